"""The duties of a sentence as imperatives: who to turn to, how, by when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.norms.norm import FORBIDDING, Duty, DutyAction, Modality, Norm
from qa_service.wording import sentences
from qa_service.wording.conditions import lifts
from qa_service.wording.quoting import plain

LONGEST_STEP = 110

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
    DutyAction.SEEK_CONSENT: "Get agreement",
    DutyAction.SEEK_ADVICE: "Ask for advice",
}
_OWN = re.compile(r"\b(?:their|his or her|his/her|his|her|one's)\b", re.IGNORECASE)
_NO_PERSON = re.compile(
    r"(?:(?:all|any|every|other|the)\s+)*(?:employees?|staff|colleagues?|officers|members?|people"
    r"|hmrc)$|any\b.*\b(?:panel|committee|caller)$",
    re.IGNORECASE,
)
"""Whom a sentence names without sending its reader to them."""
_PAPER = re.compile(
    r"\b(?:policy|policies|procedures?|code|guidance|guidelines|handbook|intranet)$", re.I
)
"""What a sentence sends its reader to for advice and nobody can be asked."""
_FORM = re.compile(r"\bforms?\b|\d$|^declaration", re.IGNORECASE)
_SENT_BACK = re.compile(r"\b(?:back|return)", re.IGNORECASE)
TELLING = frozenset({DutyAction.TELL, DutyAction.DECLARE, DutyAction.REGISTER})
_WRITTEN_DOWN = frozenset({DutyAction.DECLARE, DutyAction.REGISTER})
"""Duties that a register is for: "tell your manager in the Gifts Book" is no way to tell."""
GIVING_UP = frozenset({DutyAction.REFUSE, DutyAction.RETURN})


def steps(duties: Iterable[Duty]) -> list[str]:
    """One imperative for each duty, in their order; of two that say the same, the fuller one."""
    kept: list[Duty] = []
    for duty in duties:
        same = next((other for other in kept if _same(duty, other)), None)
        if same is None:
            kept.append(duty)
        elif _fullness(duty) > _fullness(same):
            kept[kept.index(same)] = duty
    found = [_short(duty) for duty in kept]
    return list(dict.fromkeys(step for step in found if len(step) <= LONGEST_STEP))


def asked_by(norm: Norm) -> Iterator[Duty]:
    """The duties that a sentence lays on its reader, each as far as it can be relied on.

    A sentence that says what is not required asks for nothing; one that allows does not ask to
    refuse; one that forbids asks only for what lifts it.
    """
    for duty in norm.duties:
        if _is_laid_on_reader(duty, norm):
            yield _cleaned(duty, norm)


def _is_laid_on_reader(duty: Duty, norm: Norm) -> bool:
    if norm.modality is Modality.NOT_REQUIRED or _NO_PERSON.match(duty.to_whom or ""):
        return False
    if norm.modality is Modality.MAY:
        return duty.action not in GIVING_UP
    if norm.modality in FORBIDDING:
        lifted = duty.action in TELLING and lifts(norm.condition)
        return duty.action is DutyAction.SEEK_CONSENT or lifted
    return duty.action is not DutyAction.RETURN or not _is_only_one_way(norm)


def _is_only_one_way(norm: Norm) -> bool:
    """Whether giving back is one of several ways, somebody else's to choose, or cannot be done."""
    refuses = any(duty.action is DutyAction.REFUSE for duty in norm.duties)
    chosen = "whether" in norm.text
    return refuses or chosen or _SENT_BACK.search(norm.condition or "") is not None


def _cleaned(duty: Duty, norm: Norm) -> Duty:
    """Without emphasis marks, a subject mistaken for a person, a deadline that breaks in a word."""
    text = plain(norm.text)
    whom, when = plain(duty.to_whom or "") or None, plain(duty.by_when or "") or None
    if whom and text.startswith(whom):
        whom = whom[0].lower() + whom[1:] if whom.startswith("The ") else None
    if when and re.search(rf"{re.escape(when)}\w", text):
        when = None
    return replace(duty, to_whom=whom, by_when=when)


def imperative(duty: Duty) -> str:
    """A duty as an instruction.

    >>> imperative(Duty(DutyAction.TELL, "their line manager", "before it is accepted"))
    'Tell your line manager before it is accepted'
    >>> imperative(Duty(DutyAction.REGISTER, register="Gifts Book"))
    'Have it recorded in the Gifts Book'
    """
    if duty.action is DutyAction.SEEK_ADVICE and _PAPER.search(duty.to_whom or ""):
        words = sentences.READ_ADVICE.format(whom=to_reader(duty.to_whom or ""))
    elif duty.to_whom or duty.action not in _NOBODY_NAMED:
        words = _VERBS[duty.action].format(whom=to_reader(duty.to_whom or ""))
    else:
        words = _NOBODY_NAMED[duty.action]
    if duty.register and duty.action in _WRITTEN_DOWN:
        form = _FORM.search(duty.register)
        words += f" ({duty.register})" if form else f" in the {duty.register}"
    if duty.in_writing and duty.action is not DutyAction.RETURN:
        words += " in writing"
    if duty.by_when:
        words += f" {to_reader(duty.by_when)}"
    return " ".join(words.split())


def to_reader(words: str) -> str:
    """The clause's "their" and "his or her" as the reader's "your"."""
    return _OWN.sub("your", words)


def _short(duty: Duty) -> str:
    """The imperative, without its deadline where that makes it too long to read."""
    step = imperative(duty)
    return step if len(step) <= LONGEST_STEP else imperative(replace(duty, by_when=None))


def _same(one: Duty, other: Duty) -> bool:
    """Whether two duties ask the same thing of the same person; nobody named is anybody."""
    whoms = {_who(duty) for duty in (one, other) if duty.to_whom}
    return one.action is other.action and len(whoms) <= 1


def _who(duty: Duty) -> str:
    return re.sub(r"^(?:the|your|an?)\s+", "", to_reader(duty.to_whom or "").lower())


def _fullness(duty: Duty) -> int:
    told = (duty.by_when, duty.in_writing, duty.register)
    return 2 * bool(duty.to_whom) + sum(map(bool, told))
