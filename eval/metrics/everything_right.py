"""Everything right in one answer: what a member of staff needs, with no part of it wrong."""

from __future__ import annotations


def everything_right(*parts: float | None) -> float:
    """1 if every part that applies to the question is 1, else 0.

    The parts are: verdict accepted, every group of evidence cited, every quote faithful, says what
    it must, says nothing it must not. A part that does not apply (None) cannot be wrong. A clause
    cited beyond the needed ones is counted by citation precision, not here.

    >>> everything_right(1.0, None, 0.5)
    0.0
    """
    return float(all(part is None or part == 1.0 for part in parts))
