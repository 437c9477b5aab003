"""Limits held against the sums in a question, exactly as they are printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ingest.norms.amounts import Amount
from ingest.norms.norm import Comparison, Limit, Norm
from qa_service.understanding.question import UnderstoodQuestion

_WITHIN = {
    Comparison.OVER: "over",
    Comparison.AT_LEAST: "at or above",
    Comparison.UNDER: "under",
    Comparison.AT_MOST: "not more than",
    Comparison.EQUAL: "equal to",
}
_OUTSIDE = {
    Comparison.OVER: "not over",
    Comparison.AT_LEAST: "below",
    Comparison.UNDER: "not under",
    Comparison.AT_MOST: "more than",
    Comparison.EQUAL: "not equal to",
}


@dataclass(frozen=True, slots=True)
class Held:
    """A limit with the sum held against it."""

    limit: Limit
    amount: Amount

    @property
    def holds(self) -> bool:
        """Whether the sum is on the side that the limit's words name."""
        return self.limit.holds_for(self.amount.value)

    @property
    def sentence(self) -> str:
        """The comparison in words: "£30 is at or above £25"."""
        side = (_WITHIN if self.holds else _OUTSIDE)[self.limit.comparison]
        return f"{self.amount.text} is {side} {money(self.limit.value, self.limit.unit)}"


def hold_limits(question: UnderstoodQuestion, norm: Norm) -> tuple[Held, ...]:
    """Each money limit of the norm with the largest sum of the question in its currency."""
    held = []
    for limit in norm.limits:
        sums = [amount for amount in question.amounts if amount.unit == limit.unit]
        if limit.kind == "money" and sums:
            held.append(Held(limit, max(sums, key=lambda amount: amount.value)))
    return tuple(held)


def misses(question: UnderstoodQuestion, norm: Norm) -> bool:
    """Whether the norm has limits in the asker's currency and the sum meets none of them."""
    held = hold_limits(question, norm)
    return bool(held) and not any(each.holds for each in held)


_SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$"}


def money(value: Decimal, unit: str) -> str:
    """A sum as it is usually printed.

    >>> money(Decimal("25"), "GBP"), money(Decimal("7.5"), "EUR"), money(Decimal(300), "SEK")
    ('£25', '€7.50', 'SEK 300')
    """
    number = f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,.2f}"
    symbol = _SYMBOLS.get(unit)
    return f"{symbol}{number}" if symbol else f"{unit} {number}"
