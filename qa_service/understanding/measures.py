"""What a question measures: sums, spans of time and counts, to be held against printed limits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.norms.amounts import read_amounts
from ingest.norms.counts import read_counts
from ingest.norms.norm import Comparison, Limit
from qa_service.understanding.counts import read_ordinals
from qa_service.understanding.gaps import hours_between, months_between

_SHORTHAND = re.compile(r"(?:(?<=\d)|\s)(hr|min|wk|mth|yr)(s?)\b", re.IGNORECASE)
_LONGHAND = {"hr": "hour", "min": "minute", "wk": "week", "mth": "month", "yr": "year"}
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
_PERSONS = {"people": "person", "children": "child"}
_OCCASION = "time"
"""The unit of "three times", "on more than three occasions" and of "the third one"."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Something measured in a question.

    Attributes:
        kind: `money`, `time` or `count`, as of a limit.
        value: the number.
        unit: ISO currency, unit of time, or the noun in the singular.
    """

    kind: str
    value: Decimal
    unit: str


def read_measures(question: str) -> tuple[Measure, ...]:
    """The sums, spans and counts of a question.

    >>> [(m.kind, str(m.value), m.unit) for m in read_measures("£30 for 2 hrs, my third gift")]
    [('money', '30', 'GBP'), ('time', '2', 'hour'), ('count', '3', 'gift'), ('count', '3', 'time')]
    """
    money = [Measure("money", each.value, each.unit) for each in read_amounts(question)]
    return (*money, *_counted(question), *_ordinal(question), *_gone_by(question))


def meets(limit: Limit, measures: Sequence[Measure]) -> bool | None:
    """Whether what is measured is on the side the limit's words name; None: nothing to compare.

    The largest that is measured in the limit's own unit is held against it, else the largest that
    can be turned into it.
    """
    if limit.comparison is Comparison.EQUAL:
        return None
    alike = [each for each in measures if each.kind == limit.kind]
    same = [each.value for each in alike if _words(each.unit) & _words(limit.unit)]
    turned = [value for each in alike if (value := _turned(each, limit.unit)) is not None]
    values = same or turned
    return limit.holds_for(max(values)) if values else None


def _words(unit: str) -> set[str]:
    """The words of a unit, people being persons; "working day" and "day" are two units."""
    if unit in _IN_DAYS:
        return {unit}
    return {_PERSONS.get(word, word.removesuffix("s")) for word in unit.split()}


def _turned(measure: Measure, unit: str) -> Decimal | None:
    """A span in another unit; hours are not turned into days, for they are days of work."""
    for scale in (_IN_DAYS, _IN_HOURS):
        if measure.kind == "time" and measure.unit in scale and unit in scale:
            return measure.value * scale[measure.unit] / scale[unit]
    return None


def _counted(question: str) -> Iterator[Measure]:
    text = _SHORTHAND.sub(lambda match: f" {_LONGHAND[match[1].lower()]}{match[2]}", question)
    for each in read_counts(text):
        is_article = each.is_plain and each.kind == "time"
        if is_article and _RATE.search(text[: each.start]):
            continue
        yield Measure(each.kind, each.value, each.unit)


def _ordinal(question: str) -> Iterator[Measure]:
    for _, value, noun in read_ordinals(question):
        yield Measure("count", Decimal(value), noun)
        yield Measure("count", Decimal(value), _OCCASION)


def _gone_by(question: str) -> Iterator[Measure]:
    """The span between two times or months: as good as one that is told in hours."""
    for gone, unit in ((hours_between(question), "hour"), (months_between(question), "month")):
        if gone is not None:
            yield Measure("time", gone, unit)
