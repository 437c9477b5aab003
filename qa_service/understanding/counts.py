"""Counts with their periods as staff say them: "third bottle since March", "twice a year"."""

from __future__ import annotations

import re

from qa_service.schemas import Fact

_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5,
    "6th": 6, "7th": 7, "8th": 8, "9th": 9, "10th": 10,
}  # fmt: skip
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "couple of": 2, "a dozen": 12,
}  # fmt: skip
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_PERIOD_UNIT = r"(?:shift|day|week|fortnight|month|quarter|term|year|summer|winter|season)s?"
_PERIOD = re.compile(
    rf"\b(?:since \w+|this {_PERIOD_UNIT}|in (?:a|the (?:last|past)|\w+) (?:\w+ )?{_PERIOD_UNIT}"
    rf"|(?:a|per|every|each) {_PERIOD_UNIT}|so far|running|in a row)\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"\b(?:my|the|our|their|his|her|it'?s|is|be|that'?s)?\s*\b({'|'.join(_ORDINALS)})\s+"
    r"(?!floor|class|world|of (?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december))([a-z]+)",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b(once|twice|thrice|(\d+|[a-z]+) times)\b", re.IGNORECASE)
_DURATION = re.compile(
    rf"\b(\d+|{'|'.join(_NUMBERS)}|a|an)\s+(?:working\s+|calendar\s+|school\s+)?"
    r"(minute|hour|day|week|month|year|mile|kilometre|km)s?\b",
    re.IGNORECASE,
)


def read_counts(question: str) -> list[Fact]:
    """Which one of several it is, how often, and how long.

    >>> [(fact.value, fact.unit) for fact in read_counts("It's the third bottle since March")]
    [(3.0, 'bottle since March')]
    """
    return [*_ordinals(question), *_times(question), *_durations(question)]


def read_ordinals(question: str) -> list[tuple[str, int, str]]:
    """Which one of several, and of what: the words, the place, the noun.

    >>> read_ordinals("third hoodie this year from the same vendor")
    [('third hoodie', 3, 'hoodie')]
    """
    return [
        (match[0].strip(), _ORDINALS[match[1].lower()], match[2].lower())
        for match in _ORDINAL.finditer(question)
    ]


def _ordinals(question: str) -> list[Fact]:
    period = _period(question)
    return [
        Fact(kind="count", text=words, value=float(place), unit=" ".join([noun, *period]))
        for words, place, noun in read_ordinals(question)
    ]


def _times(question: str) -> list[Fact]:
    facts = []
    for match in _TIME.finditer(question):
        value = _TIMES.get(match[1].lower()) or _number(match[2] or "")
        if value:
            unit = " ".join(["times", *_period(question)])
            facts.append(Fact(kind="count", text=match[0], value=float(value), unit=unit))
    return facts


def _durations(question: str) -> list[Fact]:
    return [
        Fact(
            kind="duration",
            text=match[0],
            value=float(_number(match[1]) or 1),
            unit=match[2].lower(),
        )
        for match in _DURATION.finditer(question)
    ]


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else _NUMBERS.get(word.lower())


def _period(question: str) -> list[str]:
    match = _PERIOD.search(question)
    return [match[0]] if match else []
