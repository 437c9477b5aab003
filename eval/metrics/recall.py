"""Recall@k: the share of what is needed that stands among the first k."""

from __future__ import annotations

from collections.abc import Sequence


def recall_at(k: int, found: Sequence[frozenset[int]], n_groups: int) -> float | None:
    """Groups held by at least one of the first k clauses, over all groups.

    `recall@k = |union of found[:k]| / n_groups`; with one passage a group this is the recall of
    Manning, Raghavan and Schütze, Introduction to Information Retrieval (2008), section 8.3.

    >>> recall_at(2, [frozenset(), frozenset({1}), frozenset({0})], n_groups=2)
    0.5
    """
    if n_groups == 0:
        return None
    return len(frozenset().union(*found[:k])) / n_groups
