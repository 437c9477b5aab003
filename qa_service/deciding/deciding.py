"""Deciding: a pure function of the understood question and the clauses that were read."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.norms.norm import FORBIDDING
from qa_service.candidates import Candidate
from qa_service.choosing import choose_grounds
from qa_service.deciding.decider import Decider, Probabilities, likeliest
from qa_service.deciding.decision import NO_ANSWER, Decision, NothingFound
from qa_service.deciding.derivation import derive
from qa_service.deciding.limits import misses
from qa_service.deciding.rules import by_limits, limited_clause
from qa_service.deciding.signals import governing_norm, signals
from qa_service.schemas import Verdict
from qa_service.understanding.form import Form, read_forms
from qa_service.understanding.question import UnderstoodQuestion

FAR_OFF = 0.02
"""Relevance of the best clause under which a question is not about conduct at all."""
FAR_SEARCH = 0.30
"""And the best cosine that such a question reaches."""

COMES_NEAR = 0.15
"""Relevance from which a clause that does not decide is named under a silence. Of 27 silences of
the tuning half where there is a rule 14 then name its clause; of 54 right ones 17 name one too."""

LIKELY = 0.6
"""Share of the odds of all answers from which a permission is told against a sentence that forbids.
Of fifteen below it over the documents to calibrate on and the tuning half, six permissions were
right and eight of the prohibitions in their place."""


def decide(
    question: UnderstoodQuestion, candidates: Sequence[Candidate], decider: Decider
) -> Decision:
    """The verdict, with the clauses it rests on and the steps that led there.

    Args:
        question: as understood.
        candidates: the clauses that were read, the most relevant first.
        decider: what weighs the signals.
    """
    if not candidates:
        return Decision(Verdict.NOT_COVERED, 1.0, (), (), nothing=NothingFound.NO_HIT)
    probabilities = decider.weigh(signals(question, candidates))
    verdict = likeliest(probabilities)
    confidence = probabilities[verdict]
    otherwise = _otherwise(probabilities)
    if verdict is Verdict.PERMITTED and _is_barred(question, candidates, probabilities):
        verdict, confidence = Verdict.PROHIBITED, probabilities[Verdict.PROHIBITED]
        otherwise = verdict
    limited = limited_clause(question, candidates)
    ruled = by_limits(question, limited.norms) if limited is not None else None
    if limited is not None and ruled is not None:
        candidates = [limited, *(each for each in candidates if each is not limited)]
        verdict = otherwise = ruled
    if verdict is Verdict.NOT_COVERED:
        steps = derive(question, ())
        return Decision(
            verdict,
            confidence,
            (),
            steps,
            otherwise=otherwise,
            nothing=_nothing(question, candidates),
            nearest=_nearest(candidates),
        )
    grounds = choose_grounds(question, candidates, verdict)
    steps = derive(question, grounds)
    return Decision(verdict, confidence, grounds, steps, otherwise=otherwise)


def _is_barred(
    question: UnderstoodQuestion, candidates: Sequence[Candidate], probabilities: Probabilities
) -> bool:
    """Whether the sentence a permission would rest on forbids, and its limit does not let by.

    A "yes" against a prohibition has to be likely: wrong, it is the dearest answer there is.
    """
    answered = 1 - probabilities[Verdict.NOT_COVERED]
    if probabilities[Verdict.PERMITTED] >= LIKELY * answered:
        return False
    norm = governing_norm(question, candidates[0])
    return norm.modality in FORBIDDING and not misses(question, norm)


def _otherwise(probabilities: Probabilities) -> Verdict:
    """The likeliest verdict that answers: neither silence nor a question back."""
    answering = [verdict for verdict in Verdict if verdict not in NO_ANSWER]
    return max(answering, key=lambda each: probabilities[each])


def _nothing(question: UnderstoodQuestion, candidates: Sequence[Candidate]) -> NothingFound:
    best = candidates[0]
    far = best.relevance < FAR_OFF and best.hit.dense < FAR_SEARCH and not question.topics
    if far or Form.INSTRUCTION in read_forms(question.text):
        return NothingFound.OFF_TOPIC
    return NothingFound.NO_NORM


def _nearest(candidates: Sequence[Candidate]) -> str | None:
    best = candidates[0]
    return best.clause.label if best.relevance >= COMES_NEAR else None
