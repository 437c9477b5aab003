"""Which sentences of the cited clauses bear on the asker's case, beside the governing one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.norms.norm import BINDING, DutyAction, Norm
from qa_service.deciding.decision import Decision, Ground
from qa_service.deciding.limits import hold_limits, misses
from qa_service.schemas import Verdict
from qa_service.understanding.question import UnderstoodQuestion
from qa_service.wording.quoting import plain

_BACK = re.compile(
    r"(?:\w+\s+){0,3}?(?:such|this|these|it|they|in (?:that|this|either|any) (?:case|event))\b",
    re.IGNORECASE,
)
_NOT_BACK = re.compile(r"it\s+(?:is|may|will)\b[^.]{0,40}\b(?:that|to)\b", re.IGNORECASE)
_READER = re.compile(
    r"\b(?:you|they|he|she|employees?|staff|officers?|colleagues?|anyone|everyone|members? of staff"
    r"|workers?|persons?|people)$",
    re.IGNORECASE,
)
_ASKS_FOR_MORE = (Verdict.CONDITIONAL, Verdict.REQUIRED)
_APPROVAL_OR_RECORD = frozenset(
    {DutyAction.SEEK_CONSENT, DutyAction.DECLARE, DutyAction.REGISTER, DutyAction.TELL}
)


def bearing(question: UnderstoodQuestion, decision: Decision) -> Iterator[Norm]:
    """The governing sentences with what bears on the case beside them, in the order to be told."""
    for ground in decision.grounds:
        if not misses(question, ground.norm):
            yield ground.norm
    for ground in decision.grounds:
        following = referring(ground)
        for norm in ground.candidate.norms:
            if norm is not ground.norm and _bears(question, decision, norm, norm in following):
                yield norm


def _bears(question: UnderstoodQuestion, decision: Decision, norm: Norm, refers: bool) -> bool:
    if norm.actor is not None and not _READER.search(norm.actor):
        return False
    held = hold_limits(question, norm)
    if held:
        return any(each.holds for each in held)
    if refers:
        return True
    if decision.verdict is Verdict.PROHIBITED:
        return _refuses_or_advises(norm)
    wanted = any(duty.action in _APPROVAL_OR_RECORD for duty in norm.duties)
    binds = norm.modality in BINDING
    asks = decision.verdict in _ASKS_FOR_MORE and wanted and binds
    return asks and norm.condition is None and not norm.limits


def _refuses_or_advises(norm: Norm) -> bool:
    """A plain duty to refuse, or whom to turn to in a case that the sentence names."""
    actions = {duty.action for duty in norm.duties}
    if norm.condition is None:
        return actions == {DutyAction.REFUSE} and not norm.limits
    return any(duty.action is DutyAction.SEEK_ADVICE and duty.to_whom for duty in norm.duties)


def referring(ground: Ground) -> list[Norm]:
    """The sentences right after the governing one that refer to what it speaks of."""
    found: list[Norm] = []
    for norm in ground.candidate.norms:
        if norm.start >= ground.norm.end:
            words = plain(norm.text)
            if not _BACK.match(words) or _NOT_BACK.match(words):
                break
            found.append(norm)
    return found
