"""Assembly: drafts and furniture put together to the clause tree."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.clauses import (
    Clause,
    ClauseTree,
    Finding,
    Furniture,
    Severity,
    SourceDocument,
    Span,
)
from ingest.structure.drafts import Draft, OutlineResult
from ingest.structure.lines import Line
from ingest.structure.pages import Roles

LONGEST_CLAUSE = 2_500
"""Characters; a longer clause is split, at a paragraph or sentence end, into `5`, `5 (part 2)`…"""

_SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+|\n+")


def assemble(
    document: SourceDocument,
    lines: Sequence[Line],
    roles: Roles,
    outline: OutlineResult,
    title: str,
) -> ClauseTree:
    """The tree of a document."""
    clauses = [piece for draft in outline.drafts for piece in _pieces(_clause(document, draft))]
    furniture = [Furniture(kind, Span(lines[i].start, lines[i].end)) for i, kind in roles.items()]
    furniture += [Furniture(kind, _trimmed(document.text, s)) for kind, s in outline.furniture]
    kept = sorted(
        (piece for piece in furniture if piece.span.start < piece.span.end),
        key=lambda piece: piece.span.start,
    )
    starts = [line.start for line in lines]
    findings = [
        Finding(
            remark.severity,
            remark.rule,
            locate(document, line := _line_at(lines, starts, remark.start), remark.text),
            remark.start,
            line,
        )
        for remark in outline.remarks
    ]
    findings += list(_copies(document, outline.drafts))
    return ClauseTree(document, title, tuple(clauses), tuple(kept), tuple(findings))


def locate(document: SourceDocument, line: int, text: str) -> str:
    """A finding's message: where, what, and what to do."""
    return f"{document.source}:{line}: {text}. Check the numbering in the source."


def _line_at(lines: Sequence[Line], starts: Sequence[int], offset: int) -> int:
    """Number of the line that holds an offset."""
    return lines[max(0, bisect_right(starts, offset) - 1)].number if lines else 1


def _trimmed(text: str, span: Span) -> Span:
    """The span without the white space around it."""
    piece = text[span.start : span.end]
    lead = len(piece) - len(piece.lstrip())
    return Span(span.start + lead, span.start + max(lead, len(piece.rstrip())))


def _clause(document: SourceDocument, draft: Draft) -> Clause:
    """The clause of a draft."""
    spans = tuple(_trimmed(document.text, span) for span in draft.spans)
    stems = [_lead(document, above, draft.start) for above in _above(draft)]
    stem = "\n".join(reversed(stems)) or draft.stem_words or None
    return Clause(
        code=document.code,
        label=draft.label,
        heading=tuple(heading.text for heading in draft.headings),
        text="\n".join(document.text[span.start : span.end] for span in spans),
        spans=spans,
        stem=stem,
        parent=draft.parent.label if draft.parent else None,
        page=document.page_at(spans[0].start),
        certainty=draft.certainty,
    )


def _above(draft: Draft) -> Iterator[Draft]:
    """The drafts it stands under, innermost first."""
    parent = draft.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def _lead(document: SourceDocument, draft: Draft, before: int) -> str:
    """A stem's words before an item, and after the list where they end its sentence."""
    pieces = [(span.start, document.text[span.start : span.end].strip()) for span in draft.spans]
    return "\n".join(text for at, text in pieces if at < before or text[:1].islower())


def _pieces(clause: Clause) -> Iterator[Clause]:
    """The clause, or its parts where it is too long to be shown whole."""
    if len(clause.text) <= LONGEST_CLAUSE:
        yield clause
        return
    for n, spans in enumerate(_groups(_short_spans(clause)), start=1):
        label = clause.label if n == 1 else f"{clause.label} (part {n})"
        text = "\n".join(text for _, text in spans)
        yield replace(clause, label=label, text=text, spans=tuple(span for span, _ in spans))


def _short_spans(clause: Clause) -> Iterator[tuple[Span, str]]:
    """The clause's spans, cut at sentence ends so that none is too long."""
    at = 0
    for span in clause.spans:
        text = clause.text[at : at + span.end - span.start]
        at += len(text) + 1
        start = 0
        while len(text) - start > LONGEST_CLAUSE:
            end, resume = _cut(text, start)
            yield Span(span.start + start, span.start + end), text[start:end]
            start = resume
        yield Span(span.start + start, span.end), text[start:]


def _cut(text: str, start: int) -> tuple[int, int]:
    """Where to end a piece that begins at `start`, and where the next one begins."""
    limit = start + LONGEST_CLAUSE
    ends = [m for m in _SENTENCE_END.finditer(text, start, limit) if m.start() > start]
    if not ends:
        spaces = [m for m in re.finditer(r"\s+", text[:limit]) if m.start() > start]
        ends = spaces[-1:]
    return (ends[-1].start(), ends[-1].end()) if ends else (limit, limit)


def _groups(spans: Iterable[tuple[Span, str]]) -> Iterator[list[tuple[Span, str]]]:
    """Spans put together as long as they fit into one piece."""
    group: list[tuple[Span, str]] = []
    size = 0
    for span, text in spans:
        if group and size + len(text) + 1 > LONGEST_CLAUSE:
            yield group
            group, size = [], 0
        group.append((span, text))
        size += len(text) + 1
    yield group


def _copies(document: SourceDocument, drafts: Sequence[Draft]) -> Iterator[Finding]:
    """A finding for each number that is printed twice in the same place."""
    for draft in drafts:
        if re.search(r" \(again, \d+\)$", draft.label):
            name = draft.label.rpartition(" (again")[0]
            text = f"clause {name} is printed more than once"
            yield Finding(
                Severity.WARNING,
                "repeated-number",
                locate(document, draft.line, text),
                draft.start,
                draft.line,
            )
