"""What the lint says about a document, and what it leaves alone."""

from __future__ import annotations

from ingest.clauses import SourceDocument
from ingest.lint import lint
from ingest.parse import parse_document


def rules(text: str) -> list[str]:
    tree = parse_document(SourceDocument("some-code", "some-code.txt", text))
    return [f"{finding.severity}: {finding.rule}" for finding in lint(tree)]


def test_a_sound_document_has_no_findings() -> None:
    text = "1 Gifts\n\n1.1 Refuse money, subject to paragraph 1.2.\n\n1.2 Keep flowers.\n"
    assert rules(text) == []


def test_a_reference_to_a_paragraph_that_does_not_exist_is_an_error() -> None:
    text = "1 Gifts\n\n1.1 Refuse money (see 99.9).\n\n1.2 Keep flowers.\n"
    assert rules(text) == ["error: dead-reference"]


def test_a_reference_into_an_act_is_none_of_this_documents() -> None:
    text = "1 Gifts\n\n1.1 Section 117 of the Local Government Act applies.\n\n1.2 Keep flowers.\n"
    assert rules(text) == []


def test_a_list_of_one_item_is_a_note() -> None:
    text = "1 Gifts\n\n1.1 You must refuse:\n- money\n\n1.2 Keep flowers.\n"
    assert rules(text) == ["note: single-item-list"]


def test_a_heading_at_the_end_with_nothing_under_it_is_a_warning() -> None:
    text = "# Code\n\n## Gifts\n\nRefuse money whoever offers it to you.\n\n## Work\n"
    assert rules(text) == ["warning: empty-heading"]


def test_a_message_says_where_and_what_to_do() -> None:
    text = "1 Gifts\n\n1.1 Refuse money (see 99.9).\n\n1.2 Keep flowers.\n"
    tree = parse_document(SourceDocument("some-code", "some-code.txt", text))
    assert lint(tree)[0].message == (
        "some-code.txt:3: clause 1.1 refers to 99.9, which this document does not have. "
        "Correct the reference."
    )
