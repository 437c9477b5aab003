"""The force of a sentence, from its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.norms.cues import CUE, CUES, FIRST_WORDS
from ingest.norms.imperatives import IMPERATIVE, PROHIBITION
from ingest.norms.norm import Modality

_FORCE = {name: modality for name, modality, _ in CUES}
_COLON = re.compile(r":\s+|\s[–—]\s")
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_RELATIVE = re.compile(
    r"(?:\b(?:who|which|whoever)\s+(?:(?:also|then|\w+ly)\s+)?"
    r"|\b(?:which|whom)\s+(?:(?:you|they|we|he|she|it|staff|employees|officers|the\s+\w+)\s+)?"
    r"|\bwhose\s+(?:\w+\s+){1,2}"
    r"|\b(?:under|in|by|to|for|from|with|of|at|on)\s+(?:which|whom)\s+(?:[\w'’-]+\s+){1,6}"
    r"|\bnot\s+(?:necessarily\s+)?(?:take\s+the\s+view|mean|imply|suggest)\s+that\s+[^.;]{0,45}"
    r"|\b(?:whatever|whether|how|what|because|since|so\s+that|than|while)\s+(?:you|they|we|he|she|it"
    r"|staff|employees|officers|one|someone|this|that|there)\s+(?:\w+\s+)?|\b(?:what|how)\s+"
    r"|\b(?:person|people|those|staff|one|thing|something|anything|matters?|post|information|gifts?"
    r"|interests?|action|conduct|behaviour)\s+that\s+(?:(?:you|they|we|he|she|it)\s+)?)$",
    re.IGNORECASE,
)
_CUSTOM = re.compile(
    r"\W*(?:an?|any|every|each|the)\s+(?:[\w-]+\s+)?(?:employees?|colleagues?|officers?|volunteers?|person"
    r"|managers?|drivers?|workers?|officials?|member\s+of\s+staff)\b[^.;]{0,120}?\s"
    r"(?P<verb>tells|reports|declares|registers|informs|notifies|consults|hands|returns|refuses"
    r"|declines)\s+(?:it|them|the|his|her|their|to|any|all)\b",
    re.IGNORECASE,
)
_CONSEQUENCE = re.compile(
    r"\W*(?:failure|any\s+failure|failing|breach(?:es|ing)?|any\s+breach|a\s+breach|contraven\w+"
    r"|non-compliance|disregard|ignoring)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Force:
    """The modality of a clause and where its words stand; equal offsets for a command."""

    modality: Modality
    start: int
    end: int


def read_force(main: str, start: int = 0) -> Force | None:
    """The force of a main clause, None where it only states a fact.

    Args:
        main: a sentence with its conditions blanked.
        start: where the main clause begins.

    >>> read_force("Gifts may not be kept.")
    Force(modality=<Modality.MUST_NOT: 'must_not'>, start=6, end=13)
    >>> read_force("Refuse it politely.").modality
    <Modality.MUST: 'must'>
    """
    if command := _command(main, start):
        return command
    if main.rstrip(' *_"”’)').endswith("?"):
        return None
    is_consequence = _CONSEQUENCE.match(main, start) is not None
    for cue in _cues(main, start):
        force = _FORCE[cue.lastgroup or ""]
        if force is None or _RELATIVE.search(main, max(start, cue.start() - 50), cue.start()):
            continue
        if is_consequence and force in (Modality.MUST_NOT, Modality.MAY, Modality.SHOULD):
            continue
        return Force(force, cue.start(), cue.end())
    return _command_after_colon(main, start) or _custom(main, start)


def _custom(main: str, start: int) -> Force | None:
    """What staff do as a matter of course: "A colleague who is approached tells the manager"."""
    custom = _CUSTOM.match(main, start)
    return Force(Modality.MUST, *custom.span("verb")) if custom else None


def _command(main: str, start: int) -> Force | None:
    if refusal := PROHIBITION.match(main, start):
        return Force(Modality.MUST_NOT, refusal.start("verb"), refusal.start("verb"))
    command = IMPERATIVE.match(main, start)
    if command is None:
        return None
    if command["verb"].lower() in ("avoid", "refrain", "beware"):
        modality = Modality.SHOULD_NOT
    else:
        modality = Modality.SHOULD if command["polite"] else Modality.MUST
    return Force(modality, command.start("verb"), command.start("verb"))


def _command_after_colon(main: str, start: int) -> Force | None:
    """The command in "A late text: tell your manager"."""
    for colon in _COLON.finditer(main, start):
        if command := IMPERATIVE.match(main, colon.end()):
            return Force(Modality.MUST, command.start("verb"), command.start("verb"))
    return None


def _cues(main: str, start: int) -> Iterator[re.Match[str]]:
    end = start
    for word in _WORD.finditer(main, start):
        if word.start() < end or word.group().lower() not in FIRST_WORDS:
            continue
        if cue := CUE.match(main, word.start()):
            yield cue
            end = cue.end()
