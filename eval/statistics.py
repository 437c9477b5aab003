"""How far a figure can be trusted: intervals and tests over questions, always seeded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 2_000
"""Bootstrap samples; the ends of a 95 % interval then rest on 50 samples each."""

LEVEL = 0.95
"""Confidence level of every interval in the project."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Interval:
    """Where the figure lies with 95 % confidence."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class PairedTest:
    """The difference B - A over the same questions, and whether it is more than chance.

    Attributes:
        p_value: how often chance alone gives so large a difference.
        n: questions both runs have a figure for.
    """

    difference: float
    interval: Interval
    p_value: float
    n: int
    test: str

    @property
    def more_than_chance(self) -> bool:
        """Whether the difference holds at the confidence level."""
        return self.p_value < 1 - LEVEL


def mean_interval(values: Sequence[float], seed: int) -> Interval | None:
    """Percentile bootstrap of the mean (Efron and Tibshirani 1993, chapter 13).

    Where all values are 0 or all are 1 the bootstrap would claim certainty; the open end is then
    the exact one of Clopper and Pearson, `(alpha / 2) ** (1 / n)` away from the other side.
    """
    if not values:
        return None
    array = np.asarray(values, dtype=np.float64)
    if np.all(array == array[0]) and array[0] in (0.0, 1.0):
        return _one_sided(float(array[0]), len(array))
    return _percentiles(array[_samples(len(array), seed)].mean(axis=1))


def statistic_interval(
    statistic: Callable[[Floats, Floats], float | None], first: Floats, second: Floats, seed: int
) -> Interval | None:
    """Percentile bootstrap of a statistic of two values a question, both of shape `(n,)`."""
    if len(first) == 0:
        return None
    values = [statistic(first[rows], second[rows]) for rows in _samples(len(first), seed)]
    return _percentiles(np.asarray(values, dtype=np.float64))


def paired_bootstrap(a: Sequence[float], b: Sequence[float], seed: int) -> PairedTest | None:
    """Paired bootstrap test of `mean(b) - mean(a)`, two-sided.

    `p = 2 * min(share of samples <= 0, share >= 0)`, with the observed one counted in, so that p
    is never 0 (Davison and Hinkley 1997, section 4.2.5).
    """
    if not a:
        return None
    gaps = np.asarray(b, dtype=np.float64) - np.asarray(a, dtype=np.float64)
    means = gaps[_samples(len(gaps), seed)].mean(axis=1)
    tails = [(int(side.sum()) + 1) / (RESAMPLES + 1) for side in (means <= 0, means >= 0)]
    return PairedTest(
        difference=float(gaps.mean()),
        interval=_percentiles(means),
        p_value=min(1.0, 2 * min(tails)),
        n=len(gaps),
        test="paired bootstrap",
    )


def mcnemar_exact(a: Sequence[float], b: Sequence[float], seed: int) -> PairedTest | None:
    """McNemar's exact test for right-or-wrong outcomes, two-sided.

    Only questions with different outcomes say anything; under chance alone each falls either way
    with probability 1/2 (McNemar 1947; exact binomial form).
    """
    from scipy.stats import binomtest  # takes a second to import; only comparisons need it

    boot = paired_bootstrap(a, b, seed)
    if boot is None:
        return None
    gained = sum(y > x for x, y in zip(a, b, strict=True))
    lost = sum(y < x for x, y in zip(a, b, strict=True))
    p_value = float(binomtest(gained, gained + lost).pvalue) if gained + lost else 1.0
    return PairedTest(boot.difference, boot.interval, p_value, boot.n, "McNemar exact")


def _samples(n: int, seed: int) -> NDArray[np.int64]:
    """Row numbers drawn with replacement: `(RESAMPLES, n)`."""
    return np.random.default_rng(seed).integers(0, n, size=(RESAMPLES, n))


def _percentiles(values: Floats) -> Interval:
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(values, [tail, 1 - tail])
    return Interval(float(low), float(high))


def _one_sided(value: float, n: int) -> Interval:
    bound = ((1 - LEVEL) / 2) ** (1 / n)
    return Interval(bound, 1.0) if value == 1.0 else Interval(0.0, 1 - bound)
