"""Quote faithfulness: whether a quote is the document's own words, where it says they are."""

from __future__ import annotations

from collections.abc import Sequence

from eval.snippets import squeeze
from qa_service.schemas import CitationOut


def is_faithful(citation: CitationOut, code: str, source: str) -> bool:
    """Whether the quote is of the asked code, of the clause cited, and at its place in the source.

    That is, at `start`-`end`. White space and Markdown emphasis marks aside, as the contract has
    it; an empty quote is not faithful to anything.
    """
    standing, quote = squeeze(source[citation.start : citation.end]), squeeze(citation.quote)
    return citation.code == code and "" != standing == quote and quote in squeeze(citation.text)


def quote_faithfulness(
    citations: Sequence[CitationOut], code: str, source: str | None
) -> float | None:
    """Faithful quotes over all quotes; None where nothing is cited or the source is not at hand."""
    if not citations or source is None:
        return None
    return sum(is_faithful(citation, code, source) for citation in citations) / len(citations)
