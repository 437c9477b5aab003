"""Reciprocal rank; its mean over questions is MRR."""

from __future__ import annotations

from collections.abc import Sequence


def reciprocal_rank(found: Sequence[frozenset[int]], n_groups: int) -> float | None:
    """`1 / rank` of the first clause that holds a group; 0 if none does.

    Source: Voorhees, The TREC-8 Question Answering Track Report (1999).

    >>> reciprocal_rank([frozenset(), frozenset({0})], n_groups=1)
    0.5
    """
    if n_groups == 0:
        return None
    ranks = (rank for rank, groups in enumerate(found, 1) if groups)
    first = next(ranks, None)
    return 1 / first if first else 0.0
