"""Limits mean what they say: the exact comparison, the unit, the period."""

from decimal import Decimal

import pytest

from ingest.norms.amounts import read_amounts
from ingest.norms.limits import read_limits
from ingest.norms.norm import Comparison

OVER, AT_LEAST = Comparison.OVER, Comparison.AT_LEAST
UNDER, AT_MOST, EQUAL = Comparison.UNDER, Comparison.AT_MOST, Comparison.EQUAL


def found(text):
    return [
        (str(limit.value), limit.unit, limit.comparison, limit.period)
        for limit in read_limits(text)
    ]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("£25.00", "25.00", "GBP"),
        ("£1,250", "1250", "GBP"),
        ("£1.2k", "1200", "GBP"),
        ("£2m", "2000000", "GBP"),
        ("£2 million", "2000000", "GBP"),
        ("EUR 50", "50", "EUR"),
        ("50 euros", "50", "EUR"),
        ("€1.000,00", "1000", "EUR"),
        ("US$40", "40", "USD"),
        ("40 bucks", "40", "USD"),
        ("CHF 50", "50", "CHF"),
        ("25£", "25", "GBP"),
        ("twenty pounds", "20", "GBP"),
        ("twenty-five pounds", "25", "GBP"),
        ("one hundred and fifty pounds", "150", "GBP"),
        ("two thousand five hundred pounds", "2500", "GBP"),
        ("a thousand euros", "1000", "EUR"),
        ("sixty quid", "60", "GBP"),
        ("a couple of quid", "2", "GBP"),
        ("a tenner", "10", "GBP"),
        ("two fivers", "10", "GBP"),
        ("a grand", "1000", "GBP"),
        ("half a grand", "500", "GBP"),
        ("three grand", "3000", "GBP"),
        ("50p", "0.5", "GBP"),
        ("fifty pence", "0.5", "GBP"),
        ("a quid", "1", "GBP"),
        ("thirty-odd quid", "30", "GBP"),
    ],
)
def test_a_sum_of_money_is_read_however_it_is_written(text, value, unit):
    (amount,) = read_amounts(f"They gave me {text}, and I took it.")
    assert (amount.value, amount.unit, amount.text) == (Decimal(value), unit, text)


@pytest.mark.parametrize(
    "text",
    [
        "at 8 p.m. on 20 May",
        "paragraphs 15 to 27",
        "a grand piano",
        "by 2024",
        "$7{x}"[1:],
        "2 p.m.",
    ],
)
def test_other_numbers_are_no_money(text):
    assert read_amounts(text) == ()


@pytest.mark.parametrize(
    "text", ["£15 each", "£15 a head", "£15 apiece", "£15 per person", "£15 pp"]
)
def test_a_sum_for_each_of_several_says_so(text):
    assert [amount.each for amount in read_amounts(text)] == [True]


@pytest.mark.parametrize(
    ("text", "comparison"),
    [
        ("a value of £25.00 or more is unlikely", AT_LEAST),
        ("£25 and above", AT_LEAST),
        ("£25 a head or more", AT_LEAST),
        ("£25+", AT_LEAST),
        ("at least £25", AT_LEAST),
        ("not less than £25", AT_LEAST),
        ("no lower than £25", AT_LEAST),
        ("from £25", AT_LEAST),
        ("a minimum of £25", AT_LEAST),
        ("if over the value of £25", OVER),
        ("more than £25", OVER),
        ("exceeding £25 in value", OVER),
        ("exceeds £25", OVER),
        ("above a value of £25", OVER),
        ("in excess of £25", OVER),
        ("beyond £25", OVER),
        ("its value must not exceed £25", OVER),
        ("you cannot accept more than £25", OVER),
        ("nothing over £25 may be kept", OVER),
        ("under £25 in value", UNDER),
        ("below £25", UNDER),
        ("gifts of less than £25", UNDER),
        ("up to but not including £25", UNDER),
        ("up to £25", AT_MOST),
        ("up to and including £25", AT_MOST),
        ("not more than £25", AT_MOST),
        ("no more than £25", AT_MOST),
        ("worth not over £25", AT_MOST),
        ("provided it does not exceed £25", AT_MOST),
        ("not exceeding £25", AT_MOST),
        ("at most £25", AT_MOST),
        ("£25 or less", AT_MOST),
        ("£25 or under", AT_MOST),
        ("£25 maximum", AT_MOST),
        ("a maximum of £25", AT_MOST),
        ("a limit of £25", AT_MOST),
        ("to a total of £25", AT_MOST),
        ("| to £25 |", AT_MOST),
        ("Meal      to £25     tell the supervisor", AT_MOST),
        ("a gift worth £25", EQUAL),
        ("a charge of £25 is made", EQUAL),
    ],
)
def test_the_words_around_a_sum_name_its_side(text, comparison):
    assert found(text) == [("25.00" if ".00" in text else "25", "GBP", comparison, None)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("£25 to £150", AT_LEAST, AT_MOST),
        ("£25 - £150", AT_LEAST, AT_MOST),
        ("£25–150", AT_LEAST, AT_MOST),
        ("between £25 and £150", AT_LEAST, AT_MOST),
        ("from £25 to £150", AT_LEAST, AT_MOST),
        ("more than £25 but not more than £150", OVER, AT_MOST),
        ("over £25 to £150", OVER, AT_MOST),
        ("above £25 and up to £150", OVER, AT_MOST),
        ("at least £25 but under £150", AT_LEAST, UNDER),
    ],
)
def test_a_range_is_two_limits(text, low, high):
    assert found(text) == [("25", "GBP", low, None), ("150", "GBP", high, None)]


def test_a_limit_given_again_in_another_currency_compares_alike():
    assert found("up to £35 (€40)") == [("35", "GBP", AT_MOST, None), ("40", "EUR", AT_MOST, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("more than two in any three-month period", ("2", "", OVER, "three months")),
        (
            "(more than two in any three-month period) of gifts",
            ("2", "gift", OVER, "three months"),
        ),
        (
            "no more than three gifts from the same family in one stay",
            ("3", "gift", AT_MOST, "stay"),
        ),
        ("one trailer load a winter", ("1", "trailer load", EQUAL, "winter")),
        ("twice a year", ("2", "time", EQUAL, "year")),
        ("not more than once in a fortnight", ("1", "time", AT_MOST, "fortnight")),
        (
            "on not more than two occasions in any calendar year",
            ("2", "time", AT_MOST, "calendar year"),
        ),
        ("four times in any period of six months", ("4", "time", EQUAL, "six months")),
        ("two or more gifts", ("2", "gift", AT_LEAST, None)),
        ("at least two adults", ("2", "adult", AT_LEAST, None)),
        ("more than 1 per cent of a company", ("1", "percent", OVER, None)),
        ("the fourth and any later gift", ("4", "", AT_LEAST, None)),
        ("up to £300 in a calendar year", ("300", "GBP", AT_MOST, "calendar year")),
    ],
)
def test_counts_have_their_noun_and_their_period(text, expected):
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("within 28 days", ("28", "day", AT_MOST, None)),
        ("within five working days of the offer", ("5", "working day", AT_MOST, None)),
        ("within a fortnight of it", ("1", "fortnight", AT_MOST, None)),
        ("wait two hours", ("2", "hour", EQUAL, None)),
        ("for two years after leaving", ("2", "year", UNDER, None)),
        ("no drink in the eight hours before a shift", ("8", "hour", UNDER, None)),
        ("during the last 18 months", ("18", "month", AT_MOST, None)),
        ("added up over any period of six months", ("6", "month", AT_MOST, None)),
        ("the eight hours of a shift", ("8", "hour", EQUAL, None)),
        ("at least 14 days ahead", ("14", "day", AT_LEAST, None)),
        ("for more than twelve months", ("12", "month", OVER, None)),
        ("up to 12 hours a week", ("12", "hour", AT_MOST, "week")),
        ("48 hours a week averaged over 17 weeks", ("48", "hour", EQUAL, "week")),
    ],
)
def test_times_have_their_unit(text, expected):
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Tell your manager at once.",
        "Once the Board has decided, follow it.",
        "under 4.2 staff may ask",
        "officers under 18",
        "paragraphs 15 to 27",
        "Band 9 or above",
        "before 1 January 2024",
        "gifts from one family within 12 months are added together",
        "a second person",
    ],
)
def test_numbers_that_limit_nothing_are_left_alone(text):
    assert [limit for limit in read_limits(text) if limit.kind != "time"] == []


def test_a_limit_stands_at_its_offsets():
    text = "Frequent receipt (more than two in any three-month period) of gifts of less than £50."
    assert all(text[limit.start : limit.end] == limit.text for limit in read_limits(text))
    assert [limit.text for limit in read_limits(text)] == ["more than two", "less than £50"]
