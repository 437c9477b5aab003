"""The time between two points of it that a question names."""

from decimal import Decimal

import pytest

from qa_service.understanding.gaps import hours_between, months_between


@pytest.mark.parametrize(
    ("question", "hours"),
    [
        ("finished my pint at 11 last night, driving the van from 7 this morning", "8"),
        ("had a large wine about ten last night, on at six", "8"),
        ("one beer at 10pm on Tuesday, behind the wheel Wed 9am", "11"),
        ("security job would finish at midnight, on the ward at seven", "7"),
        ("sat with them from ten till two", "4"),
        ("supposed to be back by quarter past two, got in at twenty to three", "0.4167"),
        ("last beer at 8 last night and we roll at 8 this morning", "12"),
        ("I'm on the wheel at eight, had my last beer at midnight", "8"),
        ("van this morning at 8, last can was about 11pm", "9"),
    ],
)
def test_hours_are_told_from_two_times_of_day(question, hours):
    assert hours_between(question) == pytest.approx(Decimal(hours), abs=Decimal("0.001"))


@pytest.mark.parametrize(
    "question",
    [
        "I start at seven",
        "between five quid and ten pounds from nine of them",
        "can I have it on 4.4 and 5.3",
        "rang at nine wanting me on at 7, not at 2",
        "two of us at three sites",
    ],
)
def test_what_is_no_pair_of_times_gives_no_span(question):
    assert hours_between(question) is None


@pytest.mark.parametrize(
    ("question", "months"),
    [
        ("one lunch in March, another in July", "4"),
        ("lost it in November, it's now February", "3"),
        ("saw her in March 2022, it's now April 2024", "25"),
        ("a gift in January, one in May and a third in October", "9"),
    ],
)
def test_months_are_counted_in_the_order_they_are_told(question, months):
    assert months_between(question) == Decimal(months)


def test_may_is_a_month_only_where_it_is_told_as_one():
    assert months_between("may I leave in June, or may she") is None
