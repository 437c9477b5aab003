"""What a question measures: sums, spans of time, counts, grades and ages.

They are held against the limits that a clause prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.norms.amounts import read_amounts
from ingest.norms.counts import read_counts
from ingest.norms.norm import Comparison, Limit
from ingest.norms.numbers import NUMBER, read_number
from ingest.norms.ranks import Ranks, read_own_ranks
from qa_service.understanding.counts import read_ordinals
from qa_service.understanding.gaps import hours_between, months_between

_SHORTHAND = re.compile(
    r"(?:(?<=\d)\s?(?P<h>h)\b|(?:(?<=\d)|\s)(?P<unit>hr|min|wk|mth|yr)(?P<many>s?)\b)",
    re.IGNORECASE,
)
_LONGHAND = {"h": "hour", "hr": "hour", "min": "minute", "wk": "week", "mth": "month", "yr": "year"}
_SPAN = r"(hour|day|week|month|year)"
_PLAINER: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), plain)
    for pattern, plain in (
        (rf"\b(?:an?|one) {_SPAN} and a half\b", r"1.5 \1s"),
        (rf"\bhalf an? {_SPAN}\b", r"0.5 \1s"),
        (r"\ba quarter of an hour\b", "15 minutes"),
        (r"\bthree quarters of an hour\b", "45 minutes"),
        (rf"\ba whole {_SPAN}\b", r"a \1"),
        (r"\ba single\b", "one"),
        (r"\ba pair of\b", "two"),
        (r"(?<=\w)[ -]odd\b", ""),
    )
)
"""How else people say what the reading of counts knows in digits or in one word."""
_SLANG = re.compile(r"quid|tenner|fiver|grand", re.IGNORECASE)
"""Said of euros in Ireland as of pounds in Britain."""
_AGE = re.compile(r"[\s-]old\b", re.IGNORECASE)
_DAY_NUMBER = re.compile(
    rf"\b(?P<unit>day|week)\s(?P<number>{NUMBER})\b(?![.,:/]\d)", re.IGNORECASE
)
"""As good as an ordinal: "we're at day 46"."""
_RATE = re.compile(r"(?:\d|hours?|days?|times?|once|twice|shifts?|each|head|quid)\s+$", re.I)
"""Before "a week" these make it a rate: "six hours a week"."""
_IN_DAYS = {
    "day": Decimal(1),
    "night": Decimal(1),
    "calendar day": Decimal(1),
    "clear day": Decimal(1),
    "working day": Decimal(7) / 5,
    "business day": Decimal(7) / 5,
    "school day": Decimal(7) / 5,
    "week": Decimal(7),
    "fortnight": Decimal(14),
    "month": Decimal("30.4"),
    "year": Decimal(365),
}
_IN_HOURS = {"second": Decimal(1) / 3600, "minute": Decimal(1) / 60, "hour": Decimal(1)}
_ALIKE = {"people": "person", "children": "child", "kilo": "kg", "kilogram": "kg"}
_ALIKE |= {"kilometre": "km", "litre": "l", "sek": "nok", "dkk": "nok"}
"""Crowns are crowns: "50 kr" does not say whose."""
_OCCASION = "time"
"""The unit of "three times", "on more than three occasions" and of "the third one"."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Something measured in a question.

    Attributes:
        kind: `money`, `time` or `count`, as of a limit, or `rank`.
        value: the number.
        unit: ISO currency, or "" of slang for whatever money there is; unit of time, or the noun
            in the singular; of a rank, what `Ranks` has.
    """

    kind: str
    value: Decimal
    unit: str


def read_measures(question: str) -> tuple[Measure, ...]:
    """The sums, spans and counts of a question.

    >>> [(m.kind, str(m.value), m.unit) for m in read_measures("£30 for 2 hrs, my third gift")]
    [('money', '30', 'GBP'), ('time', '2', 'hour'), ('count', '3', 'gift'), ('count', '3', 'time')]
    """
    money = [
        Measure("money", each.value, "" if _SLANG.search(each.text) else each.unit)
        for each in read_amounts(question)
    ]
    ranks = [Measure("rank", value, unit) for unit, value in read_own_ranks(question)]
    return (*money, *_counted(question), *_ordinal(question), *_gone_by(question), *ranks)


def meets(limit: Limit, measures: Sequence[Measure]) -> bool | None:
    """Whether what is measured is on the side the limit's words name; None: nothing to compare.

    The largest that is measured in the limit's own unit is held against it, else the largest that
    can be turned into it. A count of nothing that is named ("at most two") is held against the only
    one there is.
    """
    if limit.comparison is Comparison.EQUAL:
        return None
    alike = [each for each in measures if each.kind == limit.kind]
    wanted = _words(limit.unit)
    same = [
        each.value
        for each in alike
        if _words(each.unit) & wanted or (each.kind == "money" and not each.unit)
    ]
    turned = [value for each in alike if (value := _turned(each, limit.unit)) is not None]
    lone = {each.value for each in alike if each.unit != _OCCASION}
    if limit.kind == "count" and not limit.unit and len(lone) == 1:
        same = [*lone]
    values = same or turned
    return limit.holds_for(max(values)) if values else None


def is_among(ranks: Ranks, measures: Sequence[Measure]) -> bool | None:
    """Whether the grade or age that is told is among those named.

    None: there is none to compare, or there are several and not all of them give the same.
    """
    told = [each for each in measures if each.kind == "rank" and each.unit == ranks.unit]
    held = {ranks.hold(each.value) for each in told}
    return held.pop() if len(held) == 1 else None


def _words(unit: str) -> set[str]:
    """The words of a unit, people being persons; "working day" and "day" are two units."""
    if unit in _IN_DAYS:
        return {unit}
    words = (word.removesuffix("s") for word in unit.lower().split())
    return {_ALIKE.get(word, word) for word in words}


def _turned(measure: Measure, unit: str) -> Decimal | None:
    """A span in another unit; hours are not turned into days, for they are days of work."""
    if measure.kind != "time":
        return None
    if measure.unit in _IN_DAYS and unit in _IN_HOURS:
        return measure.value * _IN_DAYS[measure.unit] * 24 / _IN_HOURS[unit]
    for scale in (_IN_DAYS, _IN_HOURS):
        if measure.unit in scale and unit in scale:
            return measure.value * scale[measure.unit] / scale[unit]
    return None


def _counted(question: str) -> Iterator[Measure]:
    text = _SHORTHAND.sub(_longhand, question)
    for pattern, plain in _PLAINER:
        text = pattern.sub(plain, text)
    for each in read_counts(text):
        is_article = each.is_plain and each.kind == "time"
        if is_article and _RATE.search(text[: each.start]):
            continue
        if each.unit == "year" and _AGE.match(text, each.end):
            continue
        yield Measure(each.kind, each.value, each.unit)


def _longhand(match: re.Match[str]) -> str:
    return f" {_LONGHAND[(match['h'] or match['unit']).lower()]}{match['many'] or ''}"


def _ordinal(question: str) -> Iterator[Measure]:
    for _, value, noun in read_ordinals(question):
        yield Measure("count", Decimal(value), noun)
        yield Measure("count", Decimal(value), _OCCASION)
    for match in _DAY_NUMBER.finditer(question):
        number, unit = read_number(match["number"]), match["unit"].lower()
        yield Measure("count", number, unit)
        yield Measure("time", number, unit)


def _gone_by(question: str) -> Iterator[Measure]:
    """The span between two times or months: as good as one that is told in hours."""
    for gone, unit in ((hours_between(question), "hour"), (months_between(question), "month")):
        if gone is not None:
            yield Measure("time", gone, unit)
