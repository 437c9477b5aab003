"""Whether the answer says what it must, and nothing that it must not.

A phrase is looked for without regard to case, emphasis marks and line breaks; `£25|24.99` means
either. What must be said may stand in a quote; what must not be said is looked for in the words
that speak to the reader (headline and answer).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_EMPHASIS = re.compile(r"[*_`]+")


def says_what_it_must(texts: Sequence[str], phrases: Sequence[str]) -> float | None:
    """1 if every phrase has an alternative in one of the texts, else 0; None without phrases.

    >>> says_what_it_must(["Tell your **line manager** first."], ["line manager|supervisor"])
    1.0
    """
    if not phrases:
        return None
    plain = [_plain(text) for text in texts]
    return float(all(_said(phrase, plain) for phrase in phrases))


def says_nothing_it_must_not(texts: Sequence[str], phrases: Sequence[str]) -> float | None:
    """1 if no alternative of any phrase stands in a text, else 0; None without phrases.

    >>> says_nothing_it_must_not(["You must decline it."], ["must decline"])
    0.0
    """
    if not phrases:
        return None
    plain = [_plain(text) for text in texts]
    return float(not any(_said(phrase, plain) for phrase in phrases))


def _said(phrase: str, plain: Sequence[str]) -> bool:
    alternatives = [_plain(alternative) for alternative in phrase.split("|")]
    return any(said and said in text for said in alternatives for text in plain)


def _plain(text: str) -> str:
    return " ".join(_EMPHASIS.sub("", text).casefold().split())
