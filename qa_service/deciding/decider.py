"""The decider: signals to a probability for each verdict, by learned weights."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from qa_service.deciding.signals import Signals
from qa_service.errors import DeciderUnusable
from qa_service.schemas import Verdict

Probabilities = Mapping[Verdict, float]

SILENT_FROM = 0.5
"""Probability of silence from which nothing is answered."""


@dataclass(frozen=True, slots=True)
class Decider:
    """Two logistic regressions over the named signals: is it dealt with, and if so how?

    Fitted together, a document in which much is left open would teach that its answers are likely
    or unlikely too; apart, how often a code is silent bears on silence alone.

    Attributes:
        weights: verdict to signal to weight; a signal that is not named weighs nothing. Those of
            `not_covered` give the log-odds of silence, the others compete with each other.
        temperature: divides the scores, so that confidence is what it says (Guo et al. 2017).
    """

    weights: Mapping[Verdict, Mapping[str, float]]
    temperature: float = 1.0

    @classmethod
    def load(cls, path: Path) -> Decider:
        """Read the weights.

        Raises:
            DeciderUnusable: the file cannot be read or misses a verdict.
        """
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
            weights = {verdict: stored["weights"][verdict] for verdict in Verdict}
            return cls(weights, stored["temperature"])
        except (OSError, ValueError, KeyError) as error:
            raise DeciderUnusable(
                f"{path}: {error!r}. Expected weights for each of the eight verdicts. "
                "Restore the file from the repository, or run `make train`."
            ) from error

    @classmethod
    def plain(cls) -> Decider:
        """Set by hand, for a copy without trained models: follow the first clause if relevant."""
        weights: dict[Verdict, dict[str, float]] = {
            verdict: {f"apart_{verdict}": 1.0, f"mixed_{verdict}": 1.0}
            for verdict in Verdict
            if verdict is not Verdict.NOT_COVERED
        }
        weights[Verdict.NOT_COVERED] = {"relevance_first": -1.0, "one": -2.0}
        return cls(weights)

    def weigh(self, signals: Signals) -> Probabilities:
        """The probability of each verdict; they sum to 1."""
        return tempered(self.scores(signals), self.temperature)

    def scores(self, signals: Signals) -> dict[Verdict, float]:
        """The weighted sum of the signals for each verdict."""
        return {
            verdict: sum(weight * signals.get(name, 0.0) for name, weight in named.items())
            for verdict, named in self.weights.items()
        }


def tempered(scores: Mapping[Verdict, float], temperature: float) -> Probabilities:
    """Scores divided by the temperature and made probabilities; they sum to 1."""
    softened = {verdict: score / temperature for verdict, score in scores.items()}
    silence = 1 / (1 + math.exp(-softened.pop(Verdict.NOT_COVERED)))
    highest = max(softened.values())
    powers = {verdict: math.exp(score - highest) for verdict, score in softened.items()}
    total = sum(powers.values())
    answers = {verdict: (1 - silence) * power / total for verdict, power in powers.items()}
    return {**answers, Verdict.NOT_COVERED: silence}


def likeliest(probabilities: Probabilities) -> Verdict:
    """Silence where it is likelier than all answers together, else the likeliest of these.

    A question that is plainly dealt with but hard to decide spreads its probability over several
    answers: silence would win over each of them and be wrong.
    """
    if probabilities[Verdict.NOT_COVERED] >= SILENT_FROM:
        return Verdict.NOT_COVERED
    answers = [verdict for verdict in probabilities if verdict is not Verdict.NOT_COVERED]
    return max(answers, key=lambda verdict: probabilities[verdict])
