"""The two texts that the clause reader sees; training and serving share them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.norms.limits import read_limits
from ingest.norms.ranks import read_ranks
from qa_service.reading.focus import MOST_CHARACTERS, focus
from qa_service.understanding.measures import Measure, is_among, meets

WIDELY = 450
"""Characters that a clause is cut to where it is read once more: as many as a pair has room for."""
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
    of time or the noun of the question, as the exact comparison gives it; so it does behind grades
    and ages. A long clause keeps the sentences that hold such limits.

    Args:
        heading: heading path, outermost first.
        text: the clause whole.
        measures: the sums, spans and counts of the question.
        sentence: the words of the clause nearest to the question, which a long clause is cut to.
        most: characters of the clause that may stay.
    """

    def holds_limit(part: str) -> bool:
        return next(_held(part, measures), None) is not None

    part = focus(text, sentence, most, holds_limit)
    return ": ".join([*heading[-_OUTER_HEADINGS:], _marked(part, measures)])


def _marked(text: str, measures: Sequence[Measure]) -> str:
    for end, holds in sorted(_held(text, measures), reverse=True):
        text = f"{text[:end]} {'(yes)' if holds else '(no)'}{text[end:]}"
    return text


def _held(text: str, measures: Sequence[Measure]) -> Iterator[tuple[int, bool]]:
    """Where a limit, a grade or an age ends that the question's can be held against, and how."""
    if not measures:
        return
    for limit in read_limits(text):
        if (met := meets(limit, measures)) is not None:
            yield limit.end, met
    if any(each.kind == "rank" for each in measures):
        for ranks in read_ranks(text):
            if (among := is_among(ranks, measures)) is not None:
                yield ranks.end, among
