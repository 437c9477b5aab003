"""Paragraphs without a number: tails of a clause, defined terms, clauses under their heading."""

from __future__ import annotations

import re

from ingest.clauses import FurnitureKind, Severity
from ingest.structure.blocks import Block
from ingest.structure.drafts import Draft, Role
from ingest.structure.headings import DEFINITIONS, first_marker
from ingest.structure.levels import Level
from ingest.structure.markers import Shape
from ingest.structure.walk import Walk
from ingest.structure.wording import is_ended, leads_in, plain

_TERM = re.compile(
    r"(?P<quote>[\"“'‘])(?P<quoted>[^\"”'’]{1,60})[\"”'’](?=[\s,:(])"
    r"|(?P<mark>\*{1,3}|_{1,2})(?=\S)(?P<bold>[^*_]{1,80}?)(?P=mark)"
)
_COLON_TERM = re.compile(r"(?P<term>[A-Z][^.:;?!]{1,50}):\s")
_LONG_TERM = 9


class Paragraphs:
    """Finds whose words a paragraph is."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk

    def take(self, block: Block) -> None:
        """A paragraph without a number: a tail, a term, or a clause under its heading."""
        top = self._walk.levels.top
        term = self._term(block)
        if term and self._takes_terms(top):
            self._take_term(block, term)
        elif top is not None and self._owns_paragraph(top, block):
            self._walk.furniture(FurnitureKind.LABEL, block.label)
            self._tail_owner().add(block)
        elif top is not None and len(self._walk.levels.open) > 1 and block.words[:1].islower():
            self._walk.furniture(FurnitureKind.LABEL, block.label)
            self._walk.levels.cut(1)
            top.add(block)
        elif term:
            self._take_term(block, term)
        else:
            self._walk.levels.clear()
            draft = self._walk.draft(Role.PARAGRAPH, "", block)
            self._remark_unnumbered(draft)
            self._walk.levels.open.append(Level("paragraph", 0, draft))

    def _owns_paragraph(self, top: Draft, block: Block) -> bool:
        """Whether an unnumbered paragraph belongs to the clause that is open above it."""
        if top.role is Role.BULLET:
            return block.line.indent > self._walk.levels.open[0].indent
        return top.role not in (Role.PARAGRAPH, Role.NAMED, Role.ITEM)

    def _remark_unnumbered(self, draft: Draft) -> None:
        """Doubts the label of a paragraph that stands where a number is expected."""
        heading = self._walk.headings[-1] if self._walk.headings else None
        following = self._walk.next_marked(stop_at_heading=True)
        marker = first_marker(following) if following else None
        draft.certainty = 1.0 if heading and heading.number else 0.9
        if heading is None or marker is None or not heading.number:
            return
        if marker.shape is Shape.DECIMAL and marker.parent_number == heading.number:
            draft.certainty = 0.5
            text = f"unnumbered paragraph before clause {marker.number}"
            self._walk.remark(Severity.WARNING, "unnumbered-paragraph", text, draft.start)

    def _term(self, block: Block) -> str:
        """The term that a paragraph opens with and explains, or ""."""
        if match := _TERM.match(block.words):
            term = match.group("quoted") or match.group("bold")
            rest = block.words[match.end() :]
            return plain(term).rstrip(".,:; ") if rest.strip() and _is_short(term) else ""
        heading = self._walk.headings[-1] if self._walk.headings else None
        if (
            heading
            and DEFINITIONS.search(heading.text)
            and (found := _COLON_TERM.match(block.words))
        ):
            return found.group("term")
        return ""

    def _takes_terms(self, top: Draft | None) -> bool:
        """Whether the open clause announces a list of terms."""
        if top is None:
            return False
        listing = len(self._walk.levels.open) > 1 and self._walk.levels.open[1].style == "term"
        return listing or leads_in(top.words)

    def _take_term(self, block: Block, term: str) -> None:
        """A defined term, under the clause that announces it or under the heading."""
        parent = self._walk.levels.top if self._takes_terms(self._walk.levels.top) else None
        if parent is None:
            self._walk.levels.clear()
        else:
            self._walk.levels.cut(1)
        draft = self._walk.draft(Role.NAMED, term, block, parent)
        self._walk.levels.open.append(Level("term", 0, draft))

    def _tail_owner(self) -> Draft:
        """The clause that a paragraph after a list belongs to."""
        levels = self._walk.levels
        following = self._walk.next_marked(stop_at_heading=True)
        depth = self._next_depth(following)
        last = len(levels.open) - 1
        if depth == last and last > 0 and is_ended(levels.open[last].draft.words):
            return levels.open[last].draft
        keep = 1 if depth is None else max(1, min(depth + 1, last if depth == last else depth + 1))
        levels.cut(keep)
        return levels.open[-1].draft

    def _next_depth(self, following: Block | None) -> int | None:
        """Depth of the open list that the next marked block goes on with."""
        if following is None:
            return None
        if following.opening.bullet_only:
            depths = [d for d, lv in enumerate(self._walk.levels.open) if lv.style == "bullet"]
            return depths[-1] if depths else None
        found = [self._walk.levels.depth_of(marker) for marker in following.opening.markers]
        return next((depth for depth in found if depth is not None), None)


def _is_short(term: str) -> bool:
    """Whether a term is short enough to be a name."""
    return len(term.split()) <= _LONG_TERM
