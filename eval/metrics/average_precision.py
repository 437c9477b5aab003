"""Average precision at k; its mean over questions is MAP@k."""

from __future__ import annotations

from collections.abc import Sequence

from eval.metrics.gains import gains


def average_precision_at(k: int, found: Sequence[frozenset[int]], n_groups: int) -> float | None:
    """`(1 / n_groups) * sum of precision@r` over the ranks r up to k that bring a new group.

    Source: Buckley and Voorhees, Retrieval System Evaluation, in TREC (2005); `map_cut` of
    trec_eval, which divides by all that is relevant and not by min(k, relevant).

    >>> average_precision_at(10, [frozenset(), frozenset({0})], n_groups=1)
    0.5
    """
    if n_groups == 0:
        return None
    ranked = gains(found)[:k]
    precisions = (sum(ranked[:rank]) / rank for rank, gain in enumerate(ranked, 1) if gain)
    return sum(precisions) / n_groups
