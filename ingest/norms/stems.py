"""What the words before a list give to each of its items."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest.norms.bounds import Bounds
from ingest.norms.duties import read_duties
from ingest.norms.imperatives import IMPERATIVE, PROHIBITION
from ingest.norms.modality import Force
from ingest.norms.norm import BINDING, FORBIDDING, Duty, Modality, Norm
from ingest.norms.people import people_named
from ingest.norms.sentences import split_sentences
from ingest.norms.tables import is_table_row

_OPEN = re.compile(
    r"\b(?P<word>if|where|when|unless|whenever|before|provided\s+that|as\s+long\s+as|on\s+condition"
    r"\s+that|except(?:\s+(?:if|where|when|for|to|in))?|subject\s+to|only\s+if|until|after)\s*"
    r"(?:(?:it|they|you|the\s+\w+|he\s+or\s+she|one\s+of\s+these|any\s+of\s+(?:these|the\s+following)"
    r"(?:\s+(?:is\s+true|applies|apply))?|either|both|all\s+of\s+these(?:\s+apply)?|:)\s*)*[:–—-]*\s*$",
    re.IGNORECASE,
)
_BAD = re.compile(
    r"\b(?:unacceptable|prohibited|forbidden|gross\s+misconduct|misconduct|not\s+(?:acceptable"
    r"|allowed|permitted)|disciplinary\s+offences?|breaches|never)\b",
    re.IGNORECASE,
)
_GOOD = re.compile(r"\b(?:acceptable|permitted|allowed)\b(?=[^.]{0,60}:?\s*$)", re.IGNORECASE)
_FLIP = {
    Modality.MUST: Modality.MUST_NOT,
    Modality.SHOULD: Modality.SHOULD_NOT,
    Modality.MAY: Modality.MUST_NOT,
}
_NEGATED_ITEM = re.compile(
    r"\W*(?:\w{1,3}[.)]\s+)?(?:not|never|neither|avoid|refrain)\b", re.IGNORECASE
)
_CAPITAL = re.compile(r"\W*(?:\w{1,3}[.)]\s+)?[A-Z]")
_WHOLE = re.compile(
    r"\W*(?:\w{1,3}[.)]\s+)?[A-Z][^.]{0,120}?\s(?:is|are|was|has|have|will|does|do|means|says|counts?)\b"
)


@dataclass(frozen=True, slots=True)
class Stem:
    """The last sentence of the words before a list.

    Attributes:
        modality: its force.
        actor: who is bound.
        condition, exception: its own.
        duties: what it asks to be done.
        is_closed: whether it ends with a full stop, as a rule does that notes follow.
        opens: "if", "unless", … where the items finish the condition; else None.
    """

    modality: Modality
    actor: str | None
    condition: str | None
    exception: str | None
    duties: tuple[Duty, ...]
    opens: str | None
    is_closed: bool = False

    def is_over(self, item: Norm) -> bool:
        """Whether an item is a sentence that stands on its own after a whole sentence."""
        speaks = item.modality is not Modality.FACT or _WHOLE.match(item.text) is not None
        return self.is_closed and speaks and _CAPITAL.match(item.text) is not None

    def says_own(self, item: Norm) -> bool:
        """Whether an item with force of its own keeps it."""
        if self.modality is Modality.FACT:
            return True
        if self.opens is not None:
            return False
        is_command = IMPERATIVE.match(item.text) or PROHIBITION.match(item.text)
        return _CAPITAL.match(item.text) is not None and not is_command

    def modality_for(self, item: Norm) -> Modality:
        """The stem's force, turned round by an item that begins with "not" or itself forbids."""
        if self.opens and self.opens.lower().startswith("except"):
            return _EXCEPTED.get(self.modality, self.modality)
        if _NEGATED_ITEM.match(item.text):
            return _FLIP.get(self.modality, self.modality)
        if self.modality in BINDING and item.modality in FORBIDDING:
            return item.modality
        return self.modality

    def condition_for(self, item: Norm) -> str | None:
        """The stem's condition, then the item's; or the item itself as the stem's condition."""
        opened = self.open_condition(item.text)
        parts = [part for part in (self.condition, opened or item.condition) if part]
        return "; ".join(parts) or None

    def open_condition(self, item: str) -> str | None:
        """The condition that the item finishes, if the stem leaves one open."""
        return f"{self.opens} {item.strip(' ;.,')}" if self.opens else None


_EXCEPTED = {
    Modality.MUST_NOT: Modality.MAY,
    Modality.SHOULD_NOT: Modality.MAY,
    Modality.MUST: Modality.NOT_REQUIRED,
}


def read_stem(text: str, read: Callable[[str], tuple[Bounds, Force | None]]) -> Stem | None:
    """What the last sentence of a stem gives to its items; None where it is blank or a header."""
    sentences = split_sentences(text)
    last = text[sentences[-1].start : sentences[-1].end] if sentences else ""
    if not last or is_table_row(last):
        return None
    opened = _OPEN.search(last)
    body = last[: opened.start()] if opened else last
    bounds, force = read(body)
    modality = force.modality if force else Modality.FACT
    if force is None and last.rstrip().endswith((":", "-", "–", "—")):
        modality = _listed(last)
    subject = body[bounds.main_start : force.start].strip(" ,") if force else ""
    return Stem(
        modality=modality,
        actor=people_named(subject) if len(subject.split()) < 15 else None,
        condition=bounds.condition,
        exception=bounds.exception,
        duties=tuple(found.duty for found in read_duties(body)),
        opens=opened["word"] if opened else None,
        is_closed=last.endswith((".", "!", "?")),
    )


def _listed(text: str) -> Modality:
    """The force of a stem without a verb of force: "Examples of gross misconduct:"."""
    if _BAD.search(text):
        return Modality.MUST_NOT
    return Modality.MAY if _GOOD.search(text) else Modality.FACT
