"""The five codes: every number, every item, every piece of furniture, as printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ingest.clauses import ClauseTree, FurnitureKind, SourceDocument
from ingest.parse import parse_document

CODES = Path(__file__).parents[2] / "data" / "codes"


def tree_of(code: str) -> ClauseTree:
    path = CODES / f"{code}.txt"
    text = path.read_text(encoding="utf-8")
    return parse_document(SourceDocument(code, path.name, text))


def texts(tree: ClauseTree, kind: FurnitureKind) -> list[str]:
    source = tree.document.text
    return [source[p.span.start : p.span.end] for p in tree.furniture if p.kind is kind]


@pytest.mark.parametrize(
    ("code", "pattern", "count"),
    [
        ("psow", r"\d+\.\d+", 52),
        ("county-council", r"\d+\.\d+", 65),
        ("cumbria-opcc", r"\d+\.\d+", 76),
        ("oxfordshire", r"\d+", 82),
        ("essex-probation", r"\d+\.\d+", 42),
    ],
)
def test_every_numbered_paragraph_is_found_under_its_number(
    code: str, pattern: str, count: int
) -> None:
    labels = [clause.label for clause in tree_of(code).clauses]
    assert sum(bool(re.fullmatch(pattern, label)) for label in labels) == count


def test_the_list_from_a_to_z_stands_under_its_stem() -> None:
    tree = tree_of("county-council")
    items = tree.items("24.2")
    assert [item.label for item in items] == [
        f"24.2({letter})" for letter in map(chr, range(97, 123))
    ]
    assert items[9].text.startswith("fighting, threatening or actual violence")
    assert items[9].stem == tree.clause("24.2").text


def test_a_list_inside_a_list_carries_both_stems() -> None:
    tree = tree_of("oxfordshire")
    assert [item.label for item in tree.items("23")] == [f"23({x})" for x in "abcdefg"]
    inner = tree.clause("23(f)(ii)")
    assert inner.parent == "23(f)"
    assert inner.stem is not None
    assert inner.stem.startswith("The Local Government and Housing Act 1989")
    assert inner.stem.endswith("Giving advice on a regular basis to:")


def test_text_after_a_list_ends_the_sentence_of_its_stem() -> None:
    clause = tree_of("county-council").clause("3.3")
    assert len(clause.spans) == 2
    assert clause.text.endswith("other funding from the county council.")


def test_text_after_a_list_is_the_stems_and_not_the_last_items() -> None:
    assert (
        tree_of("psow")
        .clause("12.3")
        .text.endswith("This list is illustrative and not exhaustive.")
    )


@pytest.mark.parametrize(
    ("code", "label", "words"),
    [
        ("psow", "4.3", "could, or could be\nperceived to, affect"),
        ("psow", "8.2", "unless the cost of making\npersonal use of the equipment"),
        ("psow", "13.1", "workings of the office,\ncomplainants, casework"),
        ("county-council", "7.2", "client\nemployee, client or service user"),
        ("essex-probation", "5.5", "unfairly in"),
        ("oxfordshire", "48", "private or exempt sessions"),
    ],
)
def test_a_paragraph_cut_by_a_page_break_is_one_clause(code: str, label: str, words: str) -> None:
    text = tree_of(code).clause(label).text
    first, _, second = words.partition("\n")
    assert first in text
    assert second in text


def test_notes_are_clauses_under_their_printed_name() -> None:
    tree = tree_of("county-council")
    assert tree.clause("Note 1").text.startswith("Personal interests as set out in Paragraph 3")
    assert tree.clause("Note 2").text.startswith("Under the Bribery Act 2010")


def test_definitions_and_questions_are_called_by_their_printed_names() -> None:
    tree = tree_of("oxfordshire")
    assert tree.clause("Definitions: Relative").text.startswith("**Relative** means parents")
    answer = tree.clause("FAQ: What would constitute an act of bribery?")
    assert answer.text == "An offence would be committed if for example:"
    assert len(tree.items(answer.label)) == 3


def test_a_second_code_in_the_document_puts_its_name_before_its_numbers() -> None:
    tree = tree_of("essex-probation")
    name = "Code of Conduct for Board Members"
    board = [clause for clause in tree.clauses if clause.label.startswith(f"{name}: ")]
    assert [clause.label for clause in board if clause.parent is None] == [
        f"{name}: {number}" for number in range(1, 10)
    ]
    assert [item.label for item in tree.items(f"{name}: 2")] == [
        f"{name}: 2({roman})" for roman in ("i", "ii", "iii", "iv", "v", "vi", "vii")
    ]


def test_a_missing_number_is_said_and_not_invented() -> None:
    tree = tree_of("essex-probation")
    messages = [finding.message for finding in tree.findings]
    assert messages == [
        "essex-probation.txt:14: unnumbered paragraph before clause 2.2. "
        "Check the numbering in the source.",
        "essex-probation.txt:16: clause 2.2 follows section 2; expected 2.1. "
        "Check the numbering in the source.",
    ]
    assert tree.clause("2").certainty < 1
    assert tree.clause("2.2").certainty < 1
    assert "2.1" not in [clause.label for clause in tree.clauses]


def test_furniture_is_kept_out_of_the_clauses() -> None:
    assert texts(tree_of("essex-probation"), FurnitureKind.RUNNING_HEADER) == ["UNCLASSIFIED"] * 6
    assert len(texts(tree_of("psow"), FurnitureKind.CONTENTS)) == 17
    control = texts(tree_of("cumbria-opcc"), FurnitureKind.DOCUMENT_CONTROL)
    assert "Date of next review\tJuly 2019" in control
    form = texts(tree_of("cumbria-opcc"), FurnitureKind.FORM)
    assert form[0].startswith("I,as a Member of staff")
    assert form[-1] == "Monitoring Officer"


def test_the_heading_path_is_as_printed() -> None:
    clause = tree_of("county-council").clause("10.2")
    assert clause.heading == (
        "10.0 Gifts, inducements, hospitality and sponsorship (see also note 1 and 2 below)",
    )


def test_sections_listed_side_by_side_are_not_put_under_each_other() -> None:
    tree = tree_of("oxfordshire")
    assert tree.clause("62").heading == ("Gifts and Hospitality",)
    assert tree.clause("23(a)").heading == ("Political Neutrality", "Specific posts:")
