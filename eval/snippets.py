"""Whether words stand in a text, white space and Markdown emphasis marks aside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

REMEMBERED = 10_000
"""Texts kept squeezed: each clause is looked at again for every snippet of its code."""

_ASIDE = re.compile(r"[\s*_]+")


@lru_cache(maxsize=REMEMBERED)
def squeeze(text: str) -> str:
    r"""The text without white space and emphasis marks, for comparing word by word.

    >>> squeeze("a **small**\n  gift")
    'asmallgift'
    """
    return _ASIDE.sub("", text)


def contains(text: str, snippet: str) -> bool:
    """Whether the text holds the snippet, white space and emphasis marks aside."""
    return squeeze(snippet) in squeeze(text)


def groups_found(text: str, evidence: Sequence[Iterable[str]]) -> frozenset[int]:
    """Which groups of evidence have at least one of their snippets in the text.

    >>> sorted(groups_found("Refuse all gifts of money.", [["all gifts"], ["tell HR"]]))
    [0]
    """
    squeezed = squeeze(text)
    return frozenset(
        number
        for number, group in enumerate(evidence)
        if any(squeeze(snippet) in squeezed for snippet in group)
    )
