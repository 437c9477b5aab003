"""Drafts: clauses while the outline is being found, before they have labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from ingest.clauses import FurnitureKind, Severity, Span
from ingest.structure.blocks import Block
from ingest.structure.headings import Heading
from ingest.structure.markers import Shape


class Role(StrEnum):
    """How a clause gets its label."""

    NUMBERED = "numbered"
    COUNTED = "counted"
    ITEM = "item"
    BULLET = "bullet"
    PARAGRAPH = "paragraph"
    NAMED = "named"
    QUESTION = "question"
    ROW = "row"


@dataclass(slots=True, eq=False)
class Series:
    """One run of numbers that counts through the document.

    Attributes:
        last: the last value.
        places: starts of the headings under which it has members.
    """

    last: int
    places: set[int]


@dataclass(slots=True, eq=False)
class Draft:
    """A clause whose label is not settled yet."""

    role: Role
    number: str
    headings: tuple[Heading, ...]
    spans: list[Span]
    words: str
    line: int
    parent: Draft | None = None
    shape: Shape | None = None
    series: Series | None = None
    stem_words: str = ""
    certainty: float = 1.0
    label: str = ""

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.spans[0].start

    def add(self, block: Block) -> None:
        """Takes a further paragraph, such as the text after a list."""
        self.spans.extend(block.spans)
        self.words = f"{self.words}\n{block.words}"

    def stems(self) -> Iterator[str]:
        """The words of the clauses it stands under, innermost first."""
        above = self.parent
        while above is not None:
            yield above.words
            above = above.parent


@dataclass(frozen=True, slots=True)
class Remark:
    """Something doubtful that the outline noticed, before it has a file and line."""

    severity: Severity
    rule: str
    text: str
    start: int


@dataclass(slots=True)
class OutlineResult:
    """What the outline found: clauses, furniture, doubts."""

    drafts: list[Draft] = field(default_factory=list)
    furniture: list[tuple[FurnitureKind, Span]] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
