"""Confusion: which verdict was given where which was right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from qa_service.schemas import Verdict


def confusion(
    pairs: Iterable[tuple[Verdict, Verdict]],
) -> Mapping[Verdict, Mapping[Verdict, int]]:
    """Counts by right verdict, then by given verdict, from pairs (right, given).

    >>> counts = confusion([(Verdict.PERMITTED, Verdict.PROHIBITED)])
    >>> counts[Verdict.PERMITTED][Verdict.PROHIBITED]
    1
    """
    counts = Counter(pairs)
    return {
        right: {given: counts[right, given] for given in Verdict}
        for right in Verdict
        if any(counts[right, given] for given in Verdict)
    }
