"""The signals a verdict is decided on, each with a name that can be read aloud."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from ingest.norms.norm import Norm
from qa_service.candidates import Candidate, SentenceRead
from qa_service.deciding.limits import hold_limits
from qa_service.deciding.relevance import log_odds
from qa_service.deciding.ruling import ruled
from qa_service.schemas import Verdict
from qa_service.understanding.form import Form, read_forms
from qa_service.understanding.question import UnderstoodQuestion

_SETTLED = ("approval given", "declared", "no approval")
_TINY = 1e-4

Signals = Mapping[str, float]


def signals(question: UnderstoodQuestion, candidates: Sequence[Candidate]) -> Signals:
    """Everything that bears on the verdict, as numbers.

    Args:
        question: as understood.
        candidates: the clauses that were read, the most relevant first; at least one.
    """
    values = {"one": 1.0}
    values |= _search_signals(candidates)
    values |= _relevance_signals(candidates)
    values |= _verdict_signals(candidates)
    values |= _form_signals(question)
    values |= _topic_signals(question, candidates)
    values |= _ruled_signals(question, candidates)
    return MappingProxyType(values)


def governing_norm(question: UnderstoodQuestion, candidate: Candidate) -> Norm:
    """The norm of a clause that speaks to the question.

    It is the one that was found to decide, where sentences were read one by one, else the best
    sentence that the search found. A clause has at least one norm.
    """
    if candidate.decides is not None:
        return candidate.decides
    if candidate.nearest is not None:
        return candidate.nearest
    limited = [norm for norm in candidate.norms if hold_limits(question, norm)]
    return (limited or list(candidate.norms))[0]


def _search_signals(candidates: Sequence[Candidate]) -> dict[str, float]:
    hits = [candidate.hit for candidate in candidates]
    dense = sorted((hit.dense for hit in hits), reverse=True)
    return {
        "search_dense": dense[0],
        "search_sentence": max(hit.sentence for hit in hits),
        "search_words": max(hit.words for hit in hits),
        "search_heading": max(hit.heading for hit in hits),
        "search_gap": dense[0] - dense[-1],
        "search_standing": max(hit.standing for hit in hits),
    }


def _relevance_signals(candidates: Sequence[Candidate]) -> dict[str, float]:
    relevance = [candidate.relevance for candidate in candidates]
    padded = [*relevance, 0.0, 0.0][:3]
    first, second, third = (log_odds(value) for value in padded)
    return {
        "relevance_first": first,
        "relevance_second": second,
        "relevance_third": third,
        "relevance_total": math.log(sum(relevance) + _TINY),
        "relevance_apart": log_odds(candidates[0].alone_apart),
        "relevance_alone": log_odds(max(each.alone for each in candidates)),
        "relevance_wide": log_odds(candidates[0].relevance_widely or candidates[0].alone),
    }


def _verdict_signals(candidates: Sequence[Candidate]) -> dict[str, float]:
    first = candidates[0]
    evenly = dict.fromkeys(first.verdicts, 1 / len(first.verdicts))
    readings = {
        "mixed": _mixed(candidates),
        "apart": _mixed(first.apart) or first.verdicts,
        "wide": first.verdicts_widely or first.verdicts,
        "recalled": first.recalled or evenly,
    }
    return {
        f"{name}_{verdict}": math.log(p + _TINY)
        for name, verdicts in readings.items()
        for verdict, p in verdicts.items()
    }


def _mixed(read: Sequence[Candidate | SentenceRead]) -> dict[Verdict, float]:
    """The verdicts of several readings, each weighing as its relevance squared; {} of none."""
    if not read:
        return {}
    weights = [each.relevance**2 + _TINY for each in read]
    return {
        verdict: sum(w * each.verdicts[verdict] for w, each in zip(weights, read, strict=True))
        / sum(weights)
        for verdict in read[0].verdicts
    }


def _topic_signals(
    question: UnderstoodQuestion, candidates: Sequence[Candidate]
) -> dict[str, float]:
    """Whether the clauses found are about what the question's words touch."""
    touched = any(candidate.topics for candidate in candidates)
    return {
        "topic_first": float(bool(candidates[0].topics)),
        "topic_any": float(touched),
        "topic_missed": float(bool(question.topics) and not touched),
    }


def _form_signals(question: UnderstoodQuestion) -> dict[str, float]:
    forms = read_forms(question.text)
    values = {f"form_{form}": float(form in forms) for form in Form}
    settled = {fact.value for fact in question.all("settled")}
    values |= {f"settled_{value}": float(value in settled) for value in _SETTLED}
    values["form_question_mark"] = float(question.text.rstrip().endswith("?"))
    values |= {f"intent_{name}": math.log(p + _TINY) for name, p in question.intents.items()}
    return values


def _ruled_signals(
    question: UnderstoodQuestion, candidates: Sequence[Candidate]
) -> dict[str, float]:
    """What the rules alone answer: by the first clause, and by all in proportion."""
    weights = [candidate.relevance + _TINY for candidate in candidates]
    answers = [ruled(question, governing_norm(question, each)) for each in candidates]
    values = {}
    for verdict in candidates[0].verdicts:
        values[f"ruled_first_{verdict}"] = answers[0].get(verdict, 0.0)
        total = sum(
            weight * answer.get(verdict, 0.0)
            for weight, answer in zip(weights, answers, strict=True)
        )
        values[f"ruled_all_{verdict}"] = total / sum(weights)
    return values
