"""What the asker does next: whom to turn to, how, by when."""

from __future__ import annotations

from ingest.norms.norm import DutyAction, Norm
from qa_service.deciding.decision import Decision, NothingFound
from qa_service.schemas import Verdict
from qa_service.wording import sentences
from qa_service.wording.duties import steps, to_reader

MOST_STEPS = 4

_MAY_TAKE_IT = (Verdict.PERMITTED, Verdict.CONDITIONAL)
"""Under these, a duty to refuse is for cases other than the asker's."""


def next_steps(decision: Decision, doubt: tuple[str, str] | None) -> list[str]:
    """Imperatives, the duties of the governing clauses first.

    Args:
        decision: the verdict with its grounds.
        doubt: whom the code names for cases of doubt, and the clause that does; None if nobody.
    """
    if decision.nothing is NothingFound.OFF_TOPIC:
        return []
    found = steps(
        norm
        for ground in decision.grounds
        for norm in (ground.norm, *ground.candidate.norms)
        if decision.verdict not in _MAY_TAKE_IT or not _refuses(norm)
    )
    if decision.verdict in (Verdict.NOT_COVERED, Verdict.NEEDS_CLARIFICATION):
        found.append(ask_in_doubt(doubt))
    if not found and decision.grounds:
        found.append(sentences.READ_WHOLE.format(clause=decision.grounds[0].label))
    return found[:MOST_STEPS]


def _refuses(norm: Norm) -> bool:
    return any(duty.action in (DutyAction.REFUSE, DutyAction.RETURN) for duty in norm.duties)


def ask_in_doubt(doubt: tuple[str, str] | None) -> str:
    """Whom to ask where the code does not decide."""
    if doubt is None:
        return sentences.ASK_MANAGER
    whom, clause = doubt
    return sentences.ASK_WHEN_IN_DOUBT.format(whom=to_reader(whom), clause=clause)
