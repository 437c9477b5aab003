"""Several scores of the same texts made one: a fixed weighted sum."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

HALF_WAY = 8.0
"""BM25 score of a clause that shares two or three telling words with a question."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each signal counts; the four add up to 1, so that scores run from 0 to 1.

    Attributes:
        clause: cosine of the question with the whole clause.
        sentence: cosine with its best sentence.
        heading: cosine with its heading path.
        words: BM25, brought between 0 and 1 by `saturated`.
        heading_words: how much a word in a heading counts beside one in the text, within `words`.
    """

    clause: float
    sentence: float
    heading: float
    words: float
    heading_words: float

    def __post_init__(self) -> None:
        total = self.clause + self.sentence + self.heading + self.words
        if abs(total - 1) > 1e-9:
            raise ValueError(f"the weights add up to {total}, expected 1: {self}")


def normalised(scores: Floats) -> Floats:
    """Scores from 0 to 1, the best being 1; all 0 where none is above 0."""
    best = float(scores.max(initial=0))
    unit: Floats = scores / np.float32(best) if best > 0 else np.zeros_like(scores)
    return unit


def saturated(scores: Floats) -> Floats:
    """BM25 scores from 0 to under 1, `HALF_WAY` giving 0.5.

    Within one code this beats `normalised`: where no clause shares a telling word with the
    question, the best of them must not count as much as a clause that shares three.

    >>> saturated(np.float32([0, 8, 24])).tolist()
    [0.0, 0.5, 0.75]
    """
    unit: Floats = scores / (scores + np.float32(HALF_WAY))
    return unit


def fuse(dense: Floats, words: Floats, dense_weight: float) -> Floats:
    """One score for each text of a plain list: cosine and BM25 in a weighted sum.

    Both must hold a score for every text: a sum over two short lists of best texts would take
    what one of them left out for 0.

    Args:
        dense: `(n,)`, cosine with the query.
        words: `(n,)`, BM25 score.
        dense_weight: from 0 (words alone) to 1 (meaning alone).

    Returns:
        `(n,)`, from 0 to 1.

    >>> fuse(np.float32([0.8, -0.1]), np.float32([3, 6]), 0.5).tolist()
    [0.6499999761581421, 0.5]
    """
    fused: Floats = dense_weight * np.maximum(dense, 0) + (1 - dense_weight) * normalised(words)
    return fused.astype(np.float32)
