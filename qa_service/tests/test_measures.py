"""What a question measures, held against a printed limit in the limit's own unit."""

import pytest

from ingest.norms.limits import read_limits
from qa_service.understanding.measures import meets, read_measures


@pytest.mark.parametrize(
    ("question", "clause", "met"),
    [
        (
            "fifteen hours a week in a bar",
            "Work of more than ten hours a week needs consent.",
            True,
        ),
        ("ten hrs a week in a bar", "Work of more than ten hours a week needs consent.", False),
        ("two weeks' filming in May", "Leave of up to ten working days is granted.", True),
        ("away for a month", "Leave of up to ten working days is granted.", False),
        ("third hoodie this year from them", "on more than two occasions in a year", True),
        ("second invite from the same firm", "on more than two occasions in a year", False),
        ("there'd be 30 people listening", "Talks to fewer than 50 people", True),
        ("90 minutes late", "an absence of more than two hours", False),
        ("the state holds 51%", "a holding of more than 20 per cent", True),
        ("last pint at ten at night, driving from six", "at least eight hours after a drink", True),
        ("finished a can at half eleven, start at seven", "at least eight hours after it", False),
        ("given one in March and this in June", "gifts within a period of six months", True),
        ("off for ten and a half hours between them", "at least eleven hours must lie", False),
        ("9 h between them", "at least eleven hours must lie", False),
        ("half an hour on the phone", "calls of no more than 20 minutes", False),
        ("an hour and a half late", "an absence of more than two hours", False),
        ("found it two days ago", "told within 24 hours", False),
        ("a single gift so far", "no more than three gifts", True),
        ("thirty-odd miles", "a journey of up to 40 miles", True),
        ("We're at day 46", "kept for up to 45 days", False),
        ("third day off now", "a note from the fourth day", False),
        ("it'll be my eighth day off", "a note from the eighth calendar day", True),
        ("my second loss this year", "From the third loss in a year", False),
        ("we split six years ago", "until ten years have gone by", True),
        ("it ended eleven years ago", "until ten years have gone by", False),
        ("four years since the caution", "once three years have passed", True),
        ("a tenner from a tourist", "A tip of less than €20", True),
        ("Rs 1,500 voucher", "articles under 200 rupees", False),
        ("R450 in the box", "where the box holds R500 or more", False),
        ("it cost forty grand", "settle at not more than £25,000", False),
    ],
)
def test_a_limit_in_time_or_in_things_is_compared_as_printed(question, clause, met):
    (limit, *_) = read_limits(clause)
    assert meets(limit, read_measures(question)) is met


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("I'd do six hours", "Tell us within ten working days."),
        ("£30 a week for the room", "for up to thirty nights"),
        ("nine of us are going", "no more than three gifts"),
        ("a £30 hamper", "gifts over €25"),
        ("a 60 year old caller", "for up to ten years"),
    ],
)
def test_what_cannot_be_turned_into_the_unit_of_the_limit_is_not_compared(question, clause):
    (limit, *_) = read_limits(clause)
    assert meets(limit, read_measures(question)) is None
