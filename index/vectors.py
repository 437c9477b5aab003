"""Search by meaning: the nearest of many vectors, exactly, in FAISS."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import SnapshotCorrupt

if TYPE_CHECKING:
    import faiss

Found = list[tuple[int, float]]
"""Rows with their scores (cosine, -1 to 1), best first."""


class VectorStore(Protocol):
    """What every store of vectors answers: FAISS here, Milvus in `index.milvus`."""

    def search(
        self, queries: NDArray[np.float32], k: int, rows: range | None = None
    ) -> list[Found]:
        """The `k` nearest rows to each query, of all rows or of one range of them."""
        ...


class VectorIndex:
    """A flat FAISS index by inner product: exact, and fast up to some hundred thousand rows.

    faiss is imported when an index is made or read, not with this module: it costs 130 ms that
    a question about one code has no use for (`index.retriever` scores its few hundred rows).
    """

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: NDArray[np.float32]) -> VectorIndex:
        """Index vectors: `(n, dim)`, float32, rows of unit length."""
        import faiss

        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors))
        return cls(index)

    @classmethod
    def read(cls, path: Path) -> VectorIndex:
        """The index that `write` left.

        Raises:
            SnapshotCorrupt: the file is not a FAISS index.
        """
        import faiss

        try:
            return cls(faiss.read_index(str(path)))
        except RuntimeError as error:
            raise SnapshotCorrupt(
                f"{path} is not a FAISS index: run `clausewise index build` to write it again."
            ) from error

    def write(self, path: Path) -> None:
        """Save the index as FAISS does."""
        import faiss

        faiss.write_index(self._index, str(path))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def search(
        self, queries: NDArray[np.float32], k: int, rows: range | None = None
    ) -> list[Found]:
        """The `k` nearest rows to each query, of all rows or of one range of them.

        Args:
            queries: `(n_queries, dim)`, float32, rows of unit length.
            k: how many; fewer come back where there are fewer.
            rows: the rows to look at, e.g. those of one code.
        """
        import faiss

        within = range(len(self)) if rows is None else rows
        k = min(k, len(within))
        if k == 0:
            return [[] for _ in queries]
        selector = faiss.IDSelectorRange(within.start, within.stop)
        parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]  # its stub lacks it
        scores, ids = self._index.search(np.ascontiguousarray(queries), k, params=parameters)
        return [_pairs(*found) for found in zip(ids.tolist(), scores.tolist(), strict=True)]


def _pairs(ids: Sequence[int], scores: Sequence[float]) -> Found:
    return [(row, score) for row, score in zip(ids, scores, strict=True) if row >= 0]


def search_exactly(vectors: NDArray[np.float32], query: NDArray[np.float32], k: int) -> Found:
    """The `k` nearest rows by plain arithmetic: what every store is held to."""
    scores = vectors @ query
    best = np.argsort(-scores, kind="stable")[:k]
    return [(int(row), float(scores[row])) for row in best]
