"""The question as it comes in: refused when it is not text or too long."""

from __future__ import annotations

import unicodedata

from qa_service.errors import QuestionTooLong, UnusableQuestion

_LAYOUT = frozenset("\n\r\t")
_NOT_TEXT = frozenset({"Cc", "Cs"})


def usable_question(question: str, limit: int) -> str:
    r"""The question without blanks around it.

    Args:
        question: as it was typed.
        limit: longest question, in characters.

    Raises:
        UnusableQuestion: it is empty, or holds bytes that are not text.
        QuestionTooLong: it is longer than the limit.

    >>> usable_question(" May I keep it?\n", 2_000)
    'May I keep it?'
    >>> usable_question("\x00\x01", 2_000)
    Traceback (most recent call last):
    ...
    qa_service.errors.UnusableQuestion: The question is not text: type it in plain words.
    """
    if len(question) > limit:
        raise QuestionTooLong(len(question), limit)
    if any(unicodedata.category(char) in _NOT_TEXT for char in set(question) - _LAYOUT):
        raise UnusableQuestion("The question is not text: type it in plain words.")
    if not question.strip():
        raise UnusableQuestion("The question is empty: type what you want to know and ask again.")
    return question.strip()
