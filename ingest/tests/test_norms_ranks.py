"""Grades and ages: who is meant by "Band 4 and above", "under 18"."""

from decimal import Decimal

import pytest

from ingest.norms.ranks import read_own_ranks, read_ranks


@pytest.mark.parametrize(
    ("clause", "unit", "among", "not_among"),
    [
        ("Employees at Level 7 and above may not canvass", "level", 7, 6),
        ("staff in Bands 1 to 3 are free to", "band", 3, 4),
        ("those below Grade 5", "grade", 4, 5),
        ("anyone above Scale 6", "scale", 7, 6),
        ("paid on spinal column point 29 or above", "point", 29, 28),
        ("officers in grades 4, 6 and 9", "grade", 6, 5),
        ("from Grade 5 upwards", "grade", 5, 4),
        ("grade IV or below", "grade", 4, 5),
        ("Nobody under 18 drives", "age", 17, 18),
        ("customers under the age of 25", "age", 24, 25),
        ("aged 16 or over", "age", 16, 15),
        ("drivers are at least 21 years old", "age", 21, 20),
        ("visitors over sixty", "age", 61, 60),
        ("at the press from age 18", "age", 18, 17),
    ],
)
def test_the_ends_of_grades_and_ages_are_exact(clause, unit, among, not_among):
    (ranks,) = read_ranks(clause)
    assert ranks.unit == unit
    assert ranks.hold(Decimal(among))
    assert not ranks.hold(Decimal(not_among))


def test_the_parts_of_a_band_lie_within_it():
    (ranks,) = read_ranks("bands 8a and above return the form")
    ((_, told),) = read_own_ranks("band 8b, nothing to put down")
    assert ranks.hold(told)
    ((_, told),) = read_own_ranks("I'm a band 7")
    assert not ranks.hold(told)


@pytest.mark.parametrize(
    "clause",
    [
        "under 18 hours a week",
        "over 21 days",
        "at least 14 working days",
        "above 50 employees",
        "less than 10% under 5 miles",
        "at least 12 months",
    ],
)
def test_what_counts_something_is_no_age(clause):
    assert list(read_ranks(clause)) == []


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("I'm bang on SCP 29.", ("point", 29)),
        ("Level 7. I'd like to go round the doors", ("level", 7)),
        ("Our 17yo wants to help", ("age", 17)),
        ("a lad who looks about 20 wants beer", ("age", 20)),
        ("my girl, 9, at half term", ("age", 9)),
        ("Can I take a 16-year-old home?", ("age", 16)),
        ("she's seventeen, staying on till eleven", ("age", 17)),
        ("the kids are all about twelve", ("age", 12)),
    ],
)
def test_grades_and_ages_are_read_as_people_tell_them(question, told):
    assert list(read_own_ranks(question)) == [told]


@pytest.mark.parametrize("question", ["he's 20 minutes late", "they are two short", "3 points"])
def test_other_numbers_of_people_are_no_ages(question):
    assert list(read_own_ranks(question)) == []
