"""How each verdict is told: in words and with a symbol, so that colour is never needed."""

from __future__ import annotations

from dataclasses import dataclass

from qa_service.schemas import Verdict


@dataclass(frozen=True, slots=True)
class Told:
    """A verdict for the reader.

    Attributes:
        words: what it means, short enough for a badge.
        symbol: one character that differs between verdicts.
    """

    words: str
    symbol: str


TOLD = {
    Verdict.PERMITTED: Told("Yes, allowed", "✓"),
    Verdict.CONDITIONAL: Told("Only on a condition", "!"),
    Verdict.PROHIBITED: Told("No, not allowed", "✕"),
    Verdict.REQUIRED: Told("You must", "➜"),
    Verdict.NOT_REQUIRED: Told("You do not have to", "○"),
    Verdict.INFORMATIONAL: Told("What the code says", "i"),
    Verdict.NOT_COVERED: Told("Not in this code", "–"),
    Verdict.NEEDS_CLARIFICATION: Told("It depends", "?"),
}
_SURE = (
    (0.85, "Sure"),
    (0.65, "Fairly sure"),
    (0.4, "Not very sure"),
    (0.0, "Unsure"),
)
_READ_ON = 0.65
"""Below this the reader is told to check before acting."""


_READ_IT = "Read the clause yourself"
_LOOK_AROUND = "Look through the clauses below"
"""Where the code seems silent, there is no one clause to read."""


def confidence_in_words(confidence: float, verdict: Verdict) -> str:
    """How far an answer can be trusted, as a frequency.

    Args:
        confidence: 0 to 1, calibrated.
        verdict: of the answer.

    >>> confidence_in_words(0.82, Verdict.PERMITTED)
    'Fairly sure: about 8 in 10 answers like this are right.'
    >>> confidence_in_words(0.3, Verdict.PERMITTED)
    'Unsure: about 3 in 10 answers like this are right. Read the clause yourself, and ask your \
line manager or HR before you act.'
    """
    word = next(word for floor, word in _SURE if confidence >= floor)
    tenths = round(confidence * 10)
    if tenths >= 10:
        often = "nearly all answers like this are right"
    elif tenths == 0:
        often = "few answers like this are right"
    else:
        often = f"about {tenths} in 10 answers like this are right"
    if confidence >= _READ_ON:
        return f"{word}: {often}."
    check = _LOOK_AROUND if verdict is Verdict.NOT_COVERED else _READ_IT
    return f"{word}: {often}. {check}, and ask your line manager or HR before you act."
