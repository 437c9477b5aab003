"""Verdict accuracy: whether a fair HR officer would accept the verdict."""

from __future__ import annotations

from collections.abc import Collection

from qa_service.schemas import Verdict


def verdict_accepted(given: Verdict, accepted: Collection[Verdict]) -> float:
    """1 if the verdict is among the accepted ones, else 0; its mean is the accuracy.

    >>> verdict_accepted(Verdict.PERMITTED, [Verdict.CONDITIONAL])
    0.0
    """
    return float(given in accepted)
