"""Learn the decider's weights on documents that neither encoder nor reader was trained on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
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
BY_FAMILY = {"t": 3.0, "y": 0.3}
"""Weight of a question by the first letter of its document, 1 unless named. Those over the `t-`
documents, which were given, are asked as staff mostly ask; those over `y-` more tersely, and fully
weighed they made short questions on the five codes be met with silence."""
SILENCE = -0.2
"""Added to the score of `not_covered`: real codes word their rules more loosely than the training
documents, so that the fitted weights find nothing too often."""
N_FOLDS = 8
"""Parts of the documents that are left out in turn where weights are judged."""


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
    return BY_FAMILY.get(row.code[0], 1.0)


def left_out_in_turn(
    rows: Sequence[Labelled], known: Sequence[Labelled]
) -> Iterator[tuple[dict[Verdict, dict[str, float]], list[Labelled]]]:
    """Each part of the documents of `rows`, with weights fitted on the others and `known`."""
    codes = sorted({row.code for row in rows})
    for part in (set(codes[start::N_FOLDS]) for start in range(min(N_FOLDS, len(codes)))):
        weights = fit([row for row in rows if row.code not in part], known)
        named = {Verdict(name): values for name, values in weights.items()}
        yield named, [row for row in rows if row.code in part]


def left_out(rows: Sequence[Labelled], known: Sequence[Labelled]) -> float:
    """Accuracy over the documents of `rows`, each decided by weights fitted on others.

    Args:
        rows: of documents that neither encoder nor reader has seen.
        known: further rows to fit on, never measured on.
    """
    from qa_service.deciding.decider import Decider, likeliest

    right = []
    for weights, part in left_out_in_turn(rows, known):
        decider = Decider(weights)
        right += [likeliest(decider.weigh(row.signals)) in row.accepted for row in part]
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
