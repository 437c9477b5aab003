"""Pool several readings of one verdict: what is each worth, whichever verdict it names?

A logarithmic opinion pool (Genest and Zidek 1986). A regression with weights of its own for every
verdict and signal learns how the documents it was fitted on are written; one weight a reading, the
same for all verdicts, carries over to others.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import log_softmax, softmax

Numbers = NDArray[np.float64]

PENALTY = 0.01
"""On the squared weights of what is known of the question, standardised; of 0.0003 to 0.1 the one
with most verdicts right on documents left out."""
PENALTY_OF_CONSTANTS = 0.001
"""On how much likelier a verdict is before anything is read, and on what a reading is worth."""


@dataclass(frozen=True, slots=True)
class Pool:
    """What was learned; all for `n_verdicts` verdicts in the order they were given in.

    Attributes:
        readings: (n_readings,), what each reading is worth.
        constants: (n_verdicts,).
        known: (n_known, n_verdicts), what each thing known of the question speaks for.
    """

    readings: Numbers
    constants: Numbers
    known: Numbers

    def scores(self, readings: Numbers, known: Numbers) -> Numbers:
        """(n, n_verdicts): the log-odds of each verdict.

        Args:
            readings: (n, n_verdicts, n_readings).
            known: (n, n_known).
        """
        return np.asarray(readings @ self.readings + self.constants + known @ self.known)


def fit_pool(readings: Numbers, known: Numbers, right: NDArray[np.int_], share: Numbers) -> Pool:
    """The pool under which the right verdicts are likeliest.

    Args:
        readings: (n, n_verdicts, n_readings), how each reading scores each verdict.
        known: (n, n_known), standardised.
        right: (n,), place of the right verdict.
        share: (n,), how much each question weighs.
    """
    n_verdicts, n_readings = readings.shape[1:]
    n_known = known.shape[1]
    share = share / share.sum()
    labels = np.eye(n_verdicts)[right]

    def unpacked(values: Numbers) -> Pool:
        first, second = n_readings, n_readings + n_verdicts
        known_part = values[second:].reshape(n_known, n_verdicts)
        return Pool(values[:first], values[first:second], known_part)

    def surprise(values: Numbers) -> tuple[float, Numbers]:
        pool = unpacked(values)
        scores = pool.scores(readings, known)
        told = (log_softmax(scores, axis=1) * labels).sum(axis=1)
        off = (softmax(scores, axis=1) - labels) * share[:, None]
        simple = values[: n_readings + n_verdicts]
        penalty = PENALTY_OF_CONSTANTS * (simple**2).sum() + PENALTY * (pool.known**2).sum()
        slope = np.concatenate(
            [
                np.einsum("nv,nvr->r", off, readings),
                off.sum(axis=0),
                (known.T @ off + 2 * PENALTY * pool.known).ravel(),
            ]
        )
        slope[: len(simple)] += 2 * PENALTY_OF_CONSTANTS * simple
        return float(penalty - share @ told), slope

    start = np.zeros(n_readings + n_verdicts + n_known * n_verdicts)
    start[:n_readings] = 1 / n_readings
    found = minimize(surprise, start, jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return unpacked(found.x)
