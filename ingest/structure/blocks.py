"""Blocks: lines joined to paragraphs, across line ends, empty lines and page breaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ingest.clauses import FurnitureKind, Span
from ingest.structure.lines import Line
from ingest.structure.markers import Opening, Shape, open_line
from ingest.structure.pages import Roles
from ingest.structure.tables import Table
from ingest.structure.wording import is_bold, is_finished, is_question, plain, reads_as_heading

_LONGEST_WRAPPED = 130
_FEW = 0.1
_NEARLY_FULL = 0.9
_BOX = re.compile(r"\|\s?(?P<words>.*?)\s*\|?")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s")
_CUTS = (FurnitureKind.RUNNING_HEADER, FurnitureKind.PAGE_NUMBER)
_LONG = 50


class Kind(StrEnum):
    """What a block is before its place is known."""

    TEXT = "text"
    ROW = "row"
    HEADER_ROW = "header row"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading or a row of a table.

    Attributes:
        kind: text or row.
        line: the line it begins on.
        opening: its number or bullet.
        label: where that is printed.
        spans: where its words stand; cut where furniture or an empty line stands between.
        margins: the sides of a drawn box, and bullets that a page break left in a sentence.
        words: its words, the pieces joined by one line break.
        cut_before: whether a page ends between it and the block before.
        n_lines: how many lines it takes.
    """

    kind: Kind
    line: Line
    opening: Opening
    label: Span
    spans: tuple[Span, ...]
    margins: tuple[Span, ...]
    words: str
    cut_before: bool
    n_lines: int

    @property
    def level(self) -> int:
        """Level of a Markdown heading; 0 for anything else."""
        text = self.line.text
        return len(text) - len(text.lstrip("#")) if _MARKDOWN_HEADING.match(text) else 0

    @property
    def whole(self) -> tuple[Span, ...]:
        """Where its number and words stand, as one span where they are on one line."""
        first = self.spans[0] if self.spans else self.label
        if first.start <= self.label.end:
            return (Span(self.label.start, first.end), *self.spans[1:])
        return (self.label, *self.spans)

    def unmarked(self) -> Block:
        """The block with its number taken as part of its words."""
        return replace(
            self,
            opening=Opening(),
            label=Span(self.label.start, self.label.start),
            spans=self.whole,
            words=self.opening.printed + self.words,
        )


@dataclass(slots=True)
class _Draft:
    """A block in the making: its lines, and at which of them a new span begins."""

    lines: list[Line]
    opening: Opening
    cut_before: bool
    breaks: list[bool]

    @property
    def last(self) -> Line:
        return self.lines[-1]


class BlockBuilder:
    """Joins the lines of one document."""

    def __init__(
        self,
        text: str,
        lines: Sequence[Line],
        roles: Roles,
        tables: Sequence[Table],
        words: frozenset[str],
    ) -> None:
        self._text = text
        self._lines = lines
        self._roles = roles
        self._rows = {row for table in tables for row in table.rows}
        self._headers = {table.header for table in tables if table.header is not None}
        self._words = words
        self._width = _wrap_width([line for line in lines if line.index not in roles])

    def build(self) -> list[Block]:
        """The blocks in the order of the document."""
        drafts: list[_Draft] = []
        cut = interrupted = False
        for line in self._lines:
            role = self._roles.get(line.index)
            if role is not None:
                cut = cut or role in _CUTS
                interrupted = True
                continue
            cut = cut or line.page_before
            opening = self._open(line)
            if drafts and self._continues(drafts, line, opening, cut):
                drafts[-1].lines.append(line)
                drafts[-1].breaks.append(
                    interrupted or cut or line.blank_before or bool(self._is_box(line))
                )
            else:
                drafts.append(_Draft([line], opening, cut, [True]))
            cut = interrupted = False
        return [self._finish(draft) for draft in drafts]

    def _open(self, line: Line) -> Opening:
        """The opening of a line; a row of a table and a box have none of their own."""
        if line.index in self._rows or line.index in self._headers:
            return Opening()
        if match := self._is_box(line):
            return Opening((), "", match.start("words"), line.text[: match.start("words")])
        if level := _MARKDOWN_HEADING.match(line.text):
            inner = open_line(line.text[level.end() :], self._words)
            printed = line.text[: level.end() + inner.length]
            return Opening(inner.markers, inner.bullet, len(printed), printed)
        return open_line(line.text, self._words)

    def _is_box(self, line: Line) -> re.Match[str] | None:
        """The words of a line inside a drawn box."""
        if not line.text.startswith("|") or line.index in self._rows | self._headers:
            return None
        return _BOX.fullmatch(line.text)

    def _continues(self, drafts: Sequence[_Draft], line: Line, opening: Opening, cut: bool) -> bool:
        """Whether a line goes on with the block before it."""
        before = drafts[-1]
        if {line.index, before.last.index} & (self._rows | self._headers):
            return False
        if _MARKDOWN_HEADING.match(line.text) or _MARKDOWN_HEADING.match(before.last.text):
            return False
        if self._is_box(line) or self._is_box(before.last):
            return bool(self._is_box(line) and self._is_box(before.last)) and not line.blank_before
        if _awaits_words(before) and not opening.marked:
            return True
        if line.blank_before or cut:
            return self._goes_on_after_gap(drafts, line, opening, cut)
        return self._goes_on_next_line(before, line, opening)

    def _goes_on_next_line(self, before: _Draft, line: Line, opening: Opening) -> bool:
        """Within one run of lines: a wrapped line, or a new paragraph?"""
        full = self._would_not_fit(before.last, line)
        finished = is_finished(before.last.text)
        if opening.marked:
            return full and not finished and _can_be_chance(before.last.text, opening)
        if self._text[before.last.end : before.last.end + 2] == "  ":
            return True
        if is_bold(before.last.text) or is_question(before.last.text):
            return full and self._width > 0 and not is_bold(before.last.text)
        if finished:
            return full and not before.last.text.endswith(":")
        if full or line.text[0].islower() or before.last.text.endswith(","):
            return True
        return not (len(before.lines) == 1 and _is_heading_like(before))

    def _goes_on_after_gap(
        self, drafts: Sequence[_Draft], line: Line, opening: Opening, cut: bool
    ) -> bool:
        """Across an empty line or a page end: a sentence cut in two, or a new paragraph?"""
        before = drafts[-1]
        if opening.markers or is_finished(before.last.text):
            return False
        words = line.text[opening.length :]
        small = words[:1].islower() or bool(re.match(r"\([a-z ]{3,}", words))
        if opening.bullet:
            return small and not before.opening.bullet_only and self._is_lone(line)
        if _is_fragment_list(drafts) and not cut:
            return False
        if small:
            return cut or not (len(before.lines) == 1 and _is_heading_like(before))
        in_list = before.opening.marked and before.opening.relative
        prose = len(before.last.text) > _LONG and not _is_heading_like(before)
        return cut and prose and not in_list

    def _is_lone(self, line: Line) -> bool:
        """Whether no second plain bullet follows a bullet."""
        rest = self._lines[line.index + 1 :]
        following = next((other for other in rest if other.index not in self._roles), None)
        return following is None or not open_line(following.text, self._words).bullet_only

    def _would_not_fit(self, before: Line, line: Line) -> bool:
        """Whether the line's first word had no room on the line before."""
        if not self._width:
            return False
        used = before.indent + len(before.text) + 1 + len(line.text.split()[0])
        return used > _NEARLY_FULL * self._width

    def _finish(self, draft: _Draft) -> Block:
        """The block of a draft, its spans trimmed of its marker and of box lines."""
        first = draft.lines[0]
        label = Span(first.start, first.start + draft.opening.length)
        spans: list[Span] = []
        margins: list[Span] = []
        for line, breaks in zip(draft.lines, draft.breaks, strict=True):
            start, end = self._words_of(line, label.end if line is first else None)
            margins += [
                Span(label.end if line is first else line.start, start),
                Span(end, line.end),
            ]
            if breaks or not spans:
                spans.append(Span(start, end))
            else:
                spans[-1] = Span(spans[-1].start, end)
        spans = [span for span in spans if span.start < span.end]
        words = "\n".join(self._text[span.start : span.end] for span in spans)
        kind = Kind.TEXT
        if first.index in self._rows or first.index in self._headers:
            kind = Kind.ROW if first.index in self._rows else Kind.HEADER_ROW
        return Block(
            kind,
            first,
            draft.opening,
            label,
            tuple(spans),
            tuple(span for span in margins if span.start < span.end),
            words,
            draft.cut_before,
            len(draft.lines),
        )

    def _words_of(self, line: Line, start: int | None) -> tuple[int, int]:
        """Offsets of a line's words, without the sides of a box or a stray bullet."""
        if match := self._is_box(line):
            return line.start + match.start("words"), line.start + match.end("words")
        if start is not None:
            return start, line.end
        opening = open_line(line.text, self._words)
        skip = opening.length if opening.bullet_only and line.blank_before else 0
        return line.start + skip, line.end


def _wrap_width(lines: Sequence[Line]) -> int:
    """The width at which the document's lines were broken; 0 if they were not."""
    widths = sorted(line.indent + len(line.text) for line in lines)
    if not widths or sum(width > _LONGEST_WRAPPED for width in widths) > _FEW * len(widths):
        return 0
    return next(width for width in reversed(widths) if width <= _LONGEST_WRAPPED)


def _can_be_chance(before: str, opening: Opening) -> bool:
    """Whether a number at the start of a wrapped line may be part of the sentence."""
    listed = re.search(r"(?:\band|\bor|,)$", before)
    return not opening.bullet and not listed and opening.markers[0].shape is not Shape.SECTION


def _awaits_words(draft: _Draft) -> bool:
    """Whether a block is only a number so far, its words on a line further down."""
    if len(draft.lines) > 1 or draft.opening.length < len(draft.last.text):
        return False
    markers = draft.opening.markers
    return bool(markers) and markers[0].shape not in (Shape.WORD, Shape.SECTION)


def _is_heading_like(draft: _Draft) -> bool:
    """Whether a block so far reads as a heading."""
    first = draft.lines[0]
    return reads_as_heading(first.text, draft.opening) and len(plain(first.text)) <= 2 * _LONG


def _is_fragment_list(drafts: Sequence[_Draft]) -> bool:
    """Whether the last two blocks are items of a list whose items end without a stop."""
    last = drafts[-2:]
    return len(last) == 2 and all(
        draft.opening.relative and not re.search(r"[.;]$", draft.last.text) for draft in last
    )
