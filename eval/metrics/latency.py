"""Latency percentiles: what the slowest answers cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

PERCENTILES = (50, 90, 95, 99, 100)


def latency_percentiles(milliseconds: Sequence[float]) -> Mapping[str, float]:
    """Milliseconds within which that share of the answers came, by `p50` … `p100`.

    Linear interpolation between order statistics (Hyndman and Fan 1996, definition 7).

    >>> latency_percentiles([10, 20, 30])["p50"]
    20.0
    """
    if not milliseconds:
        return {}
    return {f"p{p}": float(np.percentile(milliseconds, p)) for p in PERCENTILES}
