"""How a clause is called in a sentence: by its number, or by the heading that names it."""

from __future__ import annotations

import re
from textwrap import shorten

LONGEST_NAME = 60
"""Characters; a clause may be named by a whole printed question."""

_KIND = (
    r"clause|rule|article|section|paragraph|para|note|part|appendix|annex|schedule|standard"
    r"|principle|regulation|chapter|standing order|table|item"
)
_KIND_AND_NUMBER = re.compile(rf"(?:{_KIND})\s+(?:\d|[a-z]\d|[a-z]\b|[ivxlc]+\b)", re.IGNORECASE)
_NUMBER = re.compile(r"(?:[A-Z]{1,3}[-.]?)?\d[\w.\-()]*(?:\s[•¶]\s\d+)?|[a-zA-Z]|\([a-z]+\)")
_OF_A_PART = re.compile(r"(?P<part>[^:]+):\s+(?P<number>[^:]+)")


def named(label: str) -> str:
    """The clause as it stands in the middle of a sentence.

    >>> named("10.2"), named("Clause 22(b)"), named("Note 1")
    ('clause 10.2', 'clause 22(b)', 'Note 1')
    >>> named("Article 4: 2"), named("Board Members: 8"), named("Hall hire and allotments")
    ('Article 4: 2', 'clause 8 of “Board Members”', '“Hall hire and allotments”')
    """
    if _NUMBER.fullmatch(label):
        return f"clause {label}"
    if label.startswith("§"):
        return label
    if _KIND_AND_NUMBER.match(label) and len(label) <= LONGEST_NAME:
        return label[0].lower() + label[1:] if label.startswith("Clause ") else label
    part = _OF_A_PART.fullmatch(label)
    if part and _NUMBER.fullmatch(part["number"]):
        return f"clause {part['number']} of “{_short(part['part'])}”"
    return f"“{_short(label)}”"


def opening(name: str) -> str:
    """A clause's name at the head of a sentence: "Clause 10.2"."""
    return name[0].upper() + name[1:]


def _short(name: str) -> str:
    return shorten(name, LONGEST_NAME, placeholder="…")
