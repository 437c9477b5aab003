"""Search over a flat collection: words, pairs of words, place in the document, and meaning."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.benchmarks.passages import Passage
from eval.benchmarks.vector_cache import VectorCache
from eval.benchmarks.word_fields import Field, pairs
from index.embedding import Progress
from index.encoder import Encoder
from index.fusion import fuse
from index.words import Bm25, stems

Floats = NDArray[np.float32]
Ranker = Callable[[str], Floats]
"""The score of every passage for a question: `(n_passages,)`."""

PRODUCT = "clausewise"
PLAIN_SUM = 0.5
"""Weight of meaning where both count alike."""


@dataclass(frozen=True, slots=True)
class SearchWeights:
    """How much each part counts.

    Attributes:
        dense: cosine with the question, against all that rests on words; 0 to 1.
        pairs: BM25 over pairs of neighbouring words, beside 1 for single words.
        parent: what the passage stands under, beside 1 for its own words.
    """

    dense: float
    pairs: float
    parent: float


REGULATIONS = SearchWeights(dense=0.6, pairs=0.4, parent=0.1)
"""For long numbered documents; chosen on the tuning half of ObliQA's development questions."""


SHORT_RULES = SearchWeights(dense=0.5, pairs=0.4, parent=0.0)
"""For rules that stand alone."""


class PassageSearch:
    """Every passage scored by every signal, none left out by another."""

    def __init__(
        self,
        passages: Sequence[Passage],
        cache: VectorCache,
        encoder: Encoder,
        tell: Progress,
    ) -> None:
        """Embed what the cache lacks, and count words."""
        texts = [passage.text for passage in passages]
        tokens = [stems(text) for text in texts]
        self._encoder = encoder
        self._vectors = cache.vectors(texts, tell)
        # A number printed alone says nothing; its vector would lie near every short question.
        self._vectors[[not text.strip() for text in texts]] = 0
        self._plain = Bm25.build(texts)
        self._words = Field.build(tokens)
        self._pairs = Field.build([pairs(each) for each in tokens])
        parents = [-1 if passage.parent is None else passage.parent for passage in passages]
        self._parents = np.asarray(parents, dtype=np.int64)

    def rankers(self, weights: SearchWeights) -> Mapping[str, Ranker]:
        """The baselines and the product's own search, each as it would run alone."""
        return {
            "BM25": self._plain.score,
            "MiniLM": self.meaning,
            "plain sum": lambda q: fuse(self.meaning(q), self._plain.score(q), PLAIN_SUM),
            PRODUCT: lambda q: fuse(self.meaning(q), self.words(q, weights), weights.dense),
        }

    def meaning(self, question: str) -> Floats:
        """Cosine with each passage."""
        cosine: Floats = self._vectors @ self._encoder.encode([question])[0]
        return cosine

    def words(self, question: str, weights: SearchWeights) -> Floats:
        """All that rests on words, in one sum."""
        tokens = stems(question)
        own = self._words.score(tokens) + weights.pairs * self._pairs.score(pairs(tokens))
        above = np.where(self._parents >= 0, own[self._parents], 0)
        summed: Floats = (own + weights.parent * above).astype(np.float32)
        return summed
