"""A flat collection of passages with the questions they answer: what a ranking is scored on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage of the collection.

    Attributes:
        text: its words; may be empty, where a document prints a number alone.
        parent: position of the passage it stands under, None at the top or where none is known.
    """

    text: str
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class RankingQuestion:
    """A question, and the positions of the passages that answer it."""

    id: str
    text: str
    relevant: frozenset[int]
