"""Search by words: BM25 over stemmed English, for a code's clauses or any list of texts.

bm25s works out the score of every word in every text when an index is built. Asking is then
a sum of a few columns, done here with numpy: importing bm25s brings in scipy, a quarter of a
second that `clausewise ask` has no use for. A test holds the two to the same scores.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import Stemmer
from numpy.typing import NDArray

K1 = 1.5
B = 0.75
"""Saturation and length normalisation: the values of Lucene and bm25s."""

_LUCENE_STOP_WORDS = """
    a an and are as at be but by for if in into is it no not of on or such that the their then
    there these they this to was will with
"""
# These make a question of a sentence and say nothing of its topic.
_QUESTION_WORDS = """
    am been being can could did do does had has have how i me my our so us we were what when
    where which who whom why would you your
"""
STOP_WORDS = frozenset(_LUCENE_STOP_WORDS.split() + _QUESTION_WORDS.split())

_WORD = re.compile(r"\w+")


def stems(text: str) -> list[str]:
    """The words of a text that matter to search, lower case and stemmed.

    >>> stems("Can I accept the gifts that contractors offered?")
    ['accept', 'gift', 'contractor', 'offer']
    """
    words = [word for word in _WORD.findall(text.lower()) if word not in STOP_WORDS]
    # A stemmer must not be shared between threads; making one takes less than a microsecond.
    stemmed: list[str] = Stemmer.Stemmer("english").stemWords(words)
    return stemmed


@dataclass(frozen=True, slots=True)
class Bm25:
    """The BM25 score of every stem in every text: a sparse matrix, by column.

    Attributes:
        columns: which column a stem has.
        starts: `(n_stems + 1,)`, where each column begins in `texts` and `scores`.
        texts: `(n_entries,)`, the text of each entry.
        scores: `(n_entries,)`, float32, its score.
        n_texts: number of texts.
    """

    columns: Mapping[str, int]
    starts: NDArray[np.int64]
    texts: NDArray[np.int32]
    scores: NDArray[np.float32]
    n_texts: int

    @classmethod
    def build(cls, texts: Sequence[str]) -> Bm25:
        """Count the words of texts; needs bm25s."""
        import bm25s

        tokens = [stems(text) for text in texts]
        if not any(tokens):
            nothing = np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.float32)
            return cls({}, np.zeros(1, dtype=np.int64), *nothing, len(texts))
        model = bm25s.BM25(method="lucene", k1=K1, b=B)
        model.index(tokens, create_empty_token=False, show_progress=False)
        matrix = model.scores
        return cls(
            columns=dict(model.vocab_dict),
            starts=np.asarray(matrix["indptr"], dtype=np.int64),
            texts=np.asarray(matrix["indices"], dtype=np.int32),
            scores=np.asarray(matrix["data"], dtype=np.float32),
            n_texts=len(texts),
        )

    def score(self, query: str) -> NDArray[np.float32]:
        """BM25 score of every text for a query.

        Returns:
            `(n_texts,)`, float32, 0 where no word is shared.
        """
        total = np.zeros(self.n_texts, dtype=np.float32)
        for stem in stems(query):
            column = self.columns.get(stem)
            if column is not None:
                entries = slice(self.starts[column], self.starts[column + 1])
                total[self.texts[entries]] += self.scores[entries]
        return total

    def arrays(self, prefix: str) -> dict[str, NDArray[np.generic]]:
        """The index as arrays to save, their names beginning with `prefix`."""
        words = sorted(self.columns, key=self.columns.__getitem__)
        return {
            f"{prefix}words": np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
            f"{prefix}starts": self.starts,
            f"{prefix}texts": self.texts,
            f"{prefix}scores": self.scores,
            f"{prefix}n_texts": np.asarray([self.n_texts]),
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[np.generic]], prefix: str) -> Bm25:
        """The index that `arrays` gave away."""
        words = arrays[f"{prefix}words"].tobytes().decode().split("\n")
        return cls(
            columns={word: column for column, word in enumerate(words) if word},
            starts=arrays[f"{prefix}starts"].astype(np.int64, copy=False),
            texts=arrays[f"{prefix}texts"].astype(np.int32, copy=False),
            scores=arrays[f"{prefix}scores"].astype(np.float32, copy=False),
            n_texts=int(arrays[f"{prefix}n_texts"][0]),
        )
