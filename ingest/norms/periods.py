"""The period in which something is counted: "in any three-month period", "a year"."""

from __future__ import annotations

import re

from ingest.norms.numbers import NUMBER

_KIND = r"(?:calendar|financial|rolling|leave|academic|school|tax|working|single|full|twelve-month)"
_NOUN = (
    r"(?:years?|months?|weeks?|fortnights?|quarters?|days?|terms?|semesters?|seasons?|winters?"
    r"|summers?|stays?|visits?|sessions?|shifts?|annum|christmas|decades?|hours?|placements?"
    r"|periods?)"
)
_LENGTH = rf"{NUMBER}[\s-](?:{_KIND}\s)?(?:years?|months?|weeks?|days?|hours?|terms?)"
_WORDS = rf"(?:{_LENGTH}|(?:{_KIND}\s)?{_NOUN})"
_PERIOD = re.compile(
    rf"\b(?:in|within|during|over|throughout|on|for|per|at)\s+(?:the\s+(?:course|space)\s+of\s+)?"
    rf"(?:any|a|an|one|the|each|every|the\s+same|a\s+single|any\s+one)\s+"
    rf"(?:(?:rolling\s+|consecutive\s+|continuous\s+)?period\s+of\s+)?(?P<in>{_WORDS})\b"
    rf"|\b(?:within|over|in)\s+(?P<bare>{_LENGTH})\b"
    rf"|\b(?:per|a|an|each|every|any)\s+(?P<per>(?:{_KIND}\s)?{_NOUN})\b"
    rf"|\b(?P<annually>annually|yearly|monthly|weekly|daily)\b",
    re.IGNORECASE,
)
_ADVERBS = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week"}
_ADVERBS |= {"daily": "day", "annum": "year"}


def read_period(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The first period between two offsets: its plain name, where it begins and where it ends.

    >>> read_period("more than two in any three-month period", 13, 39)
    ('three months', 14, 32)
    >>> read_period("twice a calendar year", 5, 21)
    ('calendar year', 6, 21)
    """
    match = _PERIOD.search(text, start, end)
    if match is None:
        return None
    words = match["in"] or match["bare"] or match["per"] or match["annually"]
    return _plain(words), match.start(), match.end()


def _plain(words: str) -> str:
    name = " ".join(words.lower().split())
    name = _ADVERBS.get(name, name)
    if match := re.fullmatch(rf"({NUMBER})[\s-](.*)", name):
        number, unit = match.groups()
        return (
            f"{number} {unit}"
            if unit.endswith("s") or number in ("1", "one")
            else f"{number} {unit}s"
        )
    return name
