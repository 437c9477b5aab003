"""Risk-coverage: how often it is wrong on the share of answers it is surest of."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def risk_coverage(confidence: Floats, right: Floats) -> Floats:
    """Risk at each coverage 1/n, 2/n … n/n: shape `(n,)`.

    `risk(i) = errors among the i most confident / i`. Among answers of equal confidence the order
    is chance, so each carries the mean error of its ties. Source: El-Yaniv and Wiener, On the
    Foundations of Noise-free Selective Classification (2010).

    >>> risk_coverage(np.array([0.9, 0.5]), np.array([1.0, 0.0])).tolist()
    [0.0, 0.5]
    """
    levels, tied = np.unique(-confidence, return_inverse=True)
    mean_error = np.bincount(tied, 1 - right, len(levels)) / np.bincount(tied, None, len(levels))
    errors = mean_error[np.sort(tied)]
    return np.asarray(np.cumsum(errors) / np.arange(1, len(errors) + 1))


def area_under_risk_coverage(confidence: Floats, right: Floats) -> float | None:
    """AURC: the mean of the risk over all coverages, 0 to 1, lower is better.

    Source: Geifman, Uziel and El-Yaniv, Bias-Reduced Uncertainty Estimation (2019).

    >>> area_under_risk_coverage(np.array([0.9, 0.5]), np.array([1.0, 0.0]))
    0.25
    """
    if len(confidence) == 0:
        return None
    return float(risk_coverage(confidence, right).mean())
