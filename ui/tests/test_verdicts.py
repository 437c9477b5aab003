from __future__ import annotations

import pytest

from qa_service.schemas import Verdict
from ui.components.verdict import badge
from ui.verdicts import TOLD, confidence_in_words


def test_every_verdict_differs_from_every_other_in_words_and_in_symbol() -> None:
    assert set(TOLD) == set(Verdict)
    assert len({told.words for told in TOLD.values()}) == len(Verdict)
    assert len({told.symbol for told in TOLD.values()}) == len(Verdict)


def test_the_symbol_is_not_read_aloud_beside_the_words() -> None:
    assert badge(Verdict.PROHIBITED) == (
        '<span class="cw-badge cw-prohibited">'
        '<span class="cw-symbol" aria-hidden="true">✕</span>No, not allowed</span>'
    )


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (1.0, "Sure: nearly all answers like this are right."),
        (0.85, "Sure: about 8 in 10 answers like this are right."),
        (0.849, "Fairly sure: about 8 in 10 answers like this are right."),
        (0.65, "Fairly sure: about 6 in 10 answers like this are right."),
    ],
)
def test_confidence_is_told_as_a_frequency(confidence: float, words: str) -> None:
    assert confidence_in_words(confidence, Verdict.REQUIRED) == words


@pytest.mark.parametrize(("confidence", "word"), [(0.64, "Not very sure"), (0.0, "Unsure")])
def test_with_little_confidence_the_reader_is_told_to_check(confidence: float, word: str) -> None:
    words = confidence_in_words(confidence, Verdict.REQUIRED)

    assert words.startswith(f"{word}: ")
    assert words.endswith("ask your line manager or HR before you act.")


def test_where_the_code_seems_silent_there_is_no_clause_to_be_read() -> None:
    words = confidence_in_words(0.5, Verdict.NOT_COVERED)
    assert words.endswith(
        "Look through the clauses below, and ask your line manager or HR before you act."
    )
