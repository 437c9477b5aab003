"""Lines: the document cut at its line ends, with offsets and what stands between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.clauses import SourceDocument

_BREAKS = "\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029"
_LINE = re.compile(f"[^{_BREAKS}]+")
_BREAK = re.compile(f"\r\n|[{_BREAKS}]")
_TAB = 4
_INVISIBLE = "\ufeff\u200b"


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds words.

    Attributes:
        index: position among the lines that hold words, from 0.
        number: line number in the file, from 1.
        start, end: offsets of its words in the source, white space around them left out.
        text: the words.
        indent: columns before the words; a tab counts four.
        blank_before: whether an empty line stands before it (true for the first line).
        page_before: whether a page begins between the line before and this one.
    """

    index: int
    number: int
    start: int
    end: int
    text: str
    indent: int
    blank_before: bool
    page_before: bool


def read_lines(document: SourceDocument) -> tuple[Line, ...]:
    """The lines that hold words, in order; empty ones only leave `blank_before` behind."""
    text = document.text
    pages = list(document.page_starts)
    lines: list[Line] = []
    number, last_end = 1, 0
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if not words.strip(_INVISIBLE):
            continue
        start = match.start() + match.group().index(words)
        gap = text[last_end:start]
        breaks = len(_BREAK.findall(gap))
        number += breaks
        page = "\f" in gap or any(last_end <= page <= start for page in pages if page)
        lines.append(
            Line(
                index=len(lines),
                number=number,
                start=start,
                end=start + len(words),
                text=words,
                indent=_columns(text[match.start() : start]),
                blank_before=not lines or breaks > 1,
                page_before=bool(lines) and page,
            )
        )
        last_end = start + len(words)
    return tuple(lines)


def _columns(blanks: str) -> int:
    """Columns that the white space takes up."""
    return sum(_TAB if char == "\t" else 1 for char in blanks)
