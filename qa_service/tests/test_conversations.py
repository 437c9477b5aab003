import pytest

from qa_service.conversations import Conversations, Turn, new_conversation
from qa_service.own_answers import ask_which_code


class Clock:
    def __init__(self):
        self.seconds = 0.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def conversations(clock):
    return Conversations(limit=2, lifetime_s=60, now=clock)


def turn(question):
    return Turn(ask_which_code(question, ["hill-trust"], "v1"))


def test_the_newest_turn_is_remembered(conversations):
    conversations.remember("a", turn("first"))
    conversations.remember("a", turn("second"))
    assert conversations.last("a").response.question == "second"


@pytest.mark.parametrize("conversation", [None, "never seen"])
def test_an_unknown_conversation_has_no_turn(conversations, conversation):
    assert conversations.last(conversation) is None


def test_an_idle_conversation_is_forgotten(conversations, clock):
    conversations.remember("a", turn("first"))
    clock.seconds = 59
    assert conversations.last("a")
    clock.seconds = 60
    assert conversations.last("a") is None


def test_beyond_the_limit_the_one_idle_longest_goes(conversations):
    for name in ("a", "b", "a", "c"):
        conversations.remember(name, turn(name))
    assert [conversations.last(name) is not None for name in "abc"] == [True, False, True]


def test_ids_differ_and_fit_a_url():
    ids = {new_conversation() for _ in range(100)}
    assert len(ids) == 100
    assert all(id_.replace("-", "").replace("_", "").isalnum() for id_ in ids)
