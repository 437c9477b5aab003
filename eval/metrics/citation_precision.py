"""Citation precision: whether what is cited bears on the question."""

from __future__ import annotations

from collections.abc import Sequence


def citation_precision(cited: Sequence[frozenset[int]], n_groups: int) -> float | None:
    """Cited clauses that hold a snippet of any group, over all cited clauses.

    None where nothing is cited, and where the gold knows no right clause (an answer there is
    counted by false answers in abstention recall). After ALCE (Gao et al. 2023).

    >>> citation_precision([frozenset({0}), frozenset()], n_groups=1)
    0.5
    """
    if n_groups == 0 or not cited:
        return None
    return sum(map(bool, cited)) / len(cited)
