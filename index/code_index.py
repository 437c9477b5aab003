"""What is searched of one code: its vectors, whose they are, and its words."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.passages import HEADING_JOIN, Passage, PassageKind, with_stem
from index.words import Bm25
from ingest.clauses import Clause, Span

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Group:
    """The passages of one kind: which row of the code's vectors belongs to which clause.

    Attributes:
        rows: `(n,)`, row of the code's vectors; two passages with the same words share one.
        clauses: `(n,)`, position of the clause in the tree, ascending.
        spans: `(n, 2)`, where the words stand in the source; -1 for headings.
    """

    rows: Ints
    clauses: Ints
    spans: Ints

    def best(self, similarity: Floats, n_clauses: int) -> Floats:
        """The best score of each clause.

        Args:
            similarity: `(n_rows,)`, cosine of each row with the query, or `(n_rows, k)` with `k`.
            n_clauses: how many clauses the code has.

        Returns:
            `(n_clauses,)` or `(n_clauses, k)`, 0 (unlike, or no passage of this kind) to 1.
        """
        scores = np.zeros((n_clauses, *similarity.shape[1:]), dtype=np.float32)
        starts = np.flatnonzero(np.diff(self.clauses, prepend=-1))
        if len(starts):
            best = np.maximum.reduceat(similarity[self.rows], starts, axis=0)
            scores[self.clauses[starts]] = np.maximum(best, 0)
        return scores

    def best_span(self, similarity: Floats, clause: int) -> Span | None:
        """Where the passage of a clause that is nearest to the query stands."""
        first, last = np.searchsorted(self.clauses, [clause, clause + 1])
        if first == last:
            return None
        start, end = self.spans[first + int(np.argmax(similarity[self.rows[first:last]]))].tolist()
        return Span(start, end)


@dataclass(frozen=True, slots=True)
class CodeIndex:
    """All that `index.retriever` needs to score the clauses of one code.

    Attributes:
        n_clauses: number of clauses.
        groups: the passages by kind.
        body: BM25 over the clauses' words with their stems.
        headings: BM25 over the clauses' heading paths.
    """

    n_clauses: int
    groups: dict[PassageKind, Group]
    body: Bm25
    headings: Bm25

    @classmethod
    def build(
        cls, clauses: Sequence[Clause], passages: Sequence[Passage], rows: Sequence[int]
    ) -> CodeIndex:
        """Index clauses whose passages have the given rows of the code's vectors."""
        return cls(
            n_clauses=len(clauses),
            groups={kind: _group(kind, passages, rows) for kind in PassageKind},
            body=Bm25.build([with_stem(clause.stem, clause.text) for clause in clauses]),
            headings=Bm25.build([HEADING_JOIN.join(clause.heading) for clause in clauses]),
        )

    def to_bytes(self) -> bytes:
        """The index as a file of numpy arrays."""
        arrays: dict[str, NDArray[np.generic]] = {"n_clauses": np.asarray([self.n_clauses])}
        for kind, group in self.groups.items():
            columns = group.rows, group.clauses, group.spans[:, 0], group.spans[:, 1]
            arrays[kind] = np.stack(columns)
        arrays |= self.body.arrays("body_") | self.headings.arrays("headings_")
        buffer = io.BytesIO()
        np.savez(buffer, allow_pickle=False, **arrays)
        return buffer.getvalue()

    @classmethod
    def from_bytes(cls, content: bytes) -> CodeIndex:
        """The index that `to_bytes` gave."""
        with np.load(io.BytesIO(content), allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        groups = {}
        for kind in PassageKind:
            rows, clauses, *spans = arrays[kind]
            groups[kind] = Group(rows, clauses, np.stack(spans, axis=1))
        return cls(
            n_clauses=int(arrays["n_clauses"][0]),
            groups=groups,
            body=Bm25.from_arrays(arrays, "body_"),
            headings=Bm25.from_arrays(arrays, "headings_"),
        )


def _group(kind: PassageKind, passages: Sequence[Passage], rows: Sequence[int]) -> Group:
    of_kind = [
        (row, passage.clause, *_ends(passage.span))
        for passage, row in zip(passages, rows, strict=True)
        if passage.kind is kind
    ]
    table = np.asarray(of_kind, dtype=np.int64).reshape(-1, 4)
    return Group(table[:, 0], table[:, 1], table[:, 2:])


def _ends(span: Span | None) -> tuple[int, int]:
    return (-1, -1) if span is None else (span.start, span.end)
