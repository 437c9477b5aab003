"""Outline: the walk through the blocks that finds clauses, items, tails and headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ingest.clauses import FurnitureKind
from ingest.structure.blocks import Block, Kind
from ingest.structure.bullets import Bullets
from ingest.structure.drafts import OutlineResult
from ingest.structure.headings import is_question_and_answer
from ingest.structure.numbered import Numbers
from ingest.structure.paragraphs import Paragraphs
from ingest.structure.questions import Questions
from ingest.structure.rows import Rows
from ingest.structure.sections import Sections
from ingest.structure.walk import Walk


class Outline:
    """Walks the blocks once and gives each to the part that knows its kind."""

    def __init__(self, blocks: Sequence[Block], heading_levels: Mapping[int, int]) -> None:
        self._walk = Walk(blocks, heading_levels)
        self._sections = Sections(self._walk)
        self._questions = Questions(self._walk)
        self._rows = Rows(self._walk)
        self._bullets = Bullets(self._walk)
        self._paragraphs = Paragraphs(self._walk)
        self._numbers = Numbers(self._walk, self._paragraphs)

    def walk(self) -> OutlineResult:
        """Reads every block."""
        for at, block in enumerate(self._walk.blocks):
            self._walk.at = at
            self._walk.furniture(FurnitureKind.LABEL, *block.margins)
            self._take(block)
        return self._walk.result

    def _take(self, block: Block) -> None:
        """One block, by its kind."""
        walk = self._walk
        if not block.spans and not walk.at_heading:
            self._take_empty(block)
            return
        if block.kind is not Kind.ROW:
            self._rows.end_table()
        if walk.at_heading:
            self._questions.close()
            self._rows.forget_columns()
            self._sections.take(block)
        elif is_question_and_answer(walk.blocks, walk.at, walk.in_faq):
            self._questions.take(block)
        elif block.kind is Kind.HEADER_ROW:
            self._rows.take_header(block)
        elif block.kind is Kind.ROW:
            self._questions.close()
            self._rows.take(block)
        elif self._questions.is_open:
            self._questions.answer(block)
        else:
            self._take_clause(block)

    def _take_empty(self, block: Block) -> None:
        """A number or bullet with no words: the number is all there is to keep."""
        if block.opening.markers:
            self._paragraphs.take(block.unmarked())
        else:
            self._walk.furniture(FurnitureKind.LABEL, block.label)

    def _take_clause(self, block: Block) -> None:
        """A block of text that is neither heading nor question."""
        if block.opening.bullet_only:
            self._bullets.take(block)
        elif block.opening.markers:
            self._numbers.take(block)
        else:
            self._paragraphs.take(block)
