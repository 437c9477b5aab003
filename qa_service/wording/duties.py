"""What to do next, as short imperatives: who to turn to, how, by when."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.norms.norm import Duty, DutyAction, Norm

_VERBS = {
    DutyAction.TELL: "Tell {whom}",
    DutyAction.DECLARE: "Declare it to {whom}",
    DutyAction.REGISTER: "Have it recorded with {whom}",
    DutyAction.SEEK_CONSENT: "Get the agreement of {whom}",
    DutyAction.SEEK_ADVICE: "Ask {whom} for advice",
    DutyAction.REFUSE: "Refuse it",
    DutyAction.RETURN: "Give it back",
}
_NOBODY_NAMED = {
    DutyAction.TELL: "Report it",
    DutyAction.DECLARE: "Declare it",
    DutyAction.REGISTER: "Have it recorded",
    DutyAction.SEEK_CONSENT: "Get the agreement that the clause asks for",
    DutyAction.SEEK_ADVICE: "Ask for advice",
}
_OWN = re.compile(r"\b(?:their|his or her|his/her|his|her|one's)\b", re.IGNORECASE)
_LONGEST = 110


def steps(norms: Iterable[Norm]) -> list[str]:
    """One imperative for each different duty of the norms, in their order."""
    found: list[str] = []
    for norm in norms:
        for duty in norm.duties:
            step = imperative(duty)
            if len(step) <= _LONGEST and step not in found:
                found.append(step)
    return found


def imperative(duty: Duty) -> str:
    """A duty as an instruction.

    >>> imperative(Duty(DutyAction.TELL, "their line manager", "before it is accepted"))
    'Tell your line manager before it is accepted'
    """
    if duty.to_whom or duty.action not in _NOBODY_NAMED:
        words = _VERBS[duty.action].format(whom=to_reader(duty.to_whom or ""))
    else:
        words = _NOBODY_NAMED[duty.action]
    if duty.register:
        words += f" ({duty.register})"
    if duty.in_writing:
        words += " in writing"
    if duty.by_when:
        words += f" {to_reader(duty.by_when)}"
    return " ".join(words.split())


def to_reader(words: str) -> str:
    """The clause's "their" and "his or her" as the reader's "your"."""
    return _OWN.sub("your", words)
