"""How relevant a clause is: what the reader saw and what the search found, weighed together.

The reader alone ranks worse than the search, but sees what the search cannot: whether a clause
on the same subject answers this question. Together they rank best.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from index.retriever import Hit
from qa_service.errors import DeciderUnusable

_TINY = 1e-4


@dataclass(frozen=True, slots=True)
class RelevanceWeights:
    """A logistic regression over the reader's logit and the search's signals."""

    weights: Mapping[str, float]

    @classmethod
    def load(cls, path: Path) -> RelevanceWeights:
        """Read the weights.

        Raises:
            DeciderUnusable: the file cannot be read.
        """
        try:
            return cls(json.loads(path.read_text(encoding="utf-8"))["relevance"])
        except (OSError, ValueError, KeyError) as error:
            raise DeciderUnusable(
                f"{path}: {error!r}. Expected weights under `relevance`. "
                "Restore the file from the repository, or run `make train`."
            ) from error

    @classmethod
    def plain(cls) -> RelevanceWeights:
        """The reader's word alone, for a copy without trained weights."""
        return cls({"reader": 1.0})

    def weigh(self, hit: Hit, reader: float) -> float:
        """0 to 1: whether the clause governs the question."""
        score = sum(
            self.weights.get(name, 0.0) * value for name, value in seen(hit, reader).items()
        )
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def seen(hit: Hit, reader: float) -> dict[str, float]:
    """The signals of one clause by name.

    Args:
        hit: how the search found it.
        reader: relevance as the reader gives it, 0 to 1.
    """
    bounded = min(max(reader, _TINY), 1 - _TINY)
    return {
        "one": 1.0,
        "reader": math.log(bounded / (1 - bounded)),
        "score": hit.score,
        "dense": hit.dense,
        "sentence": hit.sentence,
        "words": hit.words,
        "heading": hit.heading,
        "rank": 1 / hit.rank,
    }
