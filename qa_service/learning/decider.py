"""Learn the decider's weights on documents that neither encoder nor reader was trained on."""

from __future__ import annotations

import json
from collections import Counter
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
"""Inverse strength of the penalty on the weights of the answers, found by leaving out documents."""
STRENGTH_OF_SILENCE = 0.03
"""The same for silence."""
READIER = 0.3
"""Added to the log-odds of silence. As fitted it is too shy: on documents left out as many verdicts
are right with it, and silence is told where it is right for up to 6 in 100 more questions."""
SHARES = {"t": 3.0}
"""How much a family of documents, by their first letter, weighs against the others; 1 unless named.
The `t-` documents, which were given, are asked as staff mostly ask."""
N_FOLDS = 8
"""Parts of the documents that are left out in turn where weights are judged."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """The signals of one question, and the verdicts that are right."""

    code: str
    signals: Signals
    verdict: Verdict
    accepted: frozenset[Verdict]


def fit(rows: Sequence[Labelled]) -> dict[str, dict[str, float]]:
    """Weights by verdict and signal, on the signals as they are (not standardised).

    Args:
        rows: of documents that neither encoder nor reader has seen.
    """
    names = DictVectorizer(sparse=False)
    values = names.fit_transform([dict(row.signals) for row in rows])
    scaler = StandardScaler().fit(values)
    scaled, share = scaler.transform(values), np.array(_weights(rows))
    verdicts = np.array([row.verdict.value for row in rows])
    silent = verdicts == Verdict.NOT_COVERED.value
    silence = LogisticRegression(C=STRENGTH_OF_SILENCE, max_iter=2_000)
    silence.fit(scaled, silent, sample_weight=share)
    answers = LogisticRegression(C=STRENGTH, max_iter=2_000)
    answers.fit(scaled[~silent], verdicts[~silent], sample_weight=share[~silent])
    coefficients = np.vstack([answers.coef_, silence.coef_]) / scaler.scale_
    constants = np.append(answers.intercept_, silence.intercept_ + READIER)
    constants -= coefficients @ scaler.mean_
    fitted = {}
    every = [*answers.classes_, Verdict.NOT_COVERED.value]
    for verdict, row, constant in zip(every, coefficients, constants, strict=True):
        named = dict(zip(names.get_feature_names_out(), row.tolist(), strict=True))
        named["one"] = named.get("one", 0.0) + float(constant)
        fitted[str(verdict)] = {name: round(w, 5) for name, w in named.items() if abs(w) > 1e-5}
    return fitted


def _weights(rows: Sequence[Labelled]) -> list[float]:
    """Every family of documents weighs as much as its share, however many questions it has."""
    sizes = Counter(row.code[0] for row in rows)
    shares = {family: SHARES.get(family, 1.0) for family in sizes}
    one = len(rows) / sum(shares.values())
    return [one * shares[row.code[0]] / sizes[row.code[0]] for row in rows]


def left_out_in_turn(
    rows: Sequence[Labelled],
) -> Iterator[tuple[dict[Verdict, dict[str, float]], list[Labelled]]]:
    """Each part of the documents, with weights fitted on the others."""
    codes = sorted({row.code for row in rows})
    for part in (set(codes[start::N_FOLDS]) for start in range(min(N_FOLDS, len(codes)))):
        weights = fit([row for row in rows if row.code not in part])
        named = {Verdict(name): values for name, values in weights.items()}
        yield named, [row for row in rows if row.code in part]


def left_out(rows: Sequence[Labelled]) -> float:
    """Accuracy over the documents, each decided by weights fitted on others."""
    from qa_service.deciding.decider import Decider, likeliest

    right = []
    for weights, part in left_out_in_turn(rows):
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
