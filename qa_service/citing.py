"""Citations: the words relied on, and where they stand in the source."""

from __future__ import annotations

from collections.abc import Sequence

from index.snapshot import CodeEntry
from ingest.clauses import Clause, Span
from ingest.norms.norm import Norm
from qa_service.candidates import Candidate
from qa_service.deciding.decision import Ground
from qa_service.schemas import CitationOut, RankedClause

LONGEST_QUOTE = 420
"""Characters: a quote takes in the sentences after the governing one up to this length."""


def cite(ground: Ground, entry: CodeEntry) -> CitationOut:
    """The citation of one ground."""
    clause = ground.candidate.clause
    span = quote_span(clause, ground.norm, ground.candidate.norms)
    return CitationOut(
        code=clause.code,
        code_title=entry.title,
        clause=clause.label,
        heading=list(clause.heading),
        quote=entry.tree.document.text[span.start : span.end],
        start=span.start,
        end=span.end,
        text=ground.candidate.whole_text,
        page=clause.page,
        source=entry.tree.document.source,
    )


def quote_span(clause: Clause, norm: Norm, norms: Sequence[Norm]) -> Span:
    """The governing sentence with its neighbours, in one unbroken piece of the clause.

    Sentences after it come first, since conditions and exceptions follow their rule; then, if
    there is room, those before it.
    """
    piece = next(
        (span for span in clause.spans if span.start <= norm.start < span.end), clause.spans[0]
    )
    start, end = max(norm.start, piece.start), min(norm.end, piece.end)
    for later in norms:
        if later.start >= end and later.end <= piece.end and later.end - start <= LONGEST_QUOTE:
            end = later.end
    for earlier in reversed(norms):
        fits = end - earlier.start <= LONGEST_QUOTE
        if earlier.end <= start and earlier.start >= piece.start and fits:
            start = earlier.start
    return Span(start, end)


def rank(candidates: Sequence[Candidate]) -> list[RankedClause]:
    """The candidates as the answer lists them, best first."""
    return [
        RankedClause(
            code=candidate.clause.code,
            clause=candidate.clause.label,
            heading=list(candidate.clause.heading),
            text=candidate.whole_text,
            score=round(min(max(candidate.relevance, 0.0), 1.0), 4),
        )
        for candidate in candidates
    ]
