"""The one missing fact, found by deciding under each of its possible values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.norms.norm import Modality
from qa_service.deciding.decision import Decision
from qa_service.deciding.hypotheses import Hypothesis, open_facts, open_giver
from qa_service.deciding.rules import by_limits
from qa_service.schemas import Clarify, Verdict
from qa_service.understanding.question import UnderstoodQuestion
from qa_service.understanding.vocabulary import Vocabulary

DecideUnder = Callable[[str], Verdict]
"""The verdict on the question with one more sentence of the asker's."""

_ALLOWING = frozenset({Verdict.PERMITTED, Verdict.CONDITIONAL})


@dataclass(frozen=True, slots=True)
class Cases:
    """A decision, and the verdict under each value of the fact it turns on; may be empty."""

    decision: Decision
    verdicts: Mapping[str, Verdict]


def clarify(
    question: UnderstoodQuestion,
    decision: Decision,
    vocabulary: Vocabulary,
    decide_under: DecideUnder,
) -> Cases:
    """Ask for the missing fact where the verdict turns on it.

    Where the decider says that a fact is missing, the first open fact that flips the verdict is
    the one to ask for; where none does, the likeliest verdict stands. Otherwise only an unnamed
    giver is tried: codes part givers most of all.
    """
    if decision.verdict is Verdict.NEEDS_CLARIFICATION:
        return _name_the_fact(question, decision, vocabulary, decide_under)
    if decision.verdict in _ALLOWING | {Verdict.PROHIBITED}:
        giver = open_giver(question, decision.grounds, vocabulary)
        if giver is not None:
            forbidden = _forbidden(giver, decision, vocabulary)
            verdicts = _verdicts(giver, decide_under) | forbidden
            if forbidden and _allows_others(question, decision):
                verdicts |= {
                    name: Verdict.CONDITIONAL
                    for name, verdict in verdicts.items()
                    if name not in forbidden and verdict is Verdict.PROHIBITED
                }
            if Verdict.PROHIBITED in verdicts.values() and _ALLOWING & set(verdicts.values()):
                turned = replace(decision, verdict=Verdict.NEEDS_CLARIFICATION)
                return Cases(replace(turned, clarify=_ask(giver)), verdicts)
    return Cases(decision, {})


def _name_the_fact(
    question: UnderstoodQuestion,
    decision: Decision,
    vocabulary: Vocabulary,
    decide_under: DecideUnder,
) -> Cases:
    open_ones: Sequence[Hypothesis] = open_facts(question, decision.grounds, vocabulary)
    for hypothesis in open_ones:
        verdicts = _verdicts(hypothesis, decide_under)
        if len(set(verdicts.values())) > 1:
            return Cases(replace(decision, clarify=_ask(hypothesis)), verdicts)
    return Cases(replace(decision, verdict=decision.answering), {})


def _forbidden(giver: Hypothesis, decision: Decision, vocabulary: Vocabulary) -> dict[str, Verdict]:
    """The givers that a norm of the grounds forbids to take from, by name and without an if."""
    named = {
        phrase.value
        for ground in decision.grounds
        for norm in ground.candidate.norms
        if norm.modality is Modality.MUST_NOT and norm.condition is None
        for phrase in vocabulary.find(norm.text)
        if phrase.kind == "giver"
    }
    return {option.name: Verdict.PROHIBITED for option in giver.options if option.giver in named}


def _allows_others(question: UnderstoodQuestion, decision: Decision) -> bool:
    """Whether the clause that forbids some givers by name allows something too.

    Then what it allows is for the givers it does not name, unless a printed limit rules it out.
    """
    norms = decision.grounds[0].candidate.norms
    allows = any(norm.modality is Modality.MAY for norm in norms)
    return allows and by_limits(question, norms) is not Verdict.PROHIBITED


def _verdicts(hypothesis: Hypothesis, decide_under: DecideUnder) -> dict[str, Verdict]:
    return {option.name: decide_under(option.sentence) for option in hypothesis.options}


def _ask(hypothesis: Hypothesis) -> Clarify:
    return Clarify(
        question=hypothesis.question,
        fact=hypothesis.fact,
        options=[option.name for option in hypothesis.options],
    )
