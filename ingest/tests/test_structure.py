"""How numbering, lists, headings and tables of any document are read."""

from __future__ import annotations

import pytest

from ingest.clauses import ClauseTree, FurnitureKind, SourceDocument
from ingest.parse import parse_document


def parse(text: str, page_starts: tuple[int, ...] = ()) -> ClauseTree:
    return parse_document(SourceDocument("some-code", "some-code.txt", text, page_starts))


def labels(text: str) -> list[str]:
    return [clause.label for clause in parse(text).clauses]


def test_an_i_after_h_is_a_letter() -> None:
    items = "\n".join(f"{letter}) item {letter};" for letter in "abcdefghij")
    assert labels(f"1. You must not:\n{items}")[-2:] == ["1(i)", "1(j)"]


def test_an_i_before_ii_is_a_roman_numeral() -> None:
    text = "1. You must:\n(a) tell:\n(i) your manager; and\n(ii) the clerk;\n(b) stop."
    assert labels(text) == ["1", "1(a)", "1(a)(i)", "1(a)(ii)", "1(b)"]


def test_roman_items_may_follow_the_letter_h() -> None:
    letters = "\n".join(f"({letter}) thing {letter};" for letter in "abcdefg")
    text = f"1. You must tell:\n{letters}\n(h) these people:\n(i) one; and\n(ii) two."
    assert labels(text)[-3:] == ["1(h)", "1(h)(i)", "1(h)(ii)"]


def test_numbers_that_run_on_through_headings_stay_bare() -> None:
    text = "Gifts\n\n1. Refuse money.\n\n2. Refuse gold.\n\nWork\n\n3. Ask before you start.\n"
    assert labels(text) == ["1", "2", "3"]


def test_numbers_run_on_under_headings_that_end_like_a_lead_in() -> None:
    text = (
        "CODE OF CONDUCT\n\nWho this is for\n\n1. It binds all staff.\n\n2. Visitors are not "
        "bound.\n\nGifts from patients\n\n3. Gifts are entered in the book.\n"
    )
    tree = parse(text)
    assert [(clause.label, clause.heading) for clause in tree.clauses] == [
        ("1", ("Who this is for",)),
        ("2", ("Who this is for",)),
        ("3", ("Gifts from patients",)),
    ]


def test_numbers_run_on_under_numbered_headings_that_end_like_a_lead_in() -> None:
    text = (
        "I. Who this is for\n\n1. All staff.\n\n2. Their guests too.\n\n"
        "II. What we ask\n\n3. Be kind.\n\n4. Be on time.\n"
    )
    assert labels(text) == ["1", "2", "3", "4"]


def test_a_lettered_heading_is_known_by_the_numbers_under_it() -> None:
    text = "A. About this\n\nA1. All staff.\n\nB. The things we hold to\n\nB1. Be kind.\n"
    assert labels(text) == ["A1", "B1"]


def test_numbers_that_run_on_past_a_heading_are_no_list_under_the_line_before_them() -> None:
    text = (
        "CODE OF CONDUCT\n\nStaff this code is meant for\n\n1. It binds all staff.\n\n2. Visitors "
        "are not bound.\n\nGifts from patients\n\n3. Gifts are entered in the book.\n"
    )
    assert {"1", "2", "3"} <= set(labels(text))


def test_the_word_before_a_number_may_be_shortened() -> None:
    text = "RULES\n\nArt. 1. Staff are honest.\n\nArt. 2. Staff are fair, and say so to all.\n"
    assert labels(text) == ["Art. 1", "Art. 2"]


@pytest.mark.parametrize(
    "numbers",
    [
        ("A.1", "A.2", "B.1"),
        ("A-1", "A-2", "B-1"),
        ("1a", "1b", "2a"),
        ("1/1", "1/2", "2/1"),
        ("§ 1.1", "§ 1.2", "§ 2.1"),
        ("101", "102", "201"),
        ("§ 1(1)", "§ 1(2)", "§ 2(1)"),
        ("1", "1A", "2"),
        ("1.a", "1.b", "2.a"),
        ("§ 1-1", "§ 1-2", "§ 2-1"),
        ("VII.1", "VII.2", "VIII.1"),
        ("1-1", "1-2", "2-1"),
        ("1.A", "1.B", "2.A"),
        ("1.1a", "1.1b", "1.2"),
        ("Rule 1.1", "Rule 1.2", "Rule 2.1"),
        ("Section 1(a)", "Section 1(b)", "Section 2(a)"),
        ("Rule A1", "Rule A2", "Rule B1"),
        ("No. 1", "No. 2", "No. 3"),
    ],
)
def test_numbers_may_be_printed_in_many_ways(numbers: tuple[str, str, str]) -> None:
    first, second, third = (f"{number}." for number in numbers)
    text = (
        f"RULES OF CONDUCT\n\nGeneral matters\n\n{first} Staff shall be honest with everyone they "
        f"meet.\n\n{second} Nobody may borrow a van.\n\nMoney matters\n\n{third} Claims are made "
        "by the end of the month.\n"
    )
    assert labels(text) == list(numbers)


def test_a_number_in_brackets_is_cited_without_them() -> None:
    text = "RULES\n\nVans\n\n(1.1) Nobody may borrow one.\n\n(1.2) Keys stay in the office.\n"
    assert labels(text) == ["1.1", "1.2"]


def test_a_range_at_the_start_of_a_line_is_no_number() -> None:
    text = "RULES\n\n1. Breaks are short.\n\n10-15 minutes are usual.\n\n2. Be back on time.\n"
    assert labels(text) == ["1", "2"]


def test_roman_numbers_run_on_to_eight_letters() -> None:
    ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    numbers = [tens + one for tens in ("", "x", "xx", "xxx") for one in ones if tens + one]
    text = "\n\n".join(f"{number}. Staff shall see to matter {number}." for number in numbers)
    assert labels(text) == numbers


def test_numbers_that_begin_again_in_each_part_take_its_name() -> None:
    text = (
        "# Code\n\n## Part A\n\n1. Refuse money.\n2. Refuse gold.\n\n## Part B\n\n1. Ask first.\n"
    )
    assert labels(text) == ["Part A: 1", "Part A: 2", "Part B: 1"]


def test_worded_numbers_that_begin_again_in_each_section_all_take_its_name() -> None:
    text = (
        "Section 1: Scope\n\nParagraph 1. This is for staff.\n\n"
        "Section 2: Gifts\n\nParagraph 1. Refuse money.\n\nParagraph 2. Return gold.\n\n"
        "Section 3: Work\n\nParagraph 1. Ask first.\n\nParagraph 2. Tell us when it ends.\n\n"
        "Paragraph 3. Rest.\n"
    )
    assert labels(text) == [
        "Section 1: Paragraph 1",
        "Section 2: Paragraph 1",
        "Section 2: Paragraph 2",
        "Section 3: Paragraph 1",
        "Section 3: Paragraph 2",
        "Section 3: Paragraph 3",
    ]


def test_a_clause_that_leads_into_its_list_is_no_heading_among_clauses_of_whole_sentences() -> None:
    rules = "".join(f"§ {n}. Staff must look after room {n} of the house.\n\n" for n in range(1, 8))
    tree = parse(f"{rules}§ 8. Nobody may do the following:\n\n(a) smoke;\n\n(b) gamble.\n")
    assert [clause.label for clause in tree.clauses][-3:] == ["§ 8", "§ 8(a)", "§ 8(b)"]
    assert tree.clause("§ 8(b)").stem == "Nobody may do the following:"


def test_a_gap_in_the_numbers_is_a_finding() -> None:
    tree = parse("Gifts\n\n1. Refuse money.\n\n2. Refuse gold.\n\n4. Ask before you start.\n")
    assert [finding.rule for finding in tree.findings] == ["missing-number"]
    assert tree.clause("4").certainty < 1


def test_a_number_printed_twice_is_a_finding_and_both_clauses_are_kept() -> None:
    tree = parse("1 Gifts\n\n1.1 Refuse money.\n\n1.1 Refuse gold.\n")
    assert len({clause.label for clause in tree.clauses}) == 2
    assert [finding.rule for finding in tree.findings] == ["repeated-number"]


def test_windows_line_ends_and_a_missing_last_line_end_change_nothing() -> None:
    text = "1 Gifts\n\n1.1 Refuse money.\n\n1.2 Refuse:\n- gold\n- silver"
    assert (
        labels(text.replace("\n", "\r\n")) == labels(text) == ["1.1", "1.2", "1.2 • 1", "1.2 • 2"]
    )


def test_a_document_without_numbers_becomes_paragraphs_under_their_headings() -> None:
    text = (
        "Staff guide\n\nGifts\n\nYou must refuse any gift of money.\n\nFlowers may be accepted by "
        "anyone.\n\nWork\n\nAsk your manager before you take a second job.\n"
    )
    assert labels(text) == ["Gifts", "Gifts ¶ 2", "Work"]


def test_a_sentence_cut_by_a_form_feed_and_a_page_number_is_one_clause() -> None:
    tree = parse("1.1 You must tell your manager and the\n\nPage 1 of 2\n\f\nclerk at once.\n")
    clause = tree.clause("1.1")
    assert clause.text == "You must tell your manager and the\nclerk at once."
    assert [piece.kind for piece in tree.furniture] == [
        FurnitureKind.LABEL,
        FurnitureKind.PAGE_NUMBER,
    ]


def test_pages_of_a_document_with_pages_are_counted() -> None:
    text = "1.1 Refuse money.\n\n1.2 Refuse gold."
    assert [clause.page for clause in parse(text, (0, 19)).clauses] == [1, 2]


def test_a_row_of_a_table_is_a_clause_with_the_header_as_its_stem() -> None:
    tree = parse("## Limits\n\n| What | Limit |\n|---|---|\n| Gift | £20 |\n| Meal | £30 |\n")
    assert [(c.label, c.text, c.stem) for c in tree.clauses] == [
        ("Limits row 1", "| Gift | £20 |", "| What | Limit |"),
        ("Limits row 2", "| Meal | £30 |", "| What | Limit |"),
    ]


def test_numbers_alone_on_a_line_take_the_words_below_them() -> None:
    tree = parse("1.1\n\nRefuse money.\n\n1.2\n\nRefuse gold.\n")
    assert [(c.label, c.text) for c in tree.clauses] == [
        ("1.1", "Refuse money."),
        ("1.2", "Refuse gold."),
    ]


def test_a_wrapped_line_that_begins_with_a_number_is_no_clause() -> None:
    text = (
        "1. Whoever is offered something by a supplier who has a contract under clause\n"
        "2 of the scheme tells the manager before the end of the working day on which\n"
        "the offer is made.\n\n2. Nobody may accept it.\n"
    )
    assert labels(text) == ["1", "2"]


def test_a_decimal_under_a_bullet_list_is_no_item_of_it() -> None:
    text = "2 Duties\n\n2.1 You must:\n- work\n- rest\n\n2.2 You may ask.\n"
    tree = parse(text)
    assert tree.clause("2.2").parent is None


def test_a_long_clause_is_split_at_a_sentence_end() -> None:
    tree = parse("1. " + "Every gift must be refused at once. " * 100)
    assert [clause.label for clause in tree.clauses] == ["1", "1 (part 2)"]
    assert all(clause.text.endswith("once.") for clause in tree.clauses)


def test_headings_that_the_contents_list_side_by_side_are_siblings() -> None:
    contents = "# Code\n\n## Contents\n\n[Files](#)\n\n[Gifts](#)\n\n[Work](#)\n\n"
    body = (
        "## Files\n\n1. Keep files safe.\n\n### Old files\n\n2. Burn them.\n\n"
        "### **Gifts**\n\n3. Refuse money.\n\n## Work\n\n4. Ask first.\n"
    )
    assert [clause.heading for clause in parse(contents + body).clauses] == [
        ("Files",),
        ("Files", "Old files"),
        ("Gifts",),
        ("Work",),
    ]


def test_a_heading_listed_further_in_or_under_a_mere_container_stays_below() -> None:
    body = "## Files\n\n{words}### Gifts\n\n2. Refuse money.\n\n## Work\n\n3. Ask first.\n"
    further_in = "# Code\n\n## Contents\n\n- [Files](#)\n  - [Gifts](#)\n- [Work](#)\n\n"
    level = "# Code\n\n## Contents\n\n- [Files](#)\n- [Gifts](#)\n- [Work](#)\n\n"
    for text in (
        further_in + body.format(words="1. Keep files safe.\n\n"),
        level + body.format(words=""),
    ):
        assert parse(text).clause("2").heading == ("Files", "Gifts")
