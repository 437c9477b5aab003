from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_service.errors import QuestionTooLong, UnusableQuestion
from qa_service.questions import usable_question


@pytest.mark.parametrize("question", ["", "   ", "\n\t\r\n"])
def test_an_empty_question_is_refused(question):
    with pytest.raises(UnusableQuestion, match="empty"):
        usable_question(question, 2_000)


@pytest.mark.parametrize("question", ["\x00\x01\x02", "may I\x07?", "\udcff\udcfe", "a\x7fb"])
def test_a_question_that_is_not_text_is_refused(question):
    with pytest.raises(UnusableQuestion, match="not text"):
        usable_question(question, 2_000)


def test_the_limit_itself_is_allowed_and_one_more_is_not():
    assert usable_question("a" * 2_000, 2_000) == "a" * 2_000
    with pytest.raises(QuestionTooLong, match=r"2,001 characters and the limit is 2,000"):
        usable_question("a" * 2_001, 2_000)


@pytest.mark.parametrize(
    "question", ["¿Puedo?", "贈り物はいいですか", "can I keep it? 🎁", "£30?\r\nOK?"]
)
def test_any_language_and_any_sign_is_text(question):
    assert usable_question(question, 2_000) == question


@given(st.text(max_size=50))
def test_every_text_is_either_used_or_refused(question):
    with suppress(QuestionTooLong, UnusableQuestion):
        assert usable_question(question, 40) == question.strip()
