"""Which clauses of a code are about what a question touches, by the words codes have for it."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from index.snapshot import Snapshot
from qa_service.understanding.topics import Topics

MOST_LIFT = 0.1
"""Added to the search score of a clause that is the only one of its code on a topic; less, the more
there are. Found on the documents to calibrate on, where 0.05 and 0.15 do no better; with it the
first clause found is right in 0.772 of them (0.763 without)."""

Floats = NDArray[np.float32]


class ClausesOnTopic:
    """The clauses of every code of a snapshot by topic, looked up when first asked for.

    Safe to share between threads: two that look up the same topic at once find the same.
    """

    def __init__(self, snapshot: Snapshot, topics: Topics) -> None:
        self._snapshot = snapshot
        self._topics = topics
        self._found: dict[tuple[str, str], Floats] = {}

    def lift(self, code: str, topics: frozenset[str]) -> Floats | None:
        """What these topics add to the clauses' scores: `(n_clauses,)`; None without a topic."""
        lifts = [self._of_topic(code, topic) for topic in sorted(topics)]
        return np.max(lifts, axis=0) if lifts else None

    def _of_topic(self, code: str, topic: str) -> Floats:
        key = code, topic
        if key not in self._found:
            self._found[key] = self._look_up(code, topic)
        return self._found[key]

    def _look_up(self, code: str, topic: str) -> Floats:
        tree = self._snapshot.codes[code].tree
        wanted = frozenset({topic})
        about = np.array(
            [
                bool(self._topics.of_clause(wanted, clause.heading, tree.whole_text(clause)))
                for clause in tree.clauses
            ],
            dtype=np.float32,
        )
        n, n_about = len(about), float(about.sum())
        if n_about in (0, n):
            return np.zeros_like(about)
        rarity = math.log(n / n_about) / math.log(n)
        return about * np.float32(MOST_LIFT * rarity)
