"""Grades, bands, levels and ages, in clauses and in questions: "Band 4 and above", "under 18"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ingest.norms.numbers import read_number

AGE = "age"
_UNIT = (
    r"(?P<unit>(?:pay\s|salary\s)?(?:grade|band|level|tier|scale)s?"
    r"|(?:(?:spinal|salary|scale|pay)\s)?(?:(?:column|scale)\s)?points?|scp)"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
_WORDS = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty(?:-(?:one|two|three|four|five))?"
    r"|thirty|forty|fifty|sixty(?:-(?:five|seven))?|seventy(?:-five)?"
)
_RANK = rf"(?:\d{{1,2}}[a-d]?|viii|vii|vi|iv|ix|iii|ii|i|v|{_WORDS})\b(?![.,:/]\d|%)"
_ABOVE = r"(?:above|over|higher|upwards|more\ssenior|up)"
_BELOW = r"(?:below|under|lower|down)"
_GRADED = re.compile(
    rf"(?:(?P<more>\b(?:above|over|higher\sthan)\s)|(?P<less>\b(?:below|under|lower\sthan)\s)"
    rf"|(?P<up>\bup\sto\s)|(?P<from>\bfrom\s))?\b{_UNIT}\s(?P<first>{_RANK})"
    rf"(?:\s(?:and|or)\s(?:(?P<above>{_ABOVE})|(?P<below>{_BELOW}))\b"
    rf"|\s?(?:to|[-–])\s?(?P<last>{_RANK})|(?P<others>(?:,\s{_RANK})*\s(?:and|or)\s{_RANK}))?"
    rf"(?P<onwards>\s(?:upwards|onwards|up))?",
    re.IGNORECASE,
)
_NUMBER = rf"\d{{1,2}}|{_WORDS}"
_COUNTED = (
    r"(?!\s?(?:[.,:/]\d|%|[-–]\s?\d)|\s(?:to|full|clear|more|working|calendar|per\scent|percent"
    r"|seconds?|minutes?|hours?|days?|weeks?|months?|people|employees|miles?|kilos?|times|occasions"
    r"|pounds?|euros?|dollars?|pence|quid|gifts?|tickets?|guests?|units?|drinks?|of|per)\b)"
)
"""What follows an age is neither more of a number nor what a number counts."""
_OLD = r"(?:\syears(?:\sold|\sof\sage)?)?"
_AGED = re.compile(
    rf"\b(?:(?:(?P<under>under|below|younger\sthan)|(?P<over>over|above|older\sthan)"
    rf"|(?P<least>at\sleast))\s(?:the\sage\sof\s|age\s)?(?P<age>{_NUMBER})s?\b{_OLD}{_COUNTED}"
    rf"|(?:aged?\s)?(?P<from>{_NUMBER})\b{_OLD}\s(?:or|and)\s(?:over|older|above)\b"
    rf"|from\s(?:the\s)?age\s(?:of\s)?(?P<since>{_NUMBER})\b)",
    re.IGNORECASE,
)
_PERSON = (
    r"(?:lads?|girl|boy|kids?|child|children|son|daughter|niece|nephew|brother|sister|teenager)"
)
_ABOUT = r"(?:(?:all|only|just|nearly|about|around|not|like)\s){0,2}"
_SAID = re.compile(
    rf"\b(?:(?P<old>{_NUMBER})[\s-]?(?:yo|y/o|yr'?s?[\s-]old|years?[\s-]old)\b"
    rf"|(?:aged?|looks?)\s{_ABOUT}(?P<named>{_NUMBER})\b{_COUNTED}"
    rf"|(?:he|she|they)(?:['’](?:s|re)|\sis|\swas|\sare)\s{_ABOUT}(?P<is>{_NUMBER})\b"
    rf"(?=\s?(?:[,.;?!)]|$|(?:and|but|so|now)\b))"
    rf"|{_PERSON}(?:\sof|\sis|\sare|['’]s|,)?\s{_ABOUT}(?P<of>{_NUMBER})\b{_COUNTED})",
    re.IGNORECASE,
)
_LEAST, _MOST, _STEP = Decimal(0), Decimal(1000), Decimal("0.005")


@dataclass(frozen=True, slots=True)
class Ranks:
    """The grades or ages that some words of a clause name.

    Attributes:
        unit: `grade`, `band`, `level`, `tier`, `scale`, `point` or `age`.
        spans: lowest and highest value of each run of them, both included; "8a" is 8.01.
        start, end: offsets of the words.
    """

    unit: str
    spans: tuple[tuple[Decimal, Decimal], ...]
    start: int
    end: int

    def hold(self, value: Decimal) -> bool:
        """Whether a value is among them.

        >>> [each.hold(Decimal(7)) for each in read_ranks("Band 7 and above; below Band 7")]
        [True, False]
        """
        return any(low <= value <= high for low, high in self.spans)


def read_ranks(text: str) -> Iterator[Ranks]:
    """The grades and ages that a clause speaks of, in their order, grades first.

    >>> [(r.unit, r.hold(Decimal(17))) for r in read_ranks("Nobody under 18; grades 9 to 12.")]
    [('grade', False), ('age', True)]
    """
    graded = list(_GRADED.finditer(text))
    for match in graded:
        yield Ranks(_unit(match["unit"]), tuple(_graded(match)), *match.span())
    for match in _AGED.finditer(text):
        if not any(other.start() <= match.start() < other.end() for other in graded):
            yield Ranks(AGE, (_aged(match),), *match.span())


def read_own_ranks(question: str) -> Iterator[tuple[str, Decimal]]:
    """The grades and ages that a question gives, each with its unit.

    >>> list(read_own_ranks("Band 8b here. Can I drive a girl of 17?"))
    [('band', Decimal('8.02')), ('age', Decimal('17'))]
    >>> list(read_own_ranks("she's seventeen and on the late shift"))
    [('age', Decimal('17'))]
    """
    for match in _GRADED.finditer(question):
        yield _unit(match["unit"]), _value(match["first"])
    for match in _SAID.finditer(question):
        said = next(each for each in match.groups() if each)
        yield AGE, read_number(said)


def _graded(match: re.Match[str]) -> Iterator[tuple[Decimal, Decimal]]:
    first = _value(match["first"])
    if match["above"] or (match["from"] and not match["last"]) or match["onwards"]:
        yield first, _MOST
    elif match["below"] or match["up"]:
        yield _LEAST, first
    elif match["more"]:
        yield first + _STEP, _MOST
    elif match["less"]:
        yield _LEAST, first - _STEP
    elif match["last"]:
        yield first, _whole(_value(match["last"]))
    else:
        yield first, _whole(first)
        for other in re.findall(_RANK, match["others"] or "", re.IGNORECASE):
            yield _value(other), _whole(_value(other))


def _whole(value: Decimal) -> Decimal:
    """A grade with its parts: "band 8" holds 8a to 8d."""
    return value + Decimal("0.05") if value == int(value) else value


def _aged(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    if match["from"] or match["since"]:
        return read_number(match["from"] or match["since"]), _MOST
    age = read_number(match["age"])
    if match["under"]:
        return _LEAST, age - _STEP
    return (age + _STEP if match["over"] else age), _MOST


def _unit(words: str) -> str:
    last = words.lower().split()[-1].removesuffix("s")
    return "point" if last == "scp" else last


def _value(text: str) -> Decimal:
    text = text.lower()
    if text in _ROMAN:
        return Decimal(_ROMAN[text])
    if text[-1] in "abcd" and text[0].isdigit():
        return Decimal(text[:-1]) + Decimal("abcd".index(text[-1]) + 1) / 100
    return read_number(text)
