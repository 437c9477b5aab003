"""Learn the decider's weights on documents that neither encoder nor reader was trained on."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from index.folders import write_atomically
from qa_service.deciding.signals import Signals
from qa_service.schemas import Verdict

STRENGTH = 0.005
"""Inverse strength of the penalty on weights, found by leaving out documents."""
KNOWN = 0.1
"""Weight of a question whose document the reader was trained on: it names the verdict under the
right clause of 88 in 100 of them, of 81 in 100 of others."""
TERSE = 0.3
"""Weight of a question over a `y-` document: all of these are asked more tersely than staff mostly
ask, and at full weight they made short questions on the five codes be met with silence."""
SILENCE = -0.1
"""Added to the score of `not_covered`: real codes word their rules more loosely than the training
documents, so that the fitted weights find nothing too often."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """The signals of one question, and the verdicts that are right."""

    code: str
    signals: Signals
    verdict: Verdict
    accepted: frozenset[Verdict]


def fit(
    rows: Sequence[Labelled], known: Sequence[Labelled] = (), strength: float = STRENGTH
) -> dict[str, dict[str, float]]:
    """Weights by verdict and signal, on the signals as they are (not standardised).

    Args:
        rows: of documents that neither encoder nor reader has seen.
        known: of documents that they were trained on.
        strength: inverse strength of the penalty.
    """
    every = [*rows, *known]
    weight = [_weight(row) for row in rows] + [KNOWN] * len(known)
    names = DictVectorizer(sparse=False)
    values = names.fit_transform([dict(row.signals) for row in every])
    scaler = StandardScaler().fit(values)
    model = LogisticRegression(C=strength, max_iter=2_000)
    verdicts = [row.verdict.value for row in every]
    model.fit(scaler.transform(values), verdicts, sample_weight=weight)
    weights = model.coef_ / scaler.scale_
    constants = model.intercept_ - weights @ scaler.mean_
    fitted = {}
    for verdict, row, constant in zip(model.classes_, weights, constants, strict=True):
        named = dict(zip(names.get_feature_names_out(), row.tolist(), strict=True))
        named["one"] = named.get("one", 0.0) + float(constant)
        fitted[str(verdict)] = {name: round(w, 5) for name, w in named.items() if abs(w) > 1e-5}
    return fitted


def _weight(row: Labelled) -> float:
    return TERSE if row.code.startswith("y-") else 1.0


def left_out(rows: Sequence[Labelled], known: Sequence[Labelled]) -> float:
    """Accuracy over the documents of `rows`, each decided by weights fitted on all the others.

    Args:
        rows: of documents that neither encoder nor reader has seen.
        known: further rows to fit on, never measured on.
    """
    from qa_service.deciding.decider import Decider, likeliest

    right = []
    for code in sorted({row.code for row in rows}):
        weights = fit([row for row in rows if row.code != code], known)
        decider = Decider({Verdict(name): named for name, named in weights.items()})
        for row in rows:
            if row.code == code:
                weighed = decider.weigh(row.signals)
                right.append(likeliest(weighed) in row.accepted)
    return float(np.mean(right))


def fit_relevance(rows: Sequence[tuple[Mapping[str, float], bool]]) -> dict[str, float]:
    """Weights of the signals of single clauses, given whether each clause governs."""
    names = DictVectorizer(sparse=False)
    values = names.fit_transform([dict(signals) for signals, _ in rows])
    model = LogisticRegression(C=1.0, max_iter=2_000, fit_intercept=False)
    model.fit(values, [governs for _, governs in rows])
    return dict(zip(names.get_feature_names_out(), np.round(model.coef_[0], 5), strict=True))


def write(
    weights: dict[str, dict[str, float]],
    relevance: Mapping[str, float],
    temperature: float,
    out: Path,
) -> None:
    """Write `decider.json`."""
    stored = {"temperature": temperature, "relevance": dict(relevance), "weights": weights}
    write_atomically(out, json.dumps(stored, indent=1, sort_keys=True) + "\n")
