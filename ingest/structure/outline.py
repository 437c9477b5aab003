"""Outline: the walk through the blocks that finds clauses, items, tails and headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.clauses import FurnitureKind, Severity, Span
from ingest.structure.blocks import Block, Kind
from ingest.structure.drafts import Draft, OutlineResult, Remark, Role, Series
from ingest.structure.headings import (
    DEFINITIONS,
    FAQ,
    Heading,
    HeadingFinder,
    first_marker,
    is_question_and_answer,
    question_end,
)
from ingest.structure.levels import Choice, Fit, Level, Levels
from ingest.structure.markers import ABSOLUTE, CONTAINER_WORDS, Marker, Opening, Shape
from ingest.structure.wording import is_finished, plain

_TERM = re.compile(
    r"(?P<quote>[\"“'‘])(?P<quoted>[^\"”'’]{1,60})[\"”'’](?=[\s,:(])"
    r"|(?P<mark>\*{1,3}|_{1,2})(?=\S)(?P<bold>[^*_]{1,80}?)(?P=mark)"
)
_COLON_TERM = re.compile(r"(?P<term>[A-Z][^.:;?!]{1,50}):\s")
_LONG_TERM = 9
_LEADS = re.compile(r"[:—–][*_]*$")
_HIGHEST_START = 3
_NESTING = 2
_ATTACHED = frozenset({"note", "notes", "example", "exception"})


class Outline:
    """Walks the blocks once, keeping the headings and lists that are open."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._finder = HeadingFinder(blocks)
        self._is_heading = [self._finder.is_heading(at) for at in range(len(blocks))]
        self._repeated = _repeated_words(blocks)
        self._headings: list[Heading] = []
        self._levels = Levels()
        self._header = ""
        self._row = 0
        self._bullets: dict[int, int] = {}
        self._asked: Draft | None = None
        self._question: Heading | None = None
        self._at = 0
        self.result = OutlineResult()

    def walk(self) -> OutlineResult:
        """Reads every block."""
        for at, block in enumerate(self._blocks):
            self._at = at
            self._furniture(FurnitureKind.LABEL, *block.margins)
            if not block.spans and not self._is_heading[at]:
                self._take_empty(block)
                continue
            if block.kind is not Kind.ROW:
                self._row = 0
            if self._is_heading[at]:
                self._take_heading(at, block)
            elif is_question_and_answer(self._blocks, at, self._in_faq()):
                self._take_question(block)
            elif block.kind is not Kind.TEXT:
                self._take_row(block)
            elif self._question is not None:
                self._take_answer(block)
            else:
                self._take_clause(block)
        return self.result

    def _take_clause(self, block: Block) -> None:
        """A block of text that is neither heading nor question."""
        if block.opening.bullet_only:
            self._take_bullet(block)
        elif block.opening.markers:
            self._take_marked(block)
        else:
            self._take_paragraph(block)

    # Headings and questions

    def _take_heading(self, at: int, block: Block) -> None:
        """Puts a heading in its place among the open ones."""
        heading = self._finder.heading(at)
        self._furniture(FurnitureKind.HEADING, *_with_label(block))
        self.result.headings.append(heading)
        self._asked = self._question = None
        self._header = ""
        inside = self._is_inside_clause(heading)
        rank = self._reset_rank(heading)
        while self._headings and self._headings[-1].rank >= rank:
            self._headings.pop()
        self._headings.append(heading)
        if inside:
            self._levels.cut(1)
        else:
            self._levels.clear()

    def _is_inside_clause(self, heading: Heading) -> bool:
        """Whether a heading only divides the list of the clause that is open."""
        top = self._levels.top
        if top is None or heading.number or not heading.text.endswith(":"):
            return False
        following = self._next_marked(stop_at_heading=True)
        if following is None or not following.opening.relative or top.role is Role.PARAGRAPH:
            return False
        markers = following.opening.markers
        return not markers or all(m.style not in self._levels.running for m in markers)

    def _reset_rank(self, heading: Heading) -> float:
        """Rank at which a heading ends the open ones; lower where it leaves the section."""
        series = [open_.style for open_ in self._headings]
        if heading.style and heading.style in series:
            return self._headings[series.index(heading.style)].rank
        numbered = next((h for h in reversed(self._headings) if h.number), None)
        if heading.number or numbered is None:
            return heading.rank
        if FAQ.search(heading.text):
            return min(heading.rank, numbered.rank)
        following = self._next_marked(stop_at_heading=False)
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
        return any(d.number.startswith(f"{heading.number}.") for d in self.result.drafts)

    def _in_faq(self) -> bool:
        """Whether the open headings announce questions."""
        return any(FAQ.search(heading.text) for heading in self._headings)

    def _take_question(self, block: Block) -> None:
        """Opens a question; what follows it, up to the next, is its answer."""
        length = question_end(block)
        asked = block.words[:length] if length else block.words
        marker = first_marker(block)
        number = marker.number if marker and marker.shape is Shape.CODE else ""
        text = f"{number} {plain(asked)}".strip()
        heading = Heading(99.0, text, number, block.line.start)
        self._levels.clear()
        self._asked, self._question = None, heading
        self._furniture(FurnitureKind.LABEL, block.label)
        if not length or length >= len(block.words):
            self._furniture(FurnitureKind.HEADING, *block.spans)
            return
        first = block.spans[0]
        self._furniture(FurnitureKind.HEADING, Span(first.start, first.start + length))
        rest = [Span(first.start + length, first.end), *block.spans[1:]]
        self._open_answer(rest, block.words[length:], block)

    def _take_answer(self, block: Block) -> None:
        """A paragraph, or a list item, of the answer to the open question."""
        self._furniture(FurnitureKind.LABEL, block.label)
        if self._asked is None:
            self._open_answer(list(block.spans), block.words, block)
        else:
            self._asked.add(block)

    def _open_answer(self, spans: list[Span], words: str, block: Block) -> None:
        """The clause of an answer."""
        question = self._question
        assert question is not None
        name = question.number or question.text
        self._asked = Draft(
            Role.QUESTION, name, (*self._headings, question), spans, words, block.line.number
        )
        self.result.drafts.append(self._asked)

    # Rows, bullets, paragraphs

    def _take_empty(self, block: Block) -> None:
        """A number or bullet with no words: the number is all there is to keep."""
        if block.opening.markers:
            self._take_paragraph(_unmarked(block))
        else:
            self._furniture(FurnitureKind.LABEL, block.label)

    def _take_row(self, block: Block) -> None:
        """One row of a table, or the row that names its columns."""
        if block.kind is Kind.HEADER_ROW:
            self._furniture(FurnitureKind.HEADING, *block.spans)
            self._header = block.words
            return
        self._row += 1
        self._asked = self._question = None
        draft = self._draft(Role.ROW, str(self._row), block)
        draft.stem_words = self._header
        if self._levels.open and self._levels.open[0].draft.role is Role.PARAGRAPH:
            self._levels.clear()

    def _take_bullet(self, block: Block) -> None:
        """A bullet: an item of the clause above it, or a clause of its own under a heading."""
        levels, indent = self._levels, block.line.indent
        depths = [d for d, level in enumerate(levels.open) if level.style == "bullet"]
        while len(depths) > 1 and levels.open[depths[-1]].indent >= indent + 1:
            levels.cut(depths.pop())
        if depths:
            level = levels.open[depths[-1]]
            if indent >= level.indent + _NESTING and depths[-1] == len(levels.open) - 1:
                self._open_bullet(block, level.draft)
                return
            levels.cut(depths[-1])
            self._open_bullet(block, level.draft.parent)
            return
        stem = levels.innermost
        if stem is not None and stem.role is Role.PARAGRAPH and is_ended(stem.words):
            levels.clear()
            stem = None
        self._open_bullet(block, stem)

    def _open_bullet(self, block: Block, stem: Draft | None) -> None:
        """Adds a bullet and counts it among those under the same clause or heading."""
        place = id(stem) if stem else -(self._headings[-1].start if self._headings else 0) - 1
        number = self._bullets[place] = self._bullets.get(place, 0) + 1
        draft = self._draft(Role.BULLET, str(number), block, stem)
        self._levels.open.append(Level("bullet", number, draft, block.line.indent))

    def _take_paragraph(self, block: Block) -> None:
        """A paragraph without a number: a tail, a term, or a clause under its heading."""
        top = self._levels.top
        term = self._term(block)
        if term and self._takes_terms(top):
            self._take_term(block, term)
        elif top is not None and self._owns_paragraph(top, block):
            self._furniture(FurnitureKind.LABEL, block.label)
            self._tail_owner().add(block)
        elif top is not None and len(self._levels.open) > 1 and block.words[:1].islower():
            self._furniture(FurnitureKind.LABEL, block.label)
            self._levels.cut(1)
            top.add(block)
        elif term:
            self._take_term(block, term)
        else:
            self._levels.clear()
            draft = self._draft(Role.PARAGRAPH, "", block)
            self._remark_unnumbered(draft)
            self._levels.open.append(Level("paragraph", 0, draft))

    def _owns_paragraph(self, top: Draft, block: Block) -> bool:
        """Whether an unnumbered paragraph belongs to the clause that is open above it."""
        if top.role is Role.BULLET:
            return block.line.indent > self._levels.open[0].indent
        return top.role not in (Role.PARAGRAPH, Role.NAMED, Role.ITEM)

    def _remark_unnumbered(self, draft: Draft) -> None:
        """Doubts the label of a paragraph that stands where a number is expected."""
        heading = self._headings[-1] if self._headings else None
        following = self._next_marked(stop_at_heading=True)
        marker = first_marker(following) if following else None
        draft.certainty = 1.0 if heading and heading.number else 0.9
        if heading is None or marker is None or not heading.number:
            return
        if marker.shape is Shape.DECIMAL and marker.parent_number == heading.number:
            draft.certainty = 0.5
            text = f"unnumbered paragraph before clause {marker.number}"
            self._remark(Severity.WARNING, "unnumbered-paragraph", text, draft.start)

    def _term(self, block: Block) -> str:
        """The term that a paragraph opens with and explains, or ""."""
        if match := _TERM.match(block.words):
            term = match.group("quoted") or match.group("bold")
            rest = block.words[match.end() :]
            return plain(term).rstrip(".,:; ") if rest.strip() and _is_short(term) else ""
        heading = self._headings[-1] if self._headings else None
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
        listing = len(self._levels.open) > 1 and self._levels.open[1].style == "term"
        return listing or bool(_LEADS.search(top.words))

    def _take_term(self, block: Block, term: str) -> None:
        """A defined term, under the clause that announces it or under the heading."""
        parent = self._levels.top if self._takes_terms(self._levels.top) else None
        if parent is None:
            self._levels.clear()
        else:
            self._levels.cut(1)
        draft = self._draft(Role.NAMED, term, block, parent)
        self._levels.open.append(Level("term", 0, draft))

    def _tail_owner(self) -> Draft:
        """The clause that a paragraph after a list belongs to."""
        levels = self._levels
        following = self._next_marked(stop_at_heading=True)
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
            depths = [d for d, lv in enumerate(self._levels.open) if lv.style == "bullet"]
            return depths[-1] if depths else None
        found = [self._levels.depth_of(marker) for marker in following.opening.markers]
        return next((depth for depth in found if depth is not None), None)

    # Numbers

    def _take_marked(self, block: Block) -> None:
        """A block with a number."""
        marker = block.opening.markers[0]
        if marker.number == "A" and self._question is not None:
            self._take_answer(block)
        elif marker.shape in ABSOLUTE:
            self._take_absolute(block, marker)
        else:
            self._take_relative(block)

    def _take_absolute(self, block: Block, marker: Marker) -> None:
        """A number that names its place by itself."""
        parent = self._absolute_parent(marker)
        levels = self._levels
        if parent is None:
            levels.clear()
        else:
            depth = next(d for d, level in enumerate(levels.open) if level.draft is parent)
            levels.cut(depth + 1)
        role = Role.NUMBERED if marker.shape is not Shape.WORD or parent is None else Role.NAMED
        draft = self._draft(role, marker.number, block, parent, marker.shape)
        self._follow_absolute(marker, draft)
        levels.open.append(Level(marker.style, marker.value, draft))

    def _absolute_parent(self, marker: Marker) -> Draft | None:
        """The open clause that a number stands under: 4.3 for 4.3.1, a rule for its note."""
        if marker.shape is Shape.WORD:
            word = marker.style.split(":")[1]
            attached = word in _ATTACHED and (marker.value == 0 or word in self._repeated)
            return self._levels.top if attached else None
        for level in reversed(self._levels.open):
            numbered = level.draft.role in (Role.NUMBERED, Role.COUNTED)
            if numbered and level.draft.number == marker.parent_number:
                return level.draft
        return None

    def _follow_absolute(self, marker: Marker, draft: Draft) -> None:
        """Checks a number against the one before it in its section."""
        series = self._levels.running.setdefault(marker.style, Series(0, set()))
        expected = series.last + 1
        if marker.value > expected and marker.shape in (Shape.DECIMAL, Shape.NESTED):
            wanted = _neighbour(marker, expected)
            follows = (
                _neighbour(marker, series.last)
                if series.last
                else f"section {marker.parent_number}"
            )
            self._remark(
                Severity.WARNING,
                "missing-number",
                f"clause {marker.number} follows {follows}; expected {wanted}",
                draft.start,
            )
            draft.certainty = 0.8
        series.last = max(series.last, marker.value)

    def _take_relative(self, block: Block) -> None:
        """A number that counts within a list, or through the document."""
        choice = self._levels.choose(block.opening.markers, self._upcoming(block))
        if self._is_chance(block, choice):
            self._take_paragraph(_unmarked(block))
            return
        if choice.fit in (Fit.NEXT, Fit.GAP, Fit.REPEAT) and choice.level > 0:
            self._take_sibling(block, choice)
        elif choice.fit in (Fit.FIRST, Fit.CONFIRMED, Fit.STRANGE) and self._is_item(choice.marker):
            self._take_item(block, choice, self._levels.innermost)
        else:
            self._take_counted(block, choice)

    def _is_chance(self, block: Block, choice: Choice) -> bool:
        """Whether a number at the start of a paragraph is no marker at all."""
        if choice.fit is Fit.STRANGE:
            return choice.marker.value > _HIGHEST_START and choice.marker.shape is not Shape.BRACKET
        jump = choice.fit in (Fit.GAP, Fit.RUNNING_GAP) and choice.marker.shape is Shape.BARE
        return jump and not block.line.blank_before

    def _is_item(self, marker: Marker) -> bool:
        """Whether a list that begins here belongs to the clause that is open."""
        stem = self._levels.innermost
        if stem is None:
            return False
        if stem.role in (Role.PARAGRAPH, Role.NAMED) and stem.parent is None:
            return bool(_LEADS.search(stem.words)) or not is_finished(stem.words)
        counts = marker.style in self._levels.running and marker.shape in (Shape.DOT, Shape.BARE)
        return not (counts and is_ended(stem.words))

    def _take_sibling(self, block: Block, choice: Choice) -> None:
        """The next item of an open list."""
        levels = self._levels
        stem = levels.open[choice.level - 1].draft
        levels.cut(choice.level)
        self._take_item(block, choice, stem)

    def _take_item(self, block: Block, choice: Choice, stem: Draft | None) -> None:
        """An item under its stem."""
        marker = choice.marker
        draft = self._draft(Role.ITEM, marker.number, block, stem, marker.shape)
        self._doubt(choice, draft)
        self._levels.open.append(Level(marker.style, marker.value, draft))

    def _take_counted(self, block: Block, choice: Choice) -> None:
        """A clause that counts under its heading, or through the document."""
        levels, marker = self._levels, choice.marker
        previous = levels.running.get(marker.style)
        place = self._headings[-1].start if self._headings else -1
        goes_on = choice.fit not in (Fit.FIRST, Fit.CONFIRMED, Fit.STRANGE)
        if previous is None or not goes_on:
            previous = levels.running[marker.style] = Series(0, set())
        levels.clear()
        draft = self._draft(Role.COUNTED, marker.number, block, None, marker.shape)
        draft.series = previous
        self._doubt(choice, draft, previous.last)
        previous.last = marker.value
        previous.places.add(place)
        levels.open.append(Level(marker.style, marker.value, draft))

    def _doubt(self, choice: Choice, draft: Draft, last: int | None = None) -> None:
        """Remarks on a number that skips others."""
        if choice.fit in (Fit.GAP, Fit.RUNNING_GAP):
            draft.certainty = 0.8
            text = f"number {choice.marker.number} leaves a gap after the number before it"
            if last is not None:
                text = f"number {choice.marker.number} follows {last}; expected {last + 1}"
            self._remark(Severity.WARNING, "missing-number", text, draft.start)
        elif choice.fit is Fit.STRANGE:
            draft.certainty = 0.7
            text = f"a list begins at {choice.marker.number}; expected its first number"
            self._remark(Severity.WARNING, "missing-number", text, draft.start)
        elif choice.fit is Fit.REPEAT:
            draft.certainty = 0.5
            text = f"number {choice.marker.number} comes again after a number as high or higher"
            self._remark(Severity.WARNING, "repeated-number", text, draft.start)

    # Helpers

    def _upcoming(self, block: Block) -> tuple[Marker, ...]:
        """The readings of the next block with the same kind of brackets."""
        shape = block.opening.markers[0].shape
        for other in self._blocks[self._at + 1 :]:
            marker = first_marker(other)
            if marker and marker.shape is shape:
                return other.opening.markers
        return ()

    def _next_marked(self, *, stop_at_heading: bool) -> Block | None:
        """The next block with a number or bullet."""
        for at in range(self._at + 1, len(self._blocks)):
            if self._is_heading[at] and (stop_at_heading or not self._blocks[at].opening.marked):
                return None if stop_at_heading else self._after_heading(at)
            if self._blocks[at].opening.marked:
                return self._blocks[at]
        return None

    def _after_heading(self, at: int) -> Block | None:
        """The next marked block beyond an unnumbered heading."""
        return next((b for b in self._blocks[at:] if b.opening.marked), None)

    def _draft(
        self,
        role: Role,
        number: str,
        block: Block,
        parent: Draft | None = None,
        shape: Shape | None = None,
    ) -> Draft:
        """A clause begun by a block."""
        self._furniture(FurnitureKind.LABEL, block.label)
        spans = list(block.spans) or [block.label]
        draft = Draft(
            role,
            number,
            tuple(self._headings),
            spans,
            block.words,
            block.line.number,
            parent,
            shape,
        )
        self.result.drafts.append(draft)
        return draft

    def _furniture(self, kind: FurnitureKind, *spans: Span) -> None:
        """Keeps what is printed but is no one's words."""
        self.result.furniture.extend((kind, span) for span in spans if span.start < span.end)

    def _remark(self, severity: Severity, rule: str, text: str, start: int) -> None:
        """Keeps a doubt."""
        self.result.remarks.append(Remark(severity, rule, text, start))


def is_ended(words: str) -> bool:
    """Whether words end as a whole sentence does, and not as a lead-in or a list item."""
    return bool(re.search(r"[.!?][\"”'’)*_]*$", words))


def _is_short(term: str) -> bool:
    """Whether a term is short enough to be a name."""
    return len(term.split()) <= _LONG_TERM


def _neighbour(marker: Marker, value: int) -> str:
    """The number with another last part."""
    section = marker.parent_number
    return f"{section}.{value}" if marker.shape is Shape.DECIMAL else f"{section}({value})"


def _with_label(block: Block) -> tuple[Span, ...]:
    """Where a block's number and words stand, as one span where they are on one line."""
    first = block.spans[0] if block.spans else block.label
    if first.start <= block.label.end:
        return (Span(block.label.start, first.end), *block.spans[1:])
    return (block.label, *block.spans)


def _unmarked(block: Block) -> Block:
    """The block with its number taken as part of its words."""
    spans = _with_label(block)
    label = Span(block.label.start, block.label.start)
    words = block.opening.printed + block.words
    return replace(block, opening=Opening(), label=label, spans=spans, words=words)


def _repeated_words(blocks: Sequence[Block]) -> frozenset[str]:
    """The words, such as Note, whose numbers begin again in this document."""
    firsts: dict[str, int] = {}
    for block in blocks:
        marker = first_marker(block)
        if marker and marker.shape is Shape.WORD and marker.value in (0, 1):
            word = marker.style.split(":")[1]
            firsts[word] = firsts.get(word, 0) + 1
    return frozenset(word for word, n in firsts.items() if n > 1) - CONTAINER_WORDS
