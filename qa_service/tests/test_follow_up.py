"""A follow-up changes one fact of the question before it and is answered again."""

import pytest

from qa_service.follow_up import merge
from qa_service.own_answers import ask_which_code

BEFORE = ask_which_code("Can I accept this £30 hamper?", ["acme"], "v1")


@pytest.mark.parametrize(
    ("follow_up", "understood"),
    [
        ("what about £20?", "Can I accept this £20 hamper?"),
        (
            "and if it is from a contractor?",
            "Can I accept this £30 hamper? It is from a contractor.",
        ),
        ("who do I tell?", "Can I accept this £30 hamper? Who do I tell?"),
        ("a service user", "Can I accept this £30 hamper? A service user"),
    ],
)
def test_a_short_follow_up_is_joined_to_the_question_before_it(follow_up, understood):
    assert merge(follow_up, BEFORE) == understood


def test_a_question_of_its_own_stands_alone():
    new = "Our cleaner was arrested on Saturday night and let go, does anybody have to be told?"
    assert merge(new, BEFORE) == new


def test_the_first_question_of_a_conversation_stands_alone():
    assert merge("and if it is from a contractor?", None) == "and if it is from a contractor?"
