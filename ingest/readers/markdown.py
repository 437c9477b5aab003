"""Lines of Markdown, as the readers of structured formats write them."""

from __future__ import annotations

from collections.abc import Sequence

MAX_HEADING = 6


def heading_line(level: int, text: str) -> str:
    """A heading.

    >>> heading_line(2, "Gifts")
    '## Gifts'
    """
    return "#" * max(1, min(level, MAX_HEADING)) + " " + text


def bullet_line(level: int, text: str) -> str:
    """A bullet; `level` from 0, the outermost.

    >>> bullet_line(1, "cash")
    '  - cash'
    """
    return "  " * level + "- " + text


def table_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """A table, its first row as header; line breaks and bars in a cell are smoothed.

    >>> table_lines([["What", "Limit"], ["Gift", "£25"]])
    ['| What | Limit |', '|---|---|', '| Gift | £25 |']
    """
    width = max(map(len, rows), default=0)
    lines = []
    for number, row in enumerate(rows):
        cells = [" ".join(cell.split()).replace("|", "/") for cell in row]
        cells += [""] * (width - len(cells))
        lines.append("| " + " | ".join(cells) + " |")
        if number == 0:
            lines.append("|" + "---|" * width)
    return lines


def join_blocks(blocks: Sequence[tuple[str, bool]]) -> str:
    """Blocks as one text: a blank line between them, but none inside a run of list items.

    Args:
        blocks: text of each, and whether it is a list item.
    """
    pieces: list[str] = []
    for number, (text, is_item) in enumerate(blocks):
        if number:
            pieces.append("\n" if is_item and blocks[number - 1][1] else "\n\n")
        pieces.append(text)
    return "".join(pieces) + ("\n" if pieces else "")
