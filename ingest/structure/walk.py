"""The walk's memory: the headings and lists that are open at a block, and what was found so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ingest.clauses import FurnitureKind, Severity, Span
from ingest.structure.blocks import Block
from ingest.structure.drafts import Draft, OutlineResult, Remark, Role
from ingest.structure.headings import FAQ, Heading, HeadingFinder, first_marker
from ingest.structure.levels import Levels
from ingest.structure.markers import Marker, Shape


class Walk:
    """Where a walk through the blocks has come to; the parts of the outline share one.

    Attributes:
        blocks: all of them.
        at: index of the block that is being taken.
        headings: the open ones, outermost first.
        levels: the open lists.
        result: clauses, furniture and doubts so far.
    """

    def __init__(self, blocks: Sequence[Block], heading_levels: Mapping[int, int]) -> None:
        self.blocks = blocks
        self.at = 0
        self.headings: list[Heading] = []
        self.levels = Levels()
        self.result = OutlineResult()
        self._finder = HeadingFinder(blocks, heading_levels)
        self._is_heading = [self._finder.is_heading(at) for at in range(len(blocks))]

    @property
    def at_heading(self) -> bool:
        """Whether the block that is being taken is a heading."""
        return self._is_heading[self.at]

    @property
    def heading(self) -> Heading:
        """The heading that the block being taken makes."""
        return self._finder.heading(self.at)

    @property
    def in_faq(self) -> bool:
        """Whether the open headings announce questions."""
        return any(FAQ.search(heading.text) for heading in self.headings)

    def upcoming(self, block: Block) -> tuple[Marker, ...]:
        """The readings of the next block with the same kind of brackets."""
        shape = block.opening.markers[0].shape
        for other in self.blocks[self.at + 1 :]:
            marker = first_marker(other)
            if marker and marker.shape is shape:
                return other.opening.markers
        return ()

    def next_marked(self, *, stop_at_heading: bool) -> Block | None:
        """The next block with a number or bullet."""
        for at in range(self.at + 1, len(self.blocks)):
            if self._is_heading[at] and (stop_at_heading or not self.blocks[at].opening.marked):
                return None if stop_at_heading else self._after_heading(at)
            if self.blocks[at].opening.marked:
                return self.blocks[at]
        return None

    def _after_heading(self, at: int) -> Block | None:
        """The next marked block beyond an unnumbered heading."""
        return next((b for b in self.blocks[at:] if b.opening.marked), None)

    def counts_on(self, style: str) -> bool:
        """Whether the numbers of a style go on counting beyond the next unnumbered heading."""
        last, beyond = 0, False
        for at in range(self.at, len(self.blocks)):
            marker = first_marker(self.blocks[at])
            if marker is not None and marker.style == style:
                if beyond:
                    return marker.value == last + 1
                last = marker.value
            beyond = beyond or (self._is_heading[at] and marker is None)
        return False

    def draft(
        self,
        role: Role,
        number: str,
        block: Block,
        parent: Draft | None = None,
        shape: Shape | None = None,
    ) -> Draft:
        """A clause begun by a block."""
        self.furniture(FurnitureKind.LABEL, block.label)
        spans = list(block.spans) or [block.label]
        draft = Draft(
            role,
            number,
            tuple(self.headings),
            spans,
            block.words,
            block.line.number,
            parent,
            shape,
        )
        self.result.drafts.append(draft)
        return draft

    def furniture(self, kind: FurnitureKind, *spans: Span) -> None:
        """Keeps what is printed but is no one's words."""
        self.result.furniture.extend((kind, span) for span in spans if span.start < span.end)

    def remark(self, severity: Severity, rule: str, text: str, start: int) -> None:
        """Keeps a doubt."""
        self.result.remarks.append(Remark(severity, rule, text, start))
