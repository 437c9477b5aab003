"""Rows of tables: short cells instead of sentences."""

from __future__ import annotations

import re

from ingest.norms.norm import Modality

_NO = re.compile(
    r"(?:^|[|\t]|\s{2,})\s*\**(?:(?:always\s+)?(?:refuse|decline|return)\b|never\b|not\s+(?:allowed|permitted"
    r"|acceptable)|prohibited|forbidden|unacceptable|do\s+not\s+accept|must\s+(?:not|decline|refuse))",
    re.IGNORECASE,
)
_YES = re.compile(
    r"(?:^|[|\t]|\s{2,})\s*\**(?:yes\b|allowed|permitted|acceptable|(?:you\s+)?may\b|(?:you\s+)?can\b|keep\b"
    r"|accept\b|(?:may|can)\s+(?:be\s+)?(?:kept|accepted?)|no\s+(?:approval|action)|nothing\s+to\s+do)",
    re.IGNORECASE,
)


def is_table_row(text: str) -> bool:
    r"""Whether a sentence is a row of cells.

    >>> is_table_row("| Gift | £25 |"), is_table_row("Green\tbelow £25\tyes"), is_table_row("No.")
    (True, True, False)
    """
    return text.lstrip().startswith("|") or text.count("\t") >= 2


def row_modality(text: str, read: Modality) -> Modality:
    """The force of a row: what its cells say, else what was read from its words."""
    if _NO.search(text):
        return Modality.MUST_NOT
    if _YES.search(text):
        return Modality.MAY
    return read
