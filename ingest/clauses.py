"""The clause tree of one document: what every later step speaks in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

MAX_WHOLE_TEXT = 2_500
"""Characters: a list longer than this is not shown whole with its stem."""


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of character offsets, `start` to `end`, in the source text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document as read: its text, and where its pages begin.

    Attributes:
        code: id of the code, the stem of the file name.
        source: file name with suffix.
        text: the whole text; every offset in the project points into it.
        page_starts: offset at which each page begins; empty where the format has no pages.
    """

    code: str
    source: str
    text: str
    page_starts: tuple[int, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """Number, from 1, of the page that holds the offset; None without pages."""
        if not self.page_starts:
            return None
        return max(1, sum(1 for start in self.page_starts if start <= offset))


@dataclass(frozen=True, slots=True)
class Clause:
    """The smallest piece that a person would cite.

    Attributes:
        code: id of the code it belongs to.
        label: as printed, e.g. `10.2`, `24.2(j)`, `2.1 • 3`, `Note 1`.
        heading: heading path, outermost first.
        text: its own words, without its number and without its list items; verbatim, the
            pieces of `spans` joined by one line break.
        spans: where those words stand; more than one where furniture or items cut them.
        stem: the words of the clause whose list this one is an item of, else None.
        parent: label of the clause it stands under, else None.
        page: page number from 1, None where the format has none.
        certainty: 0 to 1, how sure the parser is of the label.
    """

    code: str
    label: str
    heading: tuple[str, ...]
    text: str
    spans: tuple[Span, ...]
    stem: str | None = None
    parent: str | None = None
    page: int | None = None
    certainty: float = 1.0

    @property
    def clause_id(self) -> str:
        """Readable key: `county-council/24.2(j)`."""
        return f"{self.code}/{self.label}"

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.spans[-1].end


class FurnitureKind(StrEnum):
    """What a piece of the document is that no one would cite."""

    HEADING = "heading"
    LABEL = "label"
    CONTENTS = "contents"
    RUNNING_HEADER = "running_header"
    PAGE_NUMBER = "page_number"
    DOCUMENT_CONTROL = "document_control"
    FORM = "form"
    TITLE = "title"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Furniture:
    """A piece of the source that is not the words of a clause: kept, never lost."""

    kind: FurnitureKind
    span: Span


class Severity(StrEnum):
    """How much a finding matters: `error` makes `parse --lint` exit with 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong, or doubtful, in the document itself."""

    severity: Severity
    rule: str
    message: str
    start: int
    line: int


@dataclass(frozen=True, slots=True)
class ClauseTree:
    """A document cut into clauses and furniture that together give it back."""

    document: SourceDocument
    title: str
    clauses: tuple[Clause, ...]
    furniture: tuple[Furniture, ...]
    findings: tuple[Finding, ...] = ()
    _by_label: Mapping[str, Clause] = field(init=False, repr=False, compare=False)
    _items: Mapping[str, tuple[Clause, ...]] = field(init=False, repr=False, compare=False)
    _marks: Mapping[int, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        items: dict[str, list[Clause]] = {}
        for clause in self.clauses:
            if clause.parent is not None:
                items.setdefault(clause.parent, []).append(clause)
        by_label = {clause.label: clause for clause in self.clauses}
        object.__setattr__(self, "_by_label", by_label)
        object.__setattr__(self, "_marks", self._find_marks())
        object.__setattr__(self, "_items", {label: tuple(group) for label, group in items.items()})

    def _find_marks(self) -> dict[int, int]:
        """Where a clause's words begin, to where the mark printed before them begins."""
        text = self.document.text
        marks = {}
        for piece in self.furniture:
            if piece.kind is FurnitureKind.LABEL:
                after = piece.span.end
                while after < len(text) and text[after].isspace():
                    after += 1
                marks[after] = piece.span.start
        return marks

    @property
    def code(self) -> str:
        """Id of the code."""
        return self.document.code

    def clause(self, label: str) -> Clause:
        """The clause with this label.

        Raises:
            KeyError: no clause has it.
        """
        return self._by_label[label]

    def items(self, label: str) -> tuple[Clause, ...]:
        """The clauses directly under this one, in the order of the document."""
        return self._items.get(label, ())

    def whole_text(self, clause: Clause) -> str:
        """The clause as a reader needs it, with its printed number or mark.

        Its stem stands before it, a short list's items after it.
        """
        parts = [clause.stem] if clause.stem else []
        parts.append(self._printed(clause))
        items = [self._printed(item) for item in self.items(clause.label)]
        if sum(map(len, items)) + len(clause.text) <= MAX_WHOLE_TEXT:
            parts.extend(items)
        return "\n".join(parts)

    def _printed(self, clause: Clause) -> str:
        """The words of a clause behind the mark that is printed before them."""
        start = self._marks.get(clause.start)
        if start is None:
            return clause.text
        mark = " ".join(self.document.text[start : clause.start].split())
        return f"{mark} {clause.text}"
