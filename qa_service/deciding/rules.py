"""What rules know better than weights: a limit that is printed is kept to the letter."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.norms.norm import Modality
from qa_service.deciding.decision import Ground
from qa_service.deciding.limits import hold_limits
from qa_service.schemas import Verdict
from qa_service.understanding.question import UnderstoodQuestion

_FORBIDDING = (Modality.MUST_NOT, Modality.SHOULD_NOT)


def keep_to_limits(
    verdict: Verdict, question: UnderstoodQuestion, grounds: Sequence[Ground]
) -> Verdict:
    """The verdict, unless a printed limit says otherwise.

    A permission up to a limit permits nothing beyond it, and a prohibition from a limit on
    forbids what reaches it. Only `permitted` is overruled: what is more careful may rest on a
    condition that a number does not show.
    """
    if verdict is not Verdict.PERMITTED:
        return verdict
    norms = [norm for ground in grounds for norm in ground.candidate.norms]
    allowed = [
        held.holds
        for norm in norms
        if norm.modality is Modality.MAY
        for held in hold_limits(question, norm)
    ]
    forbidden = any(
        held.holds
        for norm in norms
        if norm.modality in _FORBIDDING
        for held in hold_limits(question, norm)
    )
    beyond = bool(allowed) and not any(allowed)
    return Verdict.PROHIBITED if beyond or forbidden else verdict
