"""What the clause reader sees: limits already held against the sum, exactly as printed."""

import pytest

from qa_service.reading.pair import clause_side
from qa_service.understanding.measures import read_measures


@pytest.mark.parametrize(
    ("question", "clause", "seen"),
    [
        ("a £25 pen", "Gifts of £25 or more must go back.", "£25 or more (yes) must"),
        ("a £24.99 pen", "Gifts of £25 or more must go back.", "£25 or more (no) must"),
        ("ten pounds", "Declare any gift over £10.", "over £10 (no)."),
        ("£10.01", "Declare any gift over £10.", "over £10 (yes)."),
        ("£50 dinner", "Meals under £50 are fine.", "under £50 (no) are"),
        ("six minutes late", "Note lateness of more than five minutes.", "five minutes (yes)."),
        ("2 guests", "Up to three guests may come.", "three guests (yes) may"),
        ("grade 7 exactly", "Staff in grade 7 and above may not.", "and above (yes) may"),
        ("she's 17", "Nobody under 18 drives.", "under 18 (yes) drives"),
        ("she's 17", "Those over 65 may.", "over 65 (no) may"),
    ],
)
def test_a_limit_is_marked_with_whether_the_sum_meets_its_words(question, clause, seen):
    assert seen in clause_side((), clause, read_measures(question))


def test_a_long_clause_keeps_the_sentence_with_the_limit_in_question():
    rule = "Nothing worth more than £30 may be kept."
    trust = ["Presents are a matter of trust and of tact."] * 4
    clause = " ".join([*trust, rule, *trust, "Write it down."])
    cut = clause_side((), clause, read_measures("a £31 bottle of port"), "Write it down.")
    assert "more than £30 (yes)" in cut
    assert rule not in clause_side((), clause, (), "Write it down.")


def test_two_ages_that_part_are_not_compared():
    clause = "Nobody under 18 may drive."
    assert clause_side((), clause, read_measures("she's 17, he's 19.")) == clause


def test_a_limit_in_another_currency_is_left_unmarked():
    clause = "Gifts over €150 are declined."
    assert clause_side((), clause, read_measures("a £200 vase")) == clause


def test_without_a_sum_the_clause_is_left_as_it_is():
    assert clause_side((), "Declare any gift over £10.", ()) == "Declare any gift over £10."


def test_the_innermost_headings_stand_before_the_clause():
    assert clause_side(("Part A", "4 Gifts", "Cash"), "No cash.", ()) == "4 Gifts: Cash: No cash."
