"""One question under several codes, as a table."""

from __future__ import annotations

from collections.abc import Iterator

from index.snapshot import CodeEntry
from ingest.norms.norm import Norm
from qa_service.resources import CompareRow
from qa_service.schemas import AskResponse


def compare_row(response: AskResponse, code: str, entry: CodeEntry) -> CompareRow:
    """What one code says: the limits and the people to tell are those of the words relied on."""
    norms = list(_relied_on(response, entry))
    limits = [limit.text for norm in norms for limit in norm.limits]
    people = [duty.to_whom for norm in norms for duty in norm.duties if duty.to_whom]
    return CompareRow(
        code=code,
        code_title=entry.title,
        verdict=response.verdict,
        headline=response.headline,
        limits=list(dict.fromkeys(limits)),
        whom_to_tell=list(dict.fromkeys(people)),
        citations=response.citations,
        confidence=response.confidence,
    )


def _relied_on(response: AskResponse, entry: CodeEntry) -> Iterator[Norm]:
    """The norms whose words a quote takes in, in part or whole."""
    for citation in response.citations:
        for norm in entry.norms.get(citation.clause, ()):
            if norm.start < citation.end and citation.start < norm.end:
                yield norm
