"""From rows to figures: means with intervals, overall, by code and by kind of question."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from eval.metrics.calibration_error import expected_calibration_error
from eval.metrics.confusion import confusion
from eval.metrics.risk_coverage import area_under_risk_coverage
from eval.record import Figure, Figures, Row, Summary
from eval.scores import METRICS
from eval.statistics import Interval, mean_interval, statistic_interval

Floats = NDArray[np.float64]

CURVES: dict[str, Callable[[Floats, Floats], float | None]] = {
    "aurc": area_under_risk_coverage,
    "calibration_error": expected_calibration_error,
}
"""Figures of a whole set of answers, from confidences and accepted verdicts."""

LOWER_IS_BETTER = frozenset({"false_abstention", "aurc", "calibration_error"})


def summarise(rows: Sequence[Row], seed: int) -> Summary:
    """Every figure of a run; groups in alphabetical order."""
    return Summary(
        overall=figures(rows, seed),
        by_code=_by(rows, lambda row: row.question.code, seed),
        by_kind=_by(rows, lambda row: row.question.kind.value, seed),
        confusion={
            right: dict(given)
            for right, given in confusion(
                (row.question.verdict, row.given.verdict) for row in rows
            ).items()
        },
    )


def figures(rows: Sequence[Row], seed: int) -> Figures:
    """Every metric over these rows."""
    means = {name: _mean(rows, name, seed) for name in METRICS}
    confidence, right = confidence_and_right(rows)
    for name, statistic in CURVES.items():
        interval = statistic_interval(statistic, confidence, right, seed)
        means[name] = _figure(statistic(confidence, right), interval, len(rows), 0)
    return means


def confidence_and_right(rows: Sequence[Row]) -> tuple[Floats, Floats]:
    """Confidence of each answer, and 1 where its verdict is accepted: both `(n_rows,)`."""
    confidence = np.array([row.given.confidence for row in rows], dtype=np.float64)
    right = np.array([row.scores["verdict_accuracy"] for row in rows], dtype=np.float64)
    return confidence, right


def _by(rows: Sequence[Row], key: Callable[[Row], str], seed: int) -> dict[str, Figures]:
    names = sorted({key(row) for row in rows})
    return {name: figures([row for row in rows if key(row) == name], seed) for name in names}


def _mean(rows: Sequence[Row], name: str, seed: int) -> Figure:
    values = [value for row in rows if (value := row.scores[name]) is not None]
    mean = float(np.mean(values)) if values else None
    return _figure(mean, mean_interval(values, seed), len(values), len(rows) - len(values))


def _figure(value: float | None, interval: Interval | None, n: int, left_out: int) -> Figure:
    return Figure(
        value=value,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        n=n,
        left_out=left_out,
    )
