"""Parsing: from a document as read to its clause tree."""

from __future__ import annotations

from ingest.clauses import ClauseTree, SourceDocument
from ingest.structure.assembly import assemble
from ingest.structure.blocks import BlockBuilder
from ingest.structure.contents import contents_lines
from ingest.structure.forms import form_lines
from ingest.structure.front import front_matter, title_of
from ingest.structure.labels import label_drafts
from ingest.structure.lines import read_lines
from ingest.structure.listed import listed_levels
from ingest.structure.markers import numbering_words
from ingest.structure.outline import Outline
from ingest.structure.pages import page_furniture
from ingest.structure.tables import find_tables


def parse_document(document: SourceDocument) -> ClauseTree:
    """Cuts a document into clauses and furniture that together give it back.

    Nothing need be known about the document: how it numbers its clauses is read from it. A
    number that is missing or doubtful leaves a finding and lowers the clause's certainty.
    """
    lines = read_lines(document)
    roles = page_furniture(lines)
    roles |= contents_lines(lines, roles)
    roles |= front_matter(lines, roles)
    roles |= form_lines(lines, roles)
    tables = find_tables(lines, roles)
    words = numbering_words(line for line in lines if line.index not in roles)
    blocks = BlockBuilder(document.text, lines, roles, tables, words).build()
    outline = Outline(blocks, listed_levels(blocks, lines, roles)).walk()
    title = title_of(lines, roles, document.code)
    label_drafts(outline, title)
    return assemble(document, lines, roles, outline, title)
