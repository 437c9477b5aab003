"""Learn the decider's weights on documents that neither encoder nor reader was trained on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from index.folders import write_atomically
from qa_service.deciding.signals import Signals
from qa_service.learning.pooling import Numbers, fit_pool
from qa_service.reading.reader import READER_VERDICTS
from qa_service.schemas import Verdict

READINGS = ("mixed", "apart", "wide", "recalled", "ruled_all")
"""Signals that score every verdict: the clauses that were read, the sentences of the first one, it
with more of its text, what was told elsewhere, the rules. The rules on it alone are worth nothing
beside these."""
KNOWN = ("form_", "intent_", "settled_")
"""How the names of signals begin that tell of the question alone."""
STRENGTH_OF_SILENCE = 0.03
"""Inverse strength of the penalty on the weights of silence, found by leaving out documents."""
SHARES = {"t": 3.0, "q": 3.0, "p": 3.0}
"""How much a family of documents, by their first letter, weighs against the others; 1 unless named.
The `t-` documents, which were given, are asked as staff mostly ask; the `q-` and `p-` documents are
written as real codes mostly are."""
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
    share = np.array(_weights(rows))
    answered = np.array([row.verdict is not Verdict.NOT_COVERED for row in rows])
    fitted = _fit_answers([row for row in rows if row.verdict in READER_VERDICTS], share[answered])
    fitted[Verdict.NOT_COVERED] = _fit_silence(rows, ~answered, share)
    return {
        str(verdict): {name: round(weight, 5) for name, weight in named.items() if weight}
        for verdict, named in fitted.items()
    }


def _fit_silence(
    rows: Sequence[Labelled], silent: NDArray[np.bool_], share: Numbers
) -> dict[str, float]:
    standardised = _Standardised([row.signals for row in rows])
    model = LogisticRegression(C=STRENGTH_OF_SILENCE, max_iter=2_000)
    model.fit(standardised.values, silent, sample_weight=share)
    return standardised.as_they_are(model.coef_[0], model.intercept_[0])


def _fit_answers(rows: Sequence[Labelled], share: Numbers) -> dict[Verdict, dict[str, float]]:
    readings = np.array(
        [
            [
                [row.signals[f"{reading}_{verdict}"] for reading in READINGS]
                for verdict in READER_VERDICTS
            ]
            for row in rows
        ]
    )
    known = _Standardised(
        [
            {name: value for name, value in row.signals.items() if name.startswith(KNOWN)}
            for row in rows
        ]
    )
    right = np.array([READER_VERDICTS.index(row.verdict) for row in rows])
    pool = fit_pool(readings, known.values, right, share)
    fitted: dict[Verdict, dict[str, float]] = {}
    for place, verdict in enumerate(READER_VERDICTS):
        worth = {
            f"{reading}_{verdict}": float(weight)
            for reading, weight in zip(READINGS, pool.readings, strict=True)
        }
        spoken = known.as_they_are(pool.known[:, place], pool.constants[place])
        fitted[verdict] = {**worth, **spoken}
    return fitted


class _Standardised:
    """Signals standardised for a fit, whose weights are turned back for the signals as they are.

    Attributes:
        values: (n, n_signals).
    """

    def __init__(self, signals: Sequence[Signals]) -> None:
        vectorizer = DictVectorizer(sparse=False)
        values = vectorizer.fit_transform([dict(each) for each in signals])
        self._names = vectorizer.get_feature_names_out()
        self._scaler = StandardScaler().fit(values)
        self.values: Numbers = self._scaler.transform(values)

    def as_they_are(self, weights: Numbers, constant: float) -> dict[str, float]:
        """The weights by signal, with what is constant under `one`."""
        weights = weights / self._scaler.scale_
        named = dict(zip(self._names, weights.tolist(), strict=True))
        named["one"] = named.get("one", 0.0) + float(constant - weights @ self._scaler.mean_)
        return named


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
