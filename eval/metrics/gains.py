"""Graded ranks of a ranking in which several clauses may satisfy one need."""

from __future__ import annotations

from collections.abc import Sequence


def gains(found: Sequence[frozenset[int]]) -> list[int]:
    """The ranking as 0s and 1s: a 1 for each group when it is first found.

    A second clause with a group that stands higher already gains nothing (a = 1 in the novelty
    measure of Clarke et al., Novelty and Diversity in Information Retrieval Evaluation, SIGIR
    2008). A clause that brings two groups at once counts as two clauses one after the other, so
    that no ranking can score above 1.

    >>> gains([frozenset(), frozenset({0, 1}), frozenset({1}), frozenset({2})])
    [0, 1, 1, 0, 1]
    """
    seen: frozenset[int] = frozenset()
    ranked: list[int] = []
    for groups in found:
        new = groups - seen
        ranked.extend([1] * len(new) or [0])
        seen |= groups
    return ranked
