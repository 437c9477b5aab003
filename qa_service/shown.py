"""Codes and clauses as the HTTP interface shows them."""

from __future__ import annotations

from dataclasses import asdict

from index.snapshot import CodeEntry
from ingest.clauses import Clause
from ingest.norms.norm import Norm
from qa_service.resources import ClauseOut, CodeDetail, CodeOut, FindingOut, NormOut


def show_code(code: str, entry: CodeEntry) -> CodeOut:
    """A code in a list."""
    tree = entry.tree
    return CodeOut(
        code=code, title=entry.title, source=tree.document.source, n_clauses=len(tree.clauses)
    )


def show_detail(code: str, entry: CodeEntry, index_version: str) -> CodeDetail:
    """A code with its source text and what is wrong with it."""
    findings = [
        FindingOut(
            severity=found.severity.value,
            rule=found.rule,
            message=found.message,
            start=found.start,
            line=found.line,
        )
        for found in entry.tree.findings
    ]
    return CodeDetail(
        **show_code(code, entry).model_dump(),
        text=entry.tree.document.text,
        findings=findings,
        index_version=index_version,
    )


def show_clause(clause: Clause, entry: CodeEntry) -> ClauseOut:
    """A clause with its norms."""
    return ClauseOut(
        code=clause.code,
        label=clause.label,
        heading=list(clause.heading),
        text=clause.text,
        whole_text=entry.tree.whole_text(clause),
        stem=clause.stem,
        parent=clause.parent,
        start=clause.start,
        end=clause.end,
        spans=[(span.start, span.end) for span in clause.spans],
        page=clause.page,
        certainty=clause.certainty,
        norms=[_show_norm(norm) for norm in entry.norms.get(clause.label, ())],
    )


def _show_norm(norm: Norm) -> NormOut:
    fields = asdict(norm)
    del fields["clause"]
    for limit in fields["limits"]:
        del limit["start"], limit["end"]
    return NormOut.model_validate(fields)
