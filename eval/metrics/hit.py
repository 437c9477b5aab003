"""Hit@k: whether anything that is needed stands among the first k."""

from __future__ import annotations

from collections.abc import Sequence


def hit_at(k: int, found: Sequence[frozenset[int]], n_groups: int) -> float | None:
    """1 if at least one of the first k clauses holds a group, else 0 (Success@k in trec_eval).

    >>> hit_at(1, [frozenset(), frozenset({0})], n_groups=1)
    0.0
    """
    if n_groups == 0:
        return None
    return float(any(found[:k]))
