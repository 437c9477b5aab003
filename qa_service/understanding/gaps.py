"""Time that has gone by between two points of it: "last pint at ten at night, back on at six"."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from ingest.norms.numbers import read_number

_NAMED = {"midnight": 0, "noon": 12, "midday": 12}
_PARTS = {"half": 30, "quarter": 15}
_HOUR = r"\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_CLOCK = re.compile(
    rf"(?<![\d.])\b(?:(?P<named>{'|'.join(_NAMED)})"
    rf"|(?P<part>{'|'.join(_PARTS)}|\d{{1,2}}|five|ten|twenty)\s(?:(?P<to>to)|past\s)?\s?"
    rf"(?P<after>{_HOUR})"
    rf"|(?:(?P<led>at|by|from|til|till|until|since|around|before|finish(?:ed)?|start(?:s|ed)?)\s)?"
    rf"(?P<hour>{_HOUR})(?:[:.](?P<minute>[0-5]\d))?)"
    r"(?P<mark>\s?(?:[ap]\.?m\b\.?|o'?\s?clock))?"
    r"(?!\.\d|\s?(?:[-–]|\d|%|quid|pounds?|euros?|dollars?|pence|p\b|years?|months?|weeks?|days?|hours?"
    r"|hrs?|minutes?|mins?|miles?|people|of\b|per\b|times?|percent|units?|pints?|drinks?|and\sa))",
    re.IGNORECASE,
)
"""Both "half six" and "half past six" are 6:30, as they are said in Britain and Ireland."""
_EVENING = re.compile(r"p\.?m|night|evening|afternoon", re.IGNORECASE)
_MORNING = re.compile(r"a\.?m|morning", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:last(?!\snight)|had|drank|finish(?:ed)?|sank|left)\b", re.IGNORECASE)
"""Between two times, and not in front of both, these say that the second came first."""
_NEAR = 18
"""Characters behind a time in which its part of the day may be named."""
_DAY = 24
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH = re.compile(
    rf"\b(?:in|since|last|back\sin|now|early|mid|late|end\sof|from|of)[\s-]"
    rf"(?P<month>{'|'.join(_MONTHS)})\b(?:\s(?P<year>(?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)


def hours_between(question: str) -> Decimal | None:
    """Hours from the one time of day named to the other; None unless there are just two.

    Twelve hours are told from twenty-four only where both times say which half of the day is meant;
    else the shorter span is taken.

    >>> hours_between("Last pint was ten at night and I skipper the boat from six")
    Decimal('8')
    >>> hours_between("finished my last can at half eleven, start at seven")
    Decimal('7.5')
    """
    named = ((match, _time(match, question)) for match in _CLOCK.finditer(question))
    found = [(match, time) for match, time in named if time is not None]
    if len(found) != 2:
        return None
    (match, first), (other, second) = found
    between = question[match.end() : other.start()]
    if _BEFORE.search(between) and not _BEFORE.search(question[: match.start()]):
        first, second = second, first
    (hour, half), (later, later_half) = first, second
    if half is None or later_half is None:
        return _round(later - hour, _DAY // 2)
    return _round(later + later_half - hour - half, _DAY)


def _round(gone: Decimal, clock: int) -> Decimal:
    """What a clock of so many hours shows of a span; a whole turn is not nothing."""
    return (gone + clock) % clock or Decimal(clock)


def months_between(question: str) -> Decimal | None:
    """Months from the first to the last of two or more named in order; None of fewer.

    >>> months_between("Last saw her in March 2022, it's now April 2024")
    Decimal('25')
    """
    named = [(match["month"].lower(), match["year"]) for match in _MONTH.finditer(question)]
    if len(named) < 2:
        return None
    gone = 0
    for (before, year), (month, later) in pairwise(named):
        months = _MONTHS.index(month) - _MONTHS.index(before)
        gone += months + 12 * (int(later) - int(year)) if year and later else months % 12
    return Decimal(gone)


def _time(match: re.Match[str], question: str) -> tuple[Decimal, Decimal | None] | None:
    """The time on a clock of twelve hours, and 0 or 12 for its half of the day where it is said."""
    behind = question[match.end() : match.end() + _NEAR].split(",")[0]
    mark = match["mark"] or ""
    if match["named"]:
        hour = _NAMED[match["named"].lower()]
        return Decimal(hour % 12), Decimal(hour - hour % 12)
    of_day = mark + (behind if re.match(r"\s?(?:at|in|last|this|tonight|the)\b", behind) else "")
    if not (mark or match["led"] or match["part"] or match["minute"] or of_day):
        return None
    hour = int(read_number(match["after"] or match["hour"]))
    if hour > _DAY or (match["part"] and not match["to"] and hour > 12):
        return None
    time = Decimal(hour % 12) + _minutes(match) / 60
    if hour > 12:
        return time, Decimal(12)
    half = 12 if _EVENING.search(of_day) else 0 if _MORNING.search(of_day) else None
    return time, None if half is None else Decimal(half)


def _minutes(match: re.Match[str]) -> Decimal:
    if match["minute"]:
        return Decimal(match["minute"])
    if not match["part"]:
        return Decimal(0)
    part = match["part"].lower()
    minutes = Decimal(_PARTS[part]) if part in _PARTS else read_number(part)
    return -minutes if match["to"] else minutes
