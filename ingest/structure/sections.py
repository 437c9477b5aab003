"""Sections: which open headings a new one ends, and whether it only divides a clause's list."""

from __future__ import annotations

from ingest.clauses import FurnitureKind
from ingest.structure.blocks import Block
from ingest.structure.drafts import Role
from ingest.structure.headings import FAQ, Heading, first_marker
from ingest.structure.markers import Shape
from ingest.structure.walk import Walk


class Sections:
    """Puts headings in their place among the open ones."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk

    def take(self, block: Block) -> None:
        """A heading."""
        heading = self._walk.heading
        self._walk.furniture(FurnitureKind.HEADING, *block.whole)
        self._walk.result.headings.append(heading)
        inside = self._is_inside_clause(heading)
        rank = self._reset_rank(heading)
        while self._walk.headings and self._walk.headings[-1].rank >= rank:
            self._walk.headings.pop()
        self._walk.headings.append(heading)
        if inside:
            self._walk.levels.cut(1)
        else:
            self._walk.levels.clear()

    def _is_inside_clause(self, heading: Heading) -> bool:
        """Whether a heading only divides the list of the clause that is open."""
        top = self._walk.levels.top
        if top is None or heading.number or not heading.text.endswith(":"):
            return False
        following = self._walk.next_marked(stop_at_heading=True)
        if following is None or not following.opening.relative or top.role is Role.PARAGRAPH:
            return False
        markers = following.opening.markers
        return not markers or all(m.style not in self._walk.levels.running for m in markers)

    def _reset_rank(self, heading: Heading) -> float:
        """Rank at which a heading ends the open ones; lower where it leaves the section."""
        series = [open_.style for open_ in self._walk.headings]
        if heading.style and heading.style in series:
            return self._walk.headings[series.index(heading.style)].rank
        numbered = next((h for h in reversed(self._walk.headings) if h.number), None)
        if heading.number or numbered is None:
            return heading.rank
        if FAQ.search(heading.text):
            return min(heading.rank, numbered.rank)
        following = self._walk.next_marked(stop_at_heading=False)
        marker = first_marker(following) if following else None
        if marker is None or marker.number.startswith(
            (f"{numbered.number}.", f"{numbered.number}(")
        ):
            return heading.rank
        restarts = marker.value == 1 and following is not None and following.opening.relative
        leaves = marker.shape is Shape.DECIMAL or (restarts and self._section_has_clauses(numbered))
        return min(heading.rank, numbered.rank) if leaves else heading.rank

    def _section_has_clauses(self, heading: Heading) -> bool:
        """Whether decimal clauses have been found under a numbered heading."""
        return any(d.number.startswith(f"{heading.number}.") for d in self._walk.result.drafts)
