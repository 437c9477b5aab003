"""Figures of a ranking over a flat collection, as trec_eval works them out."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from eval.benchmarks.passage_search import Ranker
from eval.benchmarks.passages import RankingQuestion
from eval.metrics.average_precision import average_precision_at
from eval.metrics.recall import recall_at


@dataclass(frozen=True, slots=True)
class RankingFigures:
    """Means over questions.

    Attributes:
        recall, average_precision: at the cut-off k.
        ms: milliseconds a question, embedding included.
    """

    recall: float
    average_precision: float
    ms: float


def first(k: int, scores: np.ndarray[tuple[int], np.dtype[np.float32]]) -> list[int]:
    """Positions of the k best scores, best first; of equals the earlier one.

    >>> first(2, np.float32([1, 3, 2, 3]))
    [1, 3]
    """
    k = min(k, len(scores))
    bar = np.partition(scores, -k)[-k]
    above = np.flatnonzero(scores >= bar)
    best: list[int] = above[np.argsort(-scores[above], kind="stable")][:k].tolist()
    return best


def measure(ranker: Ranker, questions: Iterable[RankingQuestion], k: int) -> RankingFigures:
    """Rank the collection for each question; one with nothing relevant is left out."""
    recalls, precisions, seconds = [], [], []
    for question in questions:
        began = time.perf_counter()
        ranked = first(k, ranker(question.text))
        seconds.append(time.perf_counter() - began)
        found = [frozenset({position} & question.relevant) for position in ranked]
        n_relevant = len(question.relevant)
        recall, precision = (
            recall_at(k, found, n_relevant),
            average_precision_at(k, found, n_relevant),
        )
        if recall is not None and precision is not None:
            recalls.append(recall)
            precisions.append(precision)
    return RankingFigures(_mean(recalls), _mean(precisions), 1_000 * _mean(seconds))


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0
