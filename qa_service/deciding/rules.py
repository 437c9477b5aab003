"""What rules know better than weights: a limit that is printed is kept to the letter."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.norms.norm import BINDING, FORBIDDING, DutyAction, Modality, Norm
from qa_service.candidates import Candidate
from qa_service.deciding.limits import hold_limits
from qa_service.schemas import Verdict
from qa_service.understanding.intent import Intent
from qa_service.understanding.question import UnderstoodQuestion

WANTS_LEAVE = 0.6
"""Odds of the intent from which a question counts as asking for leave."""
GOVERNS = 0.05
"""Relevance under which a clause's limits say nothing about the question."""

_TELLING = frozenset(
    {DutyAction.TELL, DutyAction.DECLARE, DutyAction.REGISTER, DutyAction.SEEK_CONSENT}
)


def limited_clause(
    question: UnderstoodQuestion, candidates: Sequence[Candidate]
) -> Candidate | None:
    """The most relevant clause on the question's topic whose limits its sum can be held against."""
    if question.intents.get(Intent.PERMISSION, 0.0) < WANTS_LEAVE:
        return None
    for candidate in candidates:
        on_topic = candidate.topics and candidate.relevance >= GOVERNS
        if on_topic and any(hold_limits(question, norm) for norm in candidate.norms):
            return candidate
    return None


def by_limits(question: UnderstoodQuestion, norms: Sequence[Norm]) -> Verdict | None:
    """What the printed limits of one clause make of the sum; None where they do not decide.

    A prohibition that the sum reaches forbids, unless consent lifts it. So does a permission that
    ends below the sum, and a general refusal beside a limit that it reaches. Where the limits only
    say from which sum on it must be told, and it is reached, telling it is the condition. A sum
    that is within the limits is not thereby allowed, for who gives it, and when, may forbid it:
    that is weighed.
    """
    held = [(norm, each.holds) for norm in norms for each in hold_limits(question, norm)]
    reached = [norm for norm, holds in held if holds]
    forbidding = [norm for norm in reached if norm.modality in FORBIDDING]
    if forbidding:
        return None if all(map(_lifts, forbidding)) else Verdict.PROHIBITED
    allowing = [holds for norm, holds in held if norm.modality is Modality.MAY]
    if allowing:
        return None if any(allowing) else Verdict.PROHIBITED
    if _refuses(norms) and any(norm.modality is Modality.FACT for norm in reached):
        return Verdict.PROHIBITED
    if any(norm.modality in FORBIDDING for norm, _ in held):
        return None
    told = any(norm.modality in BINDING and _tells(norm) for norm in reached)
    return Verdict.CONDITIONAL if told else None


def _tells(norm: Norm) -> bool:
    return any(duty.action in _TELLING for duty in norm.duties)


def _lifts(norm: Norm) -> bool:
    return any(duty.action is DutyAction.SEEK_CONSENT for duty in norm.duties)


def _refuses(norms: Sequence[Norm]) -> bool:
    return any(
        duty.action is DutyAction.REFUSE
        for norm in norms
        if norm.modality in BINDING
        for duty in norm.duties
    )
