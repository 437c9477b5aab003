"""Quotes are unbroken, verbatim pieces of the source, with room for what qualifies the rule."""

from pathlib import Path

import pytest

from ingest.clauses import SourceDocument
from ingest.norms.reading import read_norms
from ingest.parse import parse_document
from ingest.readers import read_document
from qa_service.citing import LONGEST_QUOTE, quote_span

TEXT = """Acme Code

1. Gifts

1.1 Gifts of money must be refused. A small token may be kept if your manager agrees. Tell the
Clerk within 7 days.
"""


def test_the_sentences_around_the_rule_are_quoted_with_it():
    tree = parse_document(SourceDocument("acme", "acme.txt", TEXT))
    clause = tree.clause("1.1")
    norms = read_norms(clause)
    span = quote_span(clause, norms[1], norms)
    assert TEXT[span.start : span.end].startswith("Gifts of money")
    assert TEXT[span.start : span.end].endswith("7 days.")


@pytest.mark.parametrize("path", sorted(Path("data/codes").glob("*.txt")), ids=lambda p: p.stem)
def test_every_quote_of_every_norm_stands_inside_its_clause(path):
    tree = parse_document(read_document(path))
    for clause in tree.clauses:
        norms = read_norms(clause)
        for norm in norms:
            span = quote_span(clause, norm, norms)
            quote = tree.document.text[span.start : span.end]
            assert quote.strip()
            assert any(p.start <= span.start and span.end <= p.end for p in clause.spans)
            assert len(quote) <= max(LONGEST_QUOTE, norm.end - norm.start)
