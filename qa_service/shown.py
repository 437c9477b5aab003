"""Codes and clauses as the HTTP interface shows them."""

from __future__ import annotations

from dataclasses import asdict

from index.snapshot import CodeEntry, CodeRecord, Snapshot
from ingest.clauses import Clause
from ingest.norms.norm import Norm
from qa_service.resources import ClauseOut, CodeDetail, CodeOut, FindingOut, NormOut


def show_code(code: str, record: CodeRecord) -> CodeOut:
    """A code in a list."""
    organisation = record.about.get("organisation")
    return CodeOut(
        code=code,
        title=record.title,
        organisation=str(organisation) if organisation else None,
        source=record.source,
        n_clauses=record.n_clauses,
    )


def show_detail(code: str, snapshot: Snapshot) -> CodeDetail:
    """A code with its source text and what is wrong with it."""
    tree = snapshot.codes[code].tree
    findings = [
        FindingOut(
            severity=found.severity.value,
            rule=found.rule,
            message=found.message,
            start=found.start,
            line=found.line,
        )
        for found in tree.findings
    ]
    return CodeDetail(
        **show_code(code, snapshot.manifest.codes[code]).model_dump(),
        text=tree.document.text,
        findings=findings,
        index_version=snapshot.version,
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
