"""Limits: amounts, counts and times with the exact comparison that is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from ingest.norms.amounts import Amount, read_amounts
from ingest.norms.comparison import (
    begins_range,
    comparison_after,
    comparison_around,
    comparison_before,
    joins_range,
    lone_to,
)
from ingest.norms.counts import Numbered, read_counts
from ingest.norms.norm import Comparison, Limit
from ingest.norms.periods import read_period

__all__ = ["Amount", "read_amounts", "read_limits"]

_NTH = "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_NUMBER_AHEAD = re.compile(
    r"[\d£€$]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million|once|twice|thrice|half"
    rf"|dozen|couple|fiver|tenner|grand|{_NTH}"
    r"|an?\s(?:[a-z]+\s)?(?:minute|hour|day|week|fortnight|month|year|quid|pound|euro|dollar))\b",
    re.IGNORECASE,
)
"""What a limit cannot do without: quick to look for."""
_PERIOD_WINDOW = 90
"""Characters after a limit in which its period may stand."""
_SENTENCE_END = re.compile(
    r"[.;:!?](?=\s|$)|\n\n|\||,?\s(?:provided|unless|must|shall|if)\s|,\s(?:but|which|when)\s"
)
"""What a limit's period does not stand behind."""
_OF_NOUN = re.compile(r"\s*(?:period)?\)?\s*of\s+(?P<noun>gifts?|hospitality|meals?|invitations?)")
_OVER_WORDS = frozenset({"over", "under", "above", "below", "beneath", "within"})
"""Before a bare number these speak of an age, a label or a place: "under 18", "under 4"."""
_SOURCES = frozenset({"from", "of", "any", "same", "by"})
"""Before a number and a period these say whose gifts are added together."""
_GRADE = re.compile(
    r"\b(?:bands?|grades?|levels?|class|points?|scales?|tiers?|aged?|rules?|paragraphs?"
    r"|sections?)\s+$",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"\b(?:looks?|anyone|people|those|persons?|child(?:ren)?|learners?|staff|pupils?|patients?|students?"
    r"|customers?|volunteers?|members?)\s+$"
)
"""Before "under 18" these speak of an age."""
_AVERAGED = re.compile(r"\b(?:averaged?|spread|calculated)\s+(?:out\s+)?$", re.IGNORECASE)
_EVENT = (
    r"(?!floor|page|row|and|or)[a-z]{3,}"
    r"(?:\s(?:day|visit|gift|absence|arrival|offence|warning))?"
)
_ORDINAL = re.compile(
    rf"\b(?:the|a|any)\s+(?P<ordinal>{_NTH})"
    r"\s+(?:(?P<noun>[a-z]+)\s+)?(?:and|or)\s+(?:any|every|each|all|later|subsequent|further"
    r"|following|onwards)\b"
    rf"|\b(?:from\s+(?:the\s+)?|(?:the\s+|an?y?\s+)(?=[a-z]+\s+{_EVENT}\s+(?:in|within)\s))"
    rf"(?P<since>{_NTH})\s+(?:(?:full|calendar|consecutive)\s+)?(?P<what>{_EVENT})\b(?:\s+on(?:wards)?\b)?",
    re.IGNORECASE,
)
_ORDINALS = _NTH.split("|")


def read_limits(text: str) -> tuple[Limit, ...]:
    """The limits in a text, in their order; offsets point into the text.

    Money counts wherever it stands: without words of comparison it is EQUAL. So do times. A
    count needs a comparison or a period.

    >>> limits = read_limits("up to £25 a year, once a month")
    >>> [(limit.text, str(limit.comparison), limit.period) for limit in limits]
    [('up to £25', '<=', 'year'), ('once', '==', 'month')]
    """
    if not _NUMBER_AHEAD.search(text):
        return ()
    money = _money(text)
    taken = [(limit.start, limit.end) for limit in money]
    found = money + list(_counts(text, taken)) + list(_ordinals(text))
    found.sort(key=lambda limit: limit.start)
    return tuple(_without_periods(text, found))


def _money(text: str) -> list[Limit]:
    amounts = read_amounts(text)
    limits: list[Limit] = []
    low_end: int | None = None
    for number, amount in enumerate(amounts):
        following = amounts[number + 1] if number + 1 < len(amounts) else None
        opens = _opens_range(text, amount, following)
        if low_end is not None and low_end == amount.start:
            limits.append(
                _limit(text, "money", amount, Comparison.AT_MOST, amount.start, amount.end)
            )
            low_end = None
            continue
        comparison, start, end = _compared(text, amount.start, amount.end)
        if comparison is None and number and _is_restated(text, amounts[number - 1], amount):
            comparison = limits[-1].comparison
        if opens and following is not None:
            low_end = following.start
            if comparison not in (Comparison.OVER, Comparison.AT_LEAST):
                between = begins_range(text, amount.start)
                comparison, start = Comparison.AT_LEAST, between or amount.start
        limits.append(_limit(text, "money", amount, comparison or Comparison.EQUAL, start, end))
    return limits


def _is_restated(text: str, first: Amount, second: Amount) -> bool:
    """Whether the same limit is given again in another currency: "£35 (€40)"."""
    gap = text[first.end : second.start].strip()
    return first.unit != second.unit and gap in ("(", "/", "or", "(or")


def _opens_range(text: str, amount: Amount, following: Amount | None) -> bool:
    if following is None or following.unit != amount.unit or following.value <= amount.value:
        return False
    gap = text[amount.end : following.start]
    between = begins_range(text, amount.start) is not None and gap.strip() == "and"
    return joins_range(gap) or between


def _counts(text: str, taken: list[tuple[int, int]]) -> Iterator[Limit]:
    for numbered in read_counts(text):
        if any(start < numbered.end and numbered.start < end for start, end in taken):
            continue
        comparison, start, end = _compared(text, numbered.start, numbered.end)
        if numbered.kind == "time":
            around = comparison_around(text, numbered.start, numbered.end)
            if around is not None:
                (comparison, start), end = around, numbered.end
        if numbered.end > numbered.start and comparison is None:
            comparison, start, end = _inside(text, numbered)
        if not _is_limit(text, numbered, comparison, start):
            continue
        yield _limit(text, numbered.kind, numbered, comparison or Comparison.EQUAL, start, end)


def _is_limit(text: str, numbered: Numbered, comparison: Comparison | None, start: int) -> bool:
    """Whether a number of things or a span of time limits anything."""
    if comparison is None:
        return not numbered.is_plain or _counted_in_period(text, numbered)
    first = text[start : numbered.start].split(maxsplit=1)
    word = first[0].lower() if first else ""
    if word in _OVER_WORDS and _AVERAGED.search(text[max(0, start - 20) : start]):
        return False
    if numbered.kind == "time":
        return True
    if _GRADE.search(text[max(0, start - 20) : start]) or word == "from":
        return False
    if numbered.value != int(numbered.value):
        return False
    if word in _OVER_WORDS and _SOMEBODY.search(text[max(0, start - 20) : start]):
        return False
    has_period = read_period(text, numbered.end, min(len(text), numbered.end + 20)) is not None
    return word not in _OVER_WORDS or numbered.unit != "" or has_period


def _inside(text: str, numbered: Numbered) -> tuple[Comparison | None, int, int]:
    """A comparison between number and noun: "25 or more gifts"."""
    number = re.compile(r"\S+").match(text, numbered.start)
    after = comparison_after(text, number.end()) if number else None
    if after is None:
        return None, numbered.start, numbered.end
    return after[0], numbered.start, max(after[1], numbered.end)


def _counted_in_period(text: str, numbered: Numbered) -> bool:
    """Whether "a year" or the like follows at once, and the number is of things."""
    period = read_period(text, numbered.end, min(len(text), numbered.end + 30))
    if period is None or text[numbered.end : period[1]].strip():
        return False
    before = text[: numbered.start].rsplit(maxsplit=1)
    adds_up = bool(before) and before[-1].lower() in _SOURCES
    return numbered.unit not in ("", "percent") and not adds_up


def _ordinals(text: str) -> Iterator[Limit]:
    for match in _ORDINAL.finditer(text):
        ordinal, noun = match["ordinal"] or match["since"], match["noun"] or match["what"] or ""
        value, unit = Decimal(_ORDINALS.index(ordinal.lower()) + 2), noun.lower()
        yield Limit(
            "count", value, unit, Comparison.AT_LEAST, match.group(), match.start(), match.end()
        )


def _compared(text: str, start: int, end: int) -> tuple[Comparison | None, int, int]:
    """The comparison of a number, and where the number with its comparing words stands."""
    after = comparison_after(text, end)
    if after is not None:
        return after[0], start, after[1]
    before = comparison_before(text, start)
    if before is not None:
        return before[0], before[1], end
    to = lone_to(text, start)
    return (Comparison.AT_MOST, to, end) if to is not None else (None, start, end)


def _limit(
    text: str,
    kind: str,
    found: Amount | Numbered,
    comparison: Comparison,
    start: int,
    end: int,
) -> Limit:
    return Limit(kind, found.value, found.unit, comparison, text[start:end], start, end)


def _without_periods(text: str, limits: list[Limit]) -> Iterator[Limit]:
    """Give each limit its period; what is a period is no limit of its own."""
    covered = 0
    for number, limit in enumerate(limits):
        if limit.kind == "time" and limit.end <= covered:
            continue
        stop = min(len(text), limit.end + _PERIOD_WINDOW)
        if end := _SENTENCE_END.search(text, limit.end, stop):
            stop = end.start()
        for later in limits[number + 1 :]:
            if later.kind != "time" and later.start >= limit.end:
                stop = min(stop, later.start)
                break
        period = read_period(text, limit.end, stop)
        if period is None or (limit.kind == "time" and text[limit.end : period[1]].strip()):
            yield limit
            continue
        name, _, covered_end = period
        covered = max(covered, covered_end)
        noun = _OF_NOUN.match(text, covered_end)
        unit = noun["noun"].rstrip("s") if noun and not limit.unit else limit.unit
        yield replace(limit, period=name, unit=unit)
