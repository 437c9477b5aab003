"""BM25 over a flat collection, by words and by pairs of neighbouring words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

K1 = 1.0
B = 0.6
"""Chosen among eight pairs on the tuning half of ObliQA's development questions, words alone:
0.772 / 0.633 (recall@10, MAP@10), where the 1.5 and 0.75 of `index.words` give 0.765 / 0.619."""


@dataclass(frozen=True, slots=True)
class Field:
    """BM25 over one kind of token; without a model where no passage has any."""

    model: Any  # bm25s has no types
    n_passages: int

    @classmethod
    def build(cls, tokens: Sequence[list[str]]) -> Field:
        """Count the tokens of each passage."""
        if not any(tokens):
            return cls(None, len(tokens))
        import bm25s

        model = bm25s.BM25(method="lucene", k1=K1, b=B)
        model.index(list(tokens), create_empty_token=False, show_progress=False)
        return cls(model, len(tokens))

    def score(self, tokens: Sequence[str]) -> Floats:
        """`(n_passages,)`: each token counts once, however often the question repeats it."""
        vocabulary = self.model.vocab_dict if self.model else {}
        known = [token for token in dict.fromkeys(tokens) if token in vocabulary]
        if not known:
            return np.zeros(self.n_passages, dtype=np.float32)
        scores: Floats = self.model.get_scores(known)
        return scores


def pairs(tokens: Sequence[str]) -> list[str]:
    """Neighbouring words as one token each.

    >>> pairs(["fit", "proper", "person"])
    ['fit proper', 'proper person']
    """
    return [f"{first} {second}" for first, second in pairwise(tokens)]
