from __future__ import annotations

from qa_service.resources import ClauseOut
from ui.sections import Section, Shown, marked, sections
from ui.tests.document import CLAUSES, SOURCE, TITLE, cite, clause


def test_a_cited_clause_stands_between_its_neighbours_and_its_quote_is_marked() -> None:
    [section] = sections([cite("5.4", "tokens may be shared")], CLAUSES)

    assert (section.code_title, section.source) == (TITLE, SOURCE)
    assert section.heading == ("5 Gifts and hospitality",)
    assert [shown.clause for shown in section.clauses if shown.near] == ["5.3(b)", "5.4", "5.5"]
    assert [shown.clause for shown in section.clauses if not shown.near] == [
        "5.1",
        "5.2",
        "5.3",
        "5.3(a)",
    ]
    assert section.clauses[5] == Shown(
        clause="5.4",
        pieces=(
            ("Flowers, chocolates and other ", False),
            ("tokens may be shared", True),
            (" with the team.", False),
        ),
        cited=True,
        near=True,
        is_item=False,
        page=2,
    )


def test_the_stem_of_a_cited_item_is_shown_however_far_off() -> None:
    [section] = sections([cite("5.3(b)", "Register of Gifts")], CLAUSES)

    near = [(shown.clause, shown.is_item) for shown in section.clauses if shown.near]
    assert near == [("5.3", False), ("5.3(a)", True), ("5.3(b)", True), ("5.4", False)]


def test_two_citations_under_one_heading_share_its_section_and_the_best_comes_first() -> None:
    cited = [cite("6.1", "written consent"), cite("5.5", "legacy"), cite("5.1", "gift")]

    found = sections(cited, CLAUSES)

    assert [[c.clause for c in section.clauses if c.cited] for section in found] == [
        ["6.1"],
        ["5.1", "5.5"],
    ]


def test_a_quote_over_a_stem_and_its_item_is_marked_in_both() -> None:
    stem, item = clause("5.3"), clause("5.3(a)")
    quote = cite("5.3", "must be:").model_copy(update={"end": item.start + len("declared")})

    assert marked(stem, [quote])[-1] == ("must be:", True)
    assert marked(item, [quote])[0] == ("declared", True)


def test_words_cut_in_two_by_a_page_break_are_marked_on_both_sides() -> None:
    # 0-9 "one two th", then furniture, then 20-29 "ree four .".
    cut = clause("5.1").model_copy(
        update={"text": "one two th\nree four .", "spans": [(0, 10), (20, 30)]}
    )
    quote = cite("5.1", "gift").model_copy(update={"start": 4, "end": 23})

    assert marked(cut, [quote]) == (
        ("one ", False),
        ("two th", True),
        ("\n", False),
        ("ree", True),
        (" four .", False),
    )


def test_a_citation_stands_alone_where_the_clauses_cannot_be_had() -> None:
    none: list[ClauseOut] = []

    found = sections([cite("5.2", "refuse any gift")], none)

    pieces = (("You must ", False), ("refuse any gift", True), (" worth £25 or more.", False))
    alone = Shown("5.2", pieces, cited=True, near=True, is_item=False, page=2)
    assert found == [Section(TITLE, SOURCE, ("5 Gifts and hospitality",), (alone,))]


def test_no_word_is_lost_by_marking() -> None:
    for found in CLAUSES:
        middle = (found.start + found.end) // 2
        quote = cite(found.label, found.text).model_copy(update={"start": middle})
        assert "".join(words for words, _ in marked(found, [quote])) == found.text
