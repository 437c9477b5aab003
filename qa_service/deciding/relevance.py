"""How relevant a clause is: what the reader saw and what the search found, weighed together.

The reader alone ranks worse than the search, but sees what the search cannot: whether a clause
on the same subject answers this question. Together they rank best.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qa_service.candidates import Candidate
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

    def weigh(self, candidates: Sequence[Candidate]) -> list[float]:
        """0 to 1 for each clause that was read: whether it governs the question."""
        return [self._weigh(signals) for signals in seen(candidates)]

    def _weigh(self, signals: Mapping[str, float]) -> float:
        score = sum(self.weights.get(name, 0.0) * value for name, value in signals.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def seen(candidates: Sequence[Candidate]) -> list[dict[str, float]]:
    """The signals of each clause by name: its own, and how it compares with the others.

    How far a clause is behind the best, or ahead of the next, puts the right clause first for 2 in
    100 more questions than its own signals alone.
    """
    own = [_own(each) for each in candidates]
    return [
        {**signals, "one": 1.0, "rank": 1 / each.hit.rank, **_compared(place, own)}
        for place, (each, signals) in enumerate(zip(candidates, own, strict=True))
    ]


def _own(candidate: Candidate) -> dict[str, float]:
    hit = candidate.hit
    return {
        "reader": log_odds(candidate.alone),
        "apart": log_odds(candidate.alone_apart),
        "score": hit.score,
        "dense": hit.dense,
        "sentence": hit.sentence,
        "words": hit.words,
        "heading": hit.heading,
        "precedent": hit.precedent,
    }


def _compared(place: int, own: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """How far each signal of a clause stands above the best of the others; 0 where it is alone."""
    others = [signals for other, signals in enumerate(own) if other != place]
    if not others:
        return {}
    return {
        f"{name}_{side}": kept(0.0, value - max(signals[name] for signals in others))
        for name, value in own[place].items()
        for side, kept in (("ahead", max), ("behind", min))
    }


def log_odds(value: float) -> float:
    """The log-odds of a probability, bounded so that certainty is a number too."""
    bounded = min(max(value, _TINY), 1 - _TINY)
    return math.log(bounded / (1 - bounded))
