"""Rows: those of a table are clauses, under the row that names its columns."""

from __future__ import annotations

from ingest.clauses import FurnitureKind
from ingest.structure.blocks import Block
from ingest.structure.drafts import Role
from ingest.structure.walk import Walk


class Rows:
    """Counts the rows of the table that is open."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._header = ""
        self._row = 0

    def end_table(self) -> None:
        """Something else than a row: the next row is the first of its table."""
        self._row = 0

    def forget_columns(self) -> None:
        """A heading: what columns are called holds no longer."""
        self._header = ""

    def take_header(self, block: Block) -> None:
        """The row that names the columns."""
        self._walk.furniture(FurnitureKind.HEADING, *block.spans)
        self._header = block.words

    def take(self, block: Block) -> None:
        """One row that says something."""
        self._row += 1
        draft = self._walk.draft(Role.ROW, str(self._row), block)
        draft.stem_words = self._header
        if self._walk.levels.open and self._walk.levels.open[0].draft.role is Role.PARAGRAPH:
            self._walk.levels.clear()
