"""Expected calibration error: whether answers given at 0.8 are right 80 % of the time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BINS = 10
"""Bins of equal width between 0 and 1, as in the source."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Answers of like confidence: how many, how sure on average, how often right."""

    n: int
    confidence: float
    accuracy: float


def reliability(confidence: Floats, right: Floats) -> Sequence[ReliabilityBin]:
    """The bins that hold at least one answer, from unsure to sure.

    Bin m takes confidences in `(m / 10, (m + 1) / 10]`, the first one 0 as well.
    """
    number = _bin_numbers(confidence)
    return [
        ReliabilityBin(
            n=int((number == m).sum()),
            confidence=float(confidence[number == m].mean()),
            accuracy=float(right[number == m].mean()),
        )
        for m in np.unique(number)
    ]


def expected_calibration_error(confidence: Floats, right: Floats) -> float | None:
    """`ECE = sum over bins of n_bin / n * |accuracy_bin - confidence_bin|`, lower is better.

    With sums in place of means, `|sum of (right - confidence) in the bin| / n`. Source: Guo et
    al., On Calibration of Modern Neural Networks (2017), equation 3.

    >>> expected_calibration_error(np.array([0.75, 0.75]), np.array([1.0, 1.0]))
    0.25
    """
    if len(confidence) == 0:
        return None
    gaps = np.bincount(_bin_numbers(confidence), right - confidence)
    return float(np.abs(gaps).sum() / len(confidence))


def _bin_numbers(confidence: Floats) -> NDArray[np.int64]:
    numbers: Floats = np.ceil(confidence * BINS) - 1
    return numbers.clip(0, BINS - 1).astype(np.int64)
