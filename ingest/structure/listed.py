"""Listed headings: those that a contents page names side by side are siblings.

Where a printed page was turned into Markdown, headings of one print often came out on two levels.
The contents page still shows them side by side, as whoever ordered the document meant them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.clauses import FurnitureKind
from ingest.structure.blocks import Block
from ingest.structure.contents import wording
from ingest.structure.lines import Line
from ingest.structure.pages import Roles


@dataclass(frozen=True, slots=True)
class _Sibling:
    """The heading that the next one is measured by, and whether clauses stand right under it."""

    level: int
    has_words: bool


def listed_levels(blocks: Sequence[Block], lines: Sequence[Line], roles: Roles) -> dict[int, int]:
    """Levels of the Markdown headings that stand too deep, by the index of their line.

    A heading is raised to the level of the one before it in its list where that one has clauses
    directly under it. Where it has none, as `Part A` above its sections, it only holds the others.
    """
    places = _places(lines, roles)
    before: dict[tuple[int, int], _Sibling] = {}
    raised: dict[int, int] = {}
    for at, block in enumerate(blocks):
        place = _place(block, places)
        if place is None:
            continue
        sibling = before.get(place)
        if sibling and sibling.has_words and block.level > sibling.level:
            raised[block.line.index] = sibling.level
        else:
            has_words = at + 1 < len(blocks) and not blocks[at + 1].level
            before[place] = _Sibling(block.level, has_words)
    return raised


def _places(lines: Sequence[Line], roles: Roles) -> dict[str, tuple[int, int]]:
    """For each wording in a contents list, which list it is in and how far it is indented there."""
    places: dict[str, tuple[int, int]] = {}
    start = -1
    for line in lines:
        if roles.get(line.index) is not FurnitureKind.CONTENTS:
            start = -1
            continue
        start = line.index if start < 0 else start
        places.setdefault(wording(line.text), (start, line.indent))
    return places


def _place(block: Block, places: Mapping[str, tuple[int, int]]) -> tuple[int, int] | None:
    """Where the contents name a block, if it is a Markdown heading without a number."""
    if not block.level or block.opening.markers:
        return None
    return places.get(wording(block.words))
