"""On what a permission hangs, or what lifts a prohibition, in the clause's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.norms.norm import BINDING, FORBIDDING, Modality, Norm
from qa_service.wording.quoting import plain, quoted

_OPENERS: tuple[tuple[str, str], ...] = (
    (r"only (?P<keep>if|when|where|with|after|on|in)", ""),
    (r"(?:provided|providing)(?: (?:always|only))?,?(?: that)?", "if"),
    (r"on (?:the )?condition(?: that)?|as long as|so long as|in the event that", "if"),
    (r"(?P<keep>if|where|wherever|when|whenever|once|after|while|subject to)", ""),
    (r"unless", "unless"),
    (r"until", "until"),
    (r"without", "without"),
)
_COMPILED = tuple(
    (re.compile(rf"(?:even )?(?:{opener})\b\s*", re.IGNORECASE), word) for opener, word in _OPENERS
)
_FEWEST_WORDS = 3
"""Of a condition that can stand without the rest of its sentence."""
_ALLOWING = {"unless": "Yes, but not if", "until": "Only until", "without": "Only without"}
_LIFTING = {"unless": "Only if", "until": "Only once", "without": "Only with"}
_LIFTS = re.compile(rf"\b(?P<opener>{'|'.join(_LIFTING)})\b\s*", re.IGNORECASE)
_ALLOWED = (Modality.MAY, Modality.NOT_REQUIRED)
_DOING = re.compile(r"(?:first |previously )?[a-z]+ing\b", re.IGNORECASE)
"""After "without": "first obtaining consent" is done before, where "consent" is had."""
_CUT_SHORT = re.compile(
    r"\b(?:unless|if|when|where|of|the|an?|to|and|or|for|with|by|in|on|eg|e\.g|ie|i\.e|their|your)\W*$",
    re.IGNORECASE,
)
"""Words that no condition ends on: what was read as one is only a piece of it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A condition in the answer's words, with the clause's words that follow them.

    Attributes:
        lead: "Only if", "Only with", "Yes, but not if".
        words: the rest of the condition, verbatim.
    """

    lead: str
    words: str

    def sentence(self, room: int) -> str:
        """Lead and words, the words between quotation marks; empty if they do not fit."""
        quote = quoted(self.words, room - len(self.lead) - 1)
        return f"{self.lead} {quote}" if quote else ""


def turn(norm: Norm) -> Turn | None:
    """The condition of a sentence that allows, or the way out of one that forbids.

    None where the sentence has several conditions, and where it obliges "if" or "when" something
    is so: that says when the duty holds, not when the thing is allowed. What is forbidden "when ill
    without your manager's approval" hangs on the approval.
    """
    printed = plain(norm.condition or "")
    if not printed or printed not in plain(norm.text):
        return None
    opener, words = _opened(printed)
    within = _LIFTS.search(words)
    if norm.modality in FORBIDDING and opener not in _LIFTING and within is not None:
        opener, words = within["opener"].lower(), words[within.end() :]
    if len(words.split()) < _FEWEST_WORDS or _CUT_SHORT.search(words):
        return None
    lead = _lead(opener, norm.modality)
    if lead == _LIFTING["without"] and _DOING.match(words):
        lead = "Only after"
    return Turn(lead, words) if lead else None


def _opened(condition: str) -> tuple[str, str]:
    """The word that opens a condition, and the words after it; both empty where none does."""
    for pattern, word in _COMPILED:
        match = pattern.match(condition)
        if match:
            return word or match["keep"].lower(), condition[match.end() :]
    return "", ""


def _lead(opener: str, modality: Modality) -> str | None:
    if modality in _ALLOWED:
        return _ALLOWING.get(opener, f"Only {opener}")
    if modality in FORBIDDING:
        return _LIFTING.get(opener, f"Yes, but not {opener}")
    return _LIFTING.get(opener)


def lifts(condition: str | None) -> bool:
    """Whether a condition says when the rule does not hold: "unless …", "until …"."""
    return _LIFTS.match(condition or "") is not None


def rests_on_condition(norm: Norm) -> bool:
    """Whether a "yes" under this sentence is a "yes, if …" in the words of its condition.

    Not where the sentence obliges ("dress smartly unless …": who dresses smartly needs no
    exception), nor where it forbids "if" something is so: whether that, or the thing forbidden, is
    what the asker is free of, the sentence does not tell.
    """
    if norm.modality in FORBIDDING:
        return _LIFTS.search(norm.condition or "") is not None
    return norm.modality not in BINDING


def is_limit(norm: Norm) -> bool:
    """Whether the condition is a printed sum: a comparison says it better."""
    return any(
        limit.kind == "money" and plain(limit.text) in plain(norm.condition or "")
        for limit in norm.limits
    )
