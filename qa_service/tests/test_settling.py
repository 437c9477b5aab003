import pytest

from qa_service.settling import settle_code

TITLES = {
    "hill-trust": "Hill Trust: Code of Conduct",
    "bank": "Harbour Bank Staff Policy",
    "gifts_policy": "Gifts and Hospitality Policy of Elm College",
}


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("I work at Harbour. May I keep a pen?", "bank"),
        ("At Elm College, may I keep a pen?", "gifts_policy"),
        ("hill trust", "hill-trust"),
        ("Hill-Trust", "hill-trust"),
        ("Gifts and hospitality policy of Elm College.", "gifts_policy"),
    ],
)
def test_a_question_that_names_one_organisation_is_about_its_code(question, code):
    assert settle_code(question, TITLES) == code


@pytest.mark.parametrize(
    "question",
    [
        "May I keep a pen?",
        "May I use my bank account at work?",
        "Is there a policy on gifts?",
        "I walked up a hill with a supplier.",
        "Do Hill and Elm have the same rule?",
    ],
)
def test_a_question_that_names_none_or_several_settles_nothing(question):
    assert settle_code(question, TITLES) is None


def test_a_lone_code_is_always_meant():
    assert settle_code("May I?", {"only": "Only Code"}) == "only"


def test_without_codes_nothing_is_settled():
    assert settle_code("May I?", {}) is None
