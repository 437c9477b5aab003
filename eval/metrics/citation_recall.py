"""Citation recall: whether the clauses that decide are cited."""

from __future__ import annotations

from collections.abc import Sequence


def citation_recall(cited: Sequence[frozenset[int]], n_groups: int) -> float | None:
    """Groups held by at least one cited clause, over all groups.

    After Gao et al., Enabling Large Language Models to Generate Text with Citations (ALCE, 2023),
    with a human's snippets in place of a model's entailment.

    >>> citation_recall([frozenset({0})], n_groups=2)
    0.5
    """
    if n_groups == 0:
        return None
    return len(frozenset().union(*cited)) / n_groups
