"""Bullets: items of the clause above them, or clauses of their own under a heading."""

from __future__ import annotations

from ingest.structure.blocks import Block
from ingest.structure.drafts import Draft, Role
from ingest.structure.levels import Level
from ingest.structure.walk import Walk
from ingest.structure.wording import is_ended

_NESTING = 2


class Bullets:
    """Counts the bullets under each clause and heading."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._counts: dict[int, int] = {}

    def take(self, block: Block) -> None:
        """A bullet: an item of the clause above it, or a clause of its own under a heading."""
        levels, indent = self._walk.levels, block.line.indent
        depths = [d for d, level in enumerate(levels.open) if level.style == "bullet"]
        while len(depths) > 1 and levels.open[depths[-1]].indent >= indent + 1:
            levels.cut(depths.pop())
        if depths:
            level = levels.open[depths[-1]]
            if indent >= level.indent + _NESTING and depths[-1] == len(levels.open) - 1:
                self._open(block, level.draft)
                return
            levels.cut(depths[-1])
            self._open(block, level.draft.parent)
            return
        stem = levels.innermost
        if stem is not None and stem.role is Role.PARAGRAPH and is_ended(stem.words):
            levels.clear()
            stem = None
        self._open(block, stem)

    def _open(self, block: Block, stem: Draft | None) -> None:
        """Adds a bullet and counts it among those under the same clause or heading."""
        headings = self._walk.headings
        place = id(stem) if stem else -(headings[-1].start if headings else 0) - 1
        number = self._counts[place] = self._counts.get(place, 0) + 1
        draft = self._walk.draft(Role.BULLET, str(number), block, stem)
        self._walk.levels.open.append(Level("bullet", number, draft, block.line.indent))
