"""The clauses of a code by how well they fit a question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from index.code_index import CodeIndex
from index.encoder import Encoder
from index.errors import ManifestMismatch
from index.fusion import Weights, saturated
from index.passages import PassageKind
from index.snapshot import REBUILD, CodeEntry, Snapshot
from ingest.clauses import Clause, Span

Floats = NDArray[np.float32]

DEFAULT_WEIGHTS = Weights(clause=0.29, sentence=0.44, heading=0.09, words=0.18, heading_words=0.5)
"""Chosen with the fine-tuned encoder on the documents to calibrate on and the gold questions to
tune on: the nearer meaning comes to the right clause, the less words add. With 0.25 for words the
first clause is right for 0.698 of the latter, with these for 0.718; on the former 0.800 and
0.799."""

CROWDED = 0.05
"""Taken from the score of an item for each sibling beyond one that fits better: items share the
words of their stem, and a list would fill the first places alone. With it a right clause is among
the first five for 0.893 of the gold questions to tune on (0.879 without)."""
PRECEDENT = 0.2
"""Weight of how near a clause lies to those that answered like questions elsewhere, beyond the mean
of its code. Of 0.1 to 0.3 all gain on the documents to calibrate on (right clause first 0.862 to
0.872, 0.877, 0.880); from 0.3 on a right clause is lost from the first five of the gold questions
to tune on (0.933 to 0.931 and 0.928)."""
_TINY = 1e-6
NEAREST_ROWS = 100
"""Passages that decide which codes are looked into when a question names none."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause found.

    Attributes:
        code, label: which clause.
        score: all signals together, 0 to 1.
        rank: from 1.
        dense, sentence, heading: cosine with the clause, its best sentence, its headings; 0 to 1.
        words: BM25, from 0 to under 1.
        precedent: how near it lies to the sentences that answered like questions; 0 to 1.
        best_sentence: where the sentence nearest to the query stands; None if none was read.
        standing: the score in standard deviations above the mean over all clauses of the code: a
            code that speaks of the matter has clauses that stand out.
    """

    code: str
    label: str
    score: float
    rank: int
    dense: float
    sentence: float
    heading: float
    words: float
    best_sentence: Span | None
    standing: float = 0.0
    precedent: float = 0.0


class Retriever:
    """Search over one snapshot with one encoder."""

    def __init__(
        self, snapshot: Snapshot, encoder: Encoder, weights: Weights = DEFAULT_WEIGHTS
    ) -> None:
        """Put snapshot and encoder together.

        Raises:
            ManifestMismatch: the snapshot was embedded with another model.
        """
        if snapshot.manifest.model_fingerprint != encoder.fingerprint:
            raise ManifestMismatch(
                f"The index {snapshot.version} was built with the model {snapshot.manifest.model} "
                f"({snapshot.manifest.model_fingerprint[:12]}…), the questions would be embedded "
                f"with {encoder.name} ({encoder.fingerprint[:12]}…): {REBUILD}."
            )
        self._snapshot = snapshot
        self._encoder = encoder
        self._weights = weights

    def embed(self, query: str) -> Floats:
        """The vector of a query, for several searches: `(dim,)`, float32, unit length."""
        vector: Floats = self._encoder.encode([query])[0]
        return vector

    def search(
        self,
        query: str,
        code: str,
        k: int,
        *,
        vector: Floats | None = None,
        lift: Floats | None = None,
        precedent: Floats | None = None,
    ) -> list[Hit]:
        """The `k` clauses of a code that fit a query best; every clause of it is scored.

        Args:
            query: the question.
            code: id of the code.
            k: how many hits; fewer come back where there are fewer clauses.
            vector: what `embed` gave for the query, to search several codes with it.
            lift: `(n_clauses,)`, added to the scores: what is known beside words and meaning.
            precedent: `(n_clauses,)`, how near each clause lies to those that answered like
                questions elsewhere.

        Raises:
            KeyError: the snapshot has no such code.
        """
        entry = self._snapshot.codes[code]
        if not entry.tree.clauses:
            return []
        vector = self.embed(query) if vector is None else vector
        rows = self._snapshot.rows_of(code)
        similarity: Floats = self._snapshot.vectors[rows.start : rows.stop] @ vector
        signals = dict(
            score_clauses(entry.index, similarity, query, self._weights, lift, precedent)
        )
        signals["score"] = _less_crowded(signals["score"], entry.tree.clauses)
        best = np.argsort(-signals["score"], kind="stable")[:k]
        return [
            _hit(entry, position, rank, similarity, signals)
            for rank, position in enumerate(best.tolist(), start=1)
        ]

    def search_all(self, query: str, k: int) -> list[Hit]:
        """The `k` best clauses of all codes, for a question that names none.

        The nearest passages of all codes, found by FAISS, tell which codes to look into.
        """
        vector = self.embed(query)
        (nearest,) = self._snapshot.store.search(vector[None], NEAREST_ROWS)
        rows = {row for row, _ in nearest}
        codes = [c for c in self._snapshot.codes if not rows.isdisjoint(self._snapshot.rows_of(c))]
        hits = [hit for c in codes for hit in self.search(query, c, k, vector=vector)]
        hits.sort(key=lambda hit: -hit.score)
        return [replace(hit, rank=rank) for rank, hit in enumerate(hits[:k], start=1)]


def score_clauses(
    index: CodeIndex,
    similarity: Floats,
    query: str,
    weights: Weights,
    lift: Floats | None = None,
    precedent: Floats | None = None,
) -> Mapping[str, Floats]:
    """Every signal for every clause, and `score`, their weighted sum; each `(n_clauses,)`.

    Args:
        index: of one code.
        similarity: `(n_rows,)`, cosine of the code's vectors with the query's.
        query: for the words.
        weights: of the sum.
        lift: `(n_clauses,)`, added to the sum.
        precedent: `(n_clauses,)`, added as far as it stands above its mean, with `PRECEDENT`.
    """
    n = index.n_clauses
    near = np.zeros(n, dtype=np.float32) if precedent is None else precedent
    dense = index.groups[PassageKind.CLAUSE].best(similarity, n)
    sentence = index.groups[PassageKind.SENTENCE].best(similarity, n)
    heading = index.groups[PassageKind.HEADING].best(similarity, n)
    words = saturated(index.body.score(query) + weights.heading_words * index.headings.score(query))
    score = (
        weights.clause * dense
        + weights.sentence * sentence
        + weights.heading * heading
        + weights.words * words
        + (0 if lift is None else lift)
        + PRECEDENT * np.maximum(near - near.mean(), 0)
    )
    return {
        "dense": dense,
        "sentence": sentence,
        "heading": heading,
        "words": words,
        "precedent": near,
        "score": np.clip(score, 0, 1),
        "standing": (score - score.mean()) / max(float(score.std()), _TINY),
    }


def _less_crowded(score: Floats, clauses: Sequence[Clause]) -> Floats:
    """The scores, those of a list's items lowered by how many of the same list fit better."""
    lowered = score.copy()
    better: Counter[str] = Counter()
    for position in np.argsort(-score, kind="stable").tolist():
        clause = clauses[position]
        if clause.parent is not None and clause.stem is not None:
            lowered[position] -= CROWDED * max(0, better[clause.parent] - 1)
            better[clause.parent] += 1
    return np.clip(lowered, 0, 1)


def _hit(
    entry: CodeEntry, position: int, rank: int, similarity: Floats, signals: Mapping[str, Floats]
) -> Hit:
    return Hit(
        code=entry.tree.code,
        label=entry.tree.clauses[position].label,
        rank=rank,
        best_sentence=entry.index.groups[PassageKind.SENTENCE].best_span(similarity, position),
        **{name: float(values[position]) for name, values in signals.items()},
    )
