"""Tables: Markdown, tab-separated and space-aligned ones, with their header row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.clauses import FurnitureKind
from ingest.structure.lines import Line
from ingest.structure.markers import open_line
from ingest.structure.pages import Roles

_WIDE = re.compile(r"\t+|\s{2,}")
_GAP = re.compile(r"[^\s.!?]\s{3,}\S")
_LEAST_ALIGNED = 3
_LEAST_TABBED = 2
_HEADER_WORDS = 8


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a table, by line index, and its header row if it has one."""

    rows: tuple[int, ...]
    header: int | None


def find_tables(lines: Sequence[Line], roles: Roles) -> list[Table]:
    """The tables among the lines that are not furniture."""
    tables: list[Table] = []
    run: list[Line] = []
    for line in lines:
        role = roles.get(line.index)
        ruler = role is FurnitureKind.BLANK and line.text.startswith("|")
        if (ruler and run) or (role is None and _joins(run, line)):
            run.append(line)
        else:
            tables += _closed(run, roles)
            run = [line] if ruler or (role is None and _joins([], line)) else []
    return tables + _closed(run, roles)


def _kind(line: Line) -> str:
    """`|`, `tab`, `gap`, or "" for a line that is no row."""
    text = line.text
    if text.startswith("|") and text.endswith("|") and text.count("|") > 1:
        return "|"
    words = text[open_line(text).length :]
    if "\t" in words:
        return "tab"
    return "gap" if _GAP.search(words) else ""


def _joins(run: Sequence[Line], line: Line) -> bool:
    """Whether a line is a row, and of the same table as the rows before it."""
    kind = _kind(line)
    if not kind or not run:
        return bool(kind)
    return not line.blank_before and kind in (_kind(run[-1]), "|")


def _closed(run: Sequence[Line], roles: Roles) -> list[Table]:
    """The table that a finished run of rows makes, if it makes one."""
    rows = [line for line in run if line.index not in roles]
    if not rows:
        return []
    kind = _kind(rows[0])
    if kind == "|":
        ruled = len(rows) < len(run)
        header = rows[0].index if ruled and run[0].index not in roles else None
        return [_table(rows, header)] if ruled else []
    least = _LEAST_TABBED if kind == "tab" else _LEAST_ALIGNED
    if len(rows) < least:
        return []
    return [_table(rows, rows[0].index if _heads(rows) else None)]


def _table(rows: Sequence[Line], header: int | None) -> Table:
    """The table without its header among the rows."""
    return Table(tuple(row.index for row in rows if row.index != header), header)


def _heads(rows: Sequence[Line]) -> bool:
    """Whether the first row names the columns: no figure in it, some in the rows below."""
    first, rest = rows[0], rows[1:]
    if any(map(str.isdigit, first.text)):
        return False
    short = all(len(cell.split()) <= _HEADER_WORDS for cell in _WIDE.split(first.text))
    shifted = first.indent > rest[0].indent + 8
    return shifted or (short and any(any(map(str.isdigit, row.text)) for row in rest))
