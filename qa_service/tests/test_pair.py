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
    ],
)
def test_a_limit_is_marked_with_whether_the_sum_meets_its_words(question, clause, seen):
    assert seen in clause_side((), clause, read_measures(question))


def test_a_limit_in_another_currency_is_left_unmarked():
    clause = "Gifts over €150 are declined."
    assert clause_side((), clause, read_measures("a £200 vase")) == clause


def test_without_a_sum_the_clause_is_left_as_it_is():
    assert clause_side((), "Declare any gift over £10.", ()) == "Declare any gift over £10."


def test_the_innermost_headings_stand_before_the_clause():
    assert clause_side(("Part A", "4 Gifts", "Cash"), "No cash.", ()) == "4 Gifts: Cash: No cash."
