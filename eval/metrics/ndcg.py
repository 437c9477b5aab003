"""nDCG@k: whether what is needed stands early."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from eval.metrics.gains import gains


def ndcg_at(k: int, found: Sequence[frozenset[int]], n_groups: int) -> float | None:
    """`DCG@k / ideal DCG@k` with `DCG@k = sum of gain(r) / log2(r + 1)` for r = 1 to k.

    Source: Järvelin and Kekäläinen, Cumulated gain-based evaluation of IR techniques (2002), in
    the binary form of trec_eval.

    >>> ndcg_at(10, [frozenset({0})], n_groups=1)
    1.0
    """
    if n_groups == 0:
        return None
    return _dcg(gains(found)[:k]) / _dcg([1] * min(n_groups, k))


def _dcg(ranked: Sequence[int]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(ranked, 1))
