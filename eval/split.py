"""The fixed split: what tuning may look at, and what it may not."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from eval.errors import GoldFormatError
from eval.gold import GoldQuestion


class Split(StrEnum):
    """A part of the gold questions."""

    TUNING = "tuning"
    HELD_OUT = "held_out"
    ALL = "all"


def split_of(question_id: str) -> Split:
    """The part a gold question belongs to, for ever: held out if SHA-256 of its id ends odd.

    Adding or removing questions moves no other question.

    >>> split_of("psow-001"), split_of("psow-002")
    (<Split.HELD_OUT: 'held_out'>, <Split.TUNING: 'tuning'>)
    """
    last_byte = hashlib.sha256(question_id.encode()).digest()[-1]
    return Split.HELD_OUT if last_byte % 2 else Split.TUNING


def take(questions: Iterable[GoldQuestion], split: Split) -> tuple[GoldQuestion, ...]:
    """The questions of one part, in order."""
    return tuple(q for q in questions if split is Split.ALL or split_of(q.id) is split)


def held_out_documents(split_file: Path) -> frozenset[str]:
    """Codes that nothing learned may see, whole: document and questions.

    Raises:
        GoldFormatError: the file has no list `test`.
    """
    codes = tomllib.loads(split_file.read_text(encoding="utf-8")).get("test")
    if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
        raise GoldFormatError(f"{split_file}: expected `test = [...]` with the codes to leave out")
    return frozenset(codes)
