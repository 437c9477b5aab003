"""The body of `clausewise parse --json`: a clause tree as plain values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from ingest.clauses import Clause, ClauseTree, Finding
from ingest.norms.norm import Norm

JsonObject = dict[str, Any]


def as_json(
    tree: ClauseTree,
    findings: Sequence[Finding],
    read_norms: Callable[[Clause], Sequence[Norm]],
) -> JsonObject:
    """The tree in the form that the contract fixes; clauses in the order of the document."""
    return {
        "code": tree.code,
        "source": tree.document.source,
        "clauses": [_clause(clause, read_norms(clause)) for clause in tree.clauses],
        "furniture": [
            {"kind": piece.kind.value, "start": piece.span.start, "end": piece.span.end}
            for piece in tree.furniture
        ],
        "findings": [_plain(asdict(finding)) for finding in findings],
    }


def _clause(clause: Clause, norms: Sequence[Norm]) -> JsonObject:
    """One clause, its offsets from its first character to its last."""
    return {
        "label": clause.label,
        "heading": list(clause.heading),
        "text": clause.text,
        "stem": clause.stem,
        "parent": clause.parent,
        "start": clause.start,
        "end": clause.end,
        "page": clause.page,
        "certainty": clause.certainty,
        "norms": [_plain(asdict(norm)) for norm in norms],
    }


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value that a dataclass of ours holds
    """Tuples as lists and exact numbers as numbers, all the way down."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
