"""Slips of the keyboard are put right; words that only few people use are left alone."""

import pytest

from index.snapshot import load_snapshot
from qa_service.settings import Settings


@pytest.fixture(scope="module")
def mend(models):
    code = load_snapshot(Settings().index_dir).codes["county-council"].tree.document.text

    def mend(text):
        return models.spelling.mend(text, code)

    return mend


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("rules on writing refrences pls", "rules on writing references pls"),
        ("a bottle from a contracter", "a bottle from a contractor"),
        ("my manger signed off my expences", "my manger signed off my expenses"),
        ("hopsitality from a firm", "hospitality from a firm"),
        ("he didnt ask for it", "he didn't ask for it"),
    ],
)
def test_a_word_that_is_none_is_put_as_what_was_meant(mend, typed, meant):
    assert mend(typed) == meant


@pytest.mark.parametrize(
    "question",
    [
        "Been skiving with the lads down the boozer, got a tenner off a fella",
        "admin told me to mobilise the comms rota",
        "Mrs Okafor and Sunita from Wazzock Ltd",
        "write to jo.blogggs@example.com or see www.exmple.org/kontakt",
        "dogsitting on thursdays, whistleblowing on fridays",
        "zzzzqx flurbgle",
    ],
)
def test_slang_names_addresses_and_what_nobody_can_guess_are_left_alone(mend, question):
    assert mend(question) == question


def test_a_word_of_the_code_itself_is_no_slip_and_is_meant_rather_than_others(models):
    asked = "is a flugbin a gift"
    assert models.spelling.mend(asked, "A Flugbin is to be returned.") == asked
    assert models.spelling.mend("is it a bequist", "A bequest is refused.") == "is it a bequest"
