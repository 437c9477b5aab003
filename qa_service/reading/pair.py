"""The two texts that the clause reader sees; training and serving share them."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.norms.amounts import Amount
from ingest.norms.limits import read_limits
from ingest.norms.norm import Comparison
from qa_service.reading.focus import MOST_CHARACTERS, focus

MAX_TOKENS = 128
"""Word pieces of a pair; the longer side is cut."""
_OUTER_HEADINGS = 2


def clause_side(
    heading: Sequence[str],
    text: str,
    amounts: Sequence[Amount],
    sentence: str | None = None,
    most: int = MOST_CHARACTERS,
) -> str:
    """The clause as the reader sees it: innermost headings, the part of its text that matters.

    Each printed limit is held against the sum, for a small model cannot compare
    numbers and the rules can: "(yes)" or "(no)" stands behind each limit in the currency of the
    question, as the exact comparison gives it.

    Args:
        heading: heading path, outermost first.
        text: the clause whole.
        amounts: the sums in the question; the largest is the one held against the limits.
        sentence: the words of the clause nearest to the question, which a long clause is cut to.
        most: characters of the clause that may stay.
    """
    marked = _mark_limits(focus(text, sentence, most), amounts)
    return ": ".join([*heading[-_OUTER_HEADINGS:], marked])


def _mark_limits(text: str, amounts: Sequence[Amount]) -> str:
    if not amounts:
        return text
    amount = max(amounts, key=lambda each: each.value)
    limits = [limit for limit in read_limits(text) if limit.kind == "money"]
    for limit in sorted(limits, key=lambda each: each.end, reverse=True):
        if limit.comparison is not Comparison.EQUAL and limit.unit == amount.unit:
            mark = " (yes)" if limit.holds_for(amount.value) else " (no)"
            text = text[: limit.end] + mark + text[limit.end :]
    return text
