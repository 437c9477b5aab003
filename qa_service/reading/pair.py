"""The two texts that the clause reader sees; training and serving share them."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.norms.limits import read_limits
from qa_service.reading.focus import MOST_CHARACTERS, focus
from qa_service.understanding.measures import Measure, meets

BESIDE = 160
"""Characters that each of two clauses is cut to where they are read together."""
MAX_TOKENS = 128
"""Word pieces of a pair; the longer side is cut."""
_OUTER_HEADINGS = 2


def clause_side(
    heading: Sequence[str],
    text: str,
    measures: Sequence[Measure],
    sentence: str | None = None,
    most: int = MOST_CHARACTERS,
) -> str:
    """The clause as the reader sees it: innermost headings, the part of its text that matters.

    Each printed limit is held against what the question measures, for a small model cannot compare
    numbers and the rules can: "(yes)" or "(no)" stands behind each limit in the currency, the unit
    of time or the noun of the question, as the exact comparison gives it.

    Args:
        heading: heading path, outermost first.
        text: the clause whole.
        measures: the sums, spans and counts of the question.
        sentence: the words of the clause nearest to the question, which a long clause is cut to.
        most: characters of the clause that may stay.
    """
    marked = _mark_limits(focus(text, sentence, most), measures)
    return ": ".join([*heading[-_OUTER_HEADINGS:], marked])


def _mark_limits(text: str, measures: Sequence[Measure]) -> str:
    if not measures:
        return text
    for limit in sorted(read_limits(text), key=lambda each: each.end, reverse=True):
        met = meets(limit, measures)
        if met is not None:
            text = f"{text[: limit.end]} {'(yes)' if met else '(no)'}{text[limit.end :]}"
    return text
