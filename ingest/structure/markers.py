"""Markers: the number, letter or bullet with which a line opens, in every way it can be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ingest.structure.lines import Line
from ingest.structure.numerals import readings


class Shape(StrEnum):
    """How a marker is printed."""

    BULLET = "bullet"
    PAREN = "(x)"
    CLOSE = "x)"
    DOT = "x."
    BARE = "x"
    BRACKET = "[x]"
    SECTION = "§"
    WORD = "word"
    DECIMAL = "1.1"
    NESTED = "1(1)"
    CODE = "A1"


ABSOLUTE = frozenset({Shape.SECTION, Shape.WORD, Shape.DECIMAL, Shape.NESTED, Shape.CODE})
"""Shapes that name their whole place by themselves, wherever they stand."""


@dataclass(frozen=True, slots=True)
class Marker:
    """One reading of a printed marker.

    Attributes:
        shape: how it is printed.
        style: markers of one sequence share it: `(x):lower`, `1.1:10`, `word:rule`.
        value: place in its sequence, from 1.
        number: the number as printed, without its brackets or full stop.
    """

    shape: Shape
    style: str
    value: int
    number: str

    @property
    def parent_number(self) -> str:
        """Number of the section that an absolute marker stands in: `10` for `10.2`."""
        return self.style.partition(":")[2] if self.shape in (Shape.DECIMAL, Shape.NESTED) else ""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a line opens with, and where its words begin.

    Attributes:
        markers: the readings of its number, most likely first; empty if it has none.
        bullet: the bullet before it, or "".
        length: characters of the line before its words.
        printed: those characters.
    """

    markers: tuple[Marker, ...] = ()
    bullet: str = ""
    length: int = 0
    printed: str = ""

    @property
    def marked(self) -> bool:
        """Whether there is a number or a bullet."""
        return bool(self.markers or self.bullet)

    @property
    def bullet_only(self) -> bool:
        """Whether there is a bullet and no number."""
        return bool(self.bullet) and not self.markers

    @property
    def relative(self) -> bool:
        """Whether it is a bullet, or a number that counts within a list."""
        return self.marked and not (self.markers and self.markers[0].shape in ABSOLUTE)


CONTAINER_WORDS = frozenset({"annex", "annexe", "appendix", "schedule", "attachment"})
KNOWN_WORDS = CONTAINER_WORDS | {
    "art",
    "article",
    "chapter",
    "clause",
    "division",
    "example",
    "note",
    "ordinance",
    "para",
    "paragraph",
    "part",
    "principle",
    "provision",
    "reg",
    "regulation",
    "rule",
    "sec",
    "section",
    "standard",
}
_NEVER_WORDS = frozenset(
    {"band", "edition", "grade", "issue", "level", "page", "stage", "tier", "version", "volume"}
)

_BULLET = re.compile(r"(?:>\s*)?([-*•‣▪◦●–—·∙➢✓\uf0b7+])(?:\s+|(?<=[•●▪\uf0b7])(?=\w))")
_QUOTE = re.compile(r">\s+")
_OPEN = re.compile(r"(\*{1,3}|_{1,3})(?=\S)")
_CLOSE = re.compile(r"[*_]{1,3}(?=\s|$|[:.–—])")
_AFTER = r"(?=[\s*_]|$)"
_DECIMAL = re.compile(
    r"(?P<before>§\s*|[A-Z]{1,3}\.?)?(?P<digits>\d{1,3}(?:\.\d{1,3}){1,5})(?:[.:)]|\.?)" + _AFTER
)
_BRACKETED = re.compile(r"[(\[](?P<digits>\d{1,3}(?:\.\d{1,3}){1,4})[)\]][.:]?" + _AFTER)
_HYPHENED = re.compile(
    r"(?P<before>§\s*)?(?P<digits>\d{1,3}(?:-\d{1,3}){1,3})(?(before)[.:)]?|[.:)])" + _AFTER
)
"""Without the section sign a stop must follow: "10-15 minutes" is no number."""
_SLASHED = re.compile(r"(?P<digits>\d{1,3}(?:/\d{1,3}){1,3})[.:)]" + _AFTER)
_NESTED = re.compile(
    r"((?:§\s*)?[A-Z]{0,2}\d{1,3}(?:\.\d{1,3})*)\s?((?:\([0-9a-zA-Z]{1,4}\))+)[.:]?" + _AFTER
)
_LETTERED = re.compile(r"(\d{1,3})([a-zA-Z])[.)]" + _AFTER)
_POINTED = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)(\.?)([a-zA-Z])[.)]?" + _AFTER)
_SECTION = re.compile(r"§\s*(\d{1,3}[a-z]?)[.:]?" + _AFTER)
_CODE = re.compile(r"([A-Z]{1,3}|[IVXLC]{4,8}(?=\.))([.-]?)(\d{1,3})[.:)]?" + _AFTER)
_BRACKET = re.compile(r"\[(\d{1,3}|[a-z])\]" + _AFTER)
_PAREN = re.compile(r"\((\d{1,3}|[a-z]{1,2}|[ivxlc]{1,8}|[A-Z]|[IVXLC]{1,8})\)" + _AFTER)
_CLOSED = re.compile(r"(\d{1,3}|[a-z]{1,2}|[ivxlc]{1,8}|[A-Z]|[IVXLC]{1,8})\)" + _AFTER)
_DOT = re.compile(r"(\d{1,3}|[a-z]|[ivxlc]{1,8}|[A-Z]|[IVXLC]{1,8})\." + _AFTER)
_BARE = re.compile(r"(\d{1,3})(?=\s+(?:[–—-]\s+)?[A-Z\"“'‘*(])")
_SIMPLE = (
    (Shape.BRACKET, _BRACKET),
    (Shape.PAREN, _PAREN),
    (Shape.CLOSE, _CLOSED),
    (Shape.DOT, _DOT),
    (Shape.BARE, _BARE),
)
_WORD = re.compile(
    r"([A-Za-z]{2,14})(\.?)\s+(\d{1,3}(?:[.-]\d{1,3}){1,3}|\d{1,3}(?:\([0-9a-zA-Z]{1,4}\))+"
    r"|\d{1,3}[A-Za-z]?|[A-Z]{1,2}[.-]?\d{1,3}|[A-Z]{1,5}|[ivxlc]{1,5})"
    r"(?=$|[.:](?:\s|\*|$)|\s*[–—]\s|\s+-\s|\t|\s{2,}|\s[A-Z\"“(]|[*_])"
)
_COMPOUND = re.compile(r"\d+([.-])\d+(?:\1\d+)*")
_IN_BRACKETS = re.compile(r"(\d+)((?:\(\w+\))+)")
_LONE_WORD = re.compile(r"(Note|Notes|Example|Exception)(?=\s?[.:]\s+\S)")
_WORD_TAIL = re.compile(r"\s*[.:–—-](?=\s|$)\s*|\s*")


def open_line(text: str, words: frozenset[str] = KNOWN_WORDS) -> Opening:
    """Reads the marker at the start of a line's words.

    Args:
        text: the words of the line.
        words: the words that number clauses in this document, in lower case.

    >>> open_line("- 1.1 All staff").markers[0].number
    '1.1'
    >>> [marker.style for marker in open_line("i) of any kind").markers]
    ['x):lower', 'x):roman']
    """
    at, bullet = 0, ""
    if match := _BULLET.match(text) or _QUOTE.match(text):
        at, bullet = match.end(), match.group(1) if match.re is _BULLET else ""
    emphasis = _OPEN.match(text, at)
    number_at = emphasis.end() if emphasis else at
    markers, end = _number(text, number_at, words)
    if not markers:
        return Opening((), bullet, at, text[:at])
    if emphasis and (closing := _CLOSE.match(text, end)):
        end = closing.end()
    if markers[0].shape is Shape.WORD and (tail := _WORD_TAIL.match(text, end)):
        end = tail.end()
    end += len(text[end:]) - len(text[end:].lstrip())
    return Opening(tuple(markers), bullet, end, text[:end])


def _number(text: str, at: int, words: frozenset[str]) -> tuple[list[Marker], int]:
    """The readings of the number at an offset, and where it ends."""
    for exact, read in _WHOLE:
        if (match := exact.match(text, at)) and (markers := read(match)):
            return markers, match.end()
    if (match := _WORD.match(text, at)) and match.group(1).lower() in words:
        return list(_worded(*match.groups())), match.end()
    if match := _LONE_WORD.match(text, at):
        word = match.group(1)
        return [Marker(Shape.WORD, f"word:{word.lower()}:lone", 0, word)], match.end()
    if match := _CODE.match(text, at):
        letters, between, digits = match.groups()
        number = letters + between + digits
        return [Marker(Shape.CODE, f"A1:{letters}", int(digits), number)], match.end()
    for shape, pattern in _SIMPLE:
        if match := pattern.match(text, at):
            numeral = match.group(1)
            found = [Marker(shape, f"{shape}:{kind}", n, numeral) for kind, n in readings(numeral)]
            return found, match.end()
    return [], at


def _tidy(before: str) -> str:
    """The section sign with one space behind it, however it is printed."""
    return re.sub(r"§\s*", "§ ", before)


def _lettered(digits: str, letter: str) -> Marker:
    """`4b` stands at b under 4; `12A` was put in behind 12 and stands beside it."""
    if letter.islower():
        return Marker(Shape.NESTED, f"1(1):{digits}", _place(letter), digits + letter)
    return Marker(Shape.CODE, f"1A:{digits}", _place(letter), digits + letter)


def _pointed(above: str, between: str, letter: str) -> list[Marker]:
    """`1.a`, `1.B` and `1.1a` stand at their letter under the number before it.

    `1a` and `12A` are read elsewhere, with the stop that must follow them.
    """
    if not between and "." not in above:
        return []
    return [Marker(Shape.NESTED, f"1(1):{above}", _place(letter), above + between + letter)]


def _place(letter: str) -> int:
    """Place of a letter in the alphabet, from 1."""
    return ord(letter.lower()) - ord("a") + 1


def _decimal(prefix: str, digits: str, between: str = ".") -> Marker:
    """`10.2` stands at 2 in section 10; `1.0` is section 1 itself."""
    parent, _, last = f"{prefix}{digits}".rpartition(between)
    if last == "0":
        above, _, last = parent.rpartition(between)
        return Marker(Shape.DECIMAL, f"1.1:{above}", _figure(last), f"{prefix}{digits}")
    return Marker(Shape.DECIMAL, f"1.1:{parent}", int(last), f"{prefix}{digits}")


def _figure(numeral: str) -> int:
    """The figures in a numeral such as `A1`."""
    return int(re.sub(r"\D", "", numeral) or 0)


def _nested(number: str, brackets: str) -> list[Marker]:
    """`7(1)` stands at 1 in section 7."""
    parts = re.findall(r"\((\w+)\)", brackets)
    parent = number + "".join(f"({part})" for part in parts[:-1])
    whole = f"{parent}({parts[-1]})"
    return [Marker(Shape.NESTED, f"1(1):{parent}", n, whole) for _, n in readings(parts[-1])]


def _worded(word: str, stop: str, numeral: str) -> Iterator[Marker]:
    """`Rule 48`, `Part A`, `Article IV`, `Art. 4`; `Rule 1.2`, `Section 1(a)`, `Rule A1`."""
    before = f"{word}{stop} "
    if match := _COMPOUND.fullmatch(numeral):
        yield _decimal(before, numeral, match[1])
        return
    if match := _IN_BRACKETS.fullmatch(numeral):
        yield from _nested(before + match[1], match[2])
        return
    if match := _CODE.fullmatch(numeral):
        yield Marker(Shape.CODE, f"A1:{before}{match[1]}", int(match[3]), before + numeral)
        return
    digits = re.sub(r"(?<=\d)[A-Za-z]$", "", numeral)
    for kind, value in readings(digits):
        yield Marker(Shape.WORD, f"word:{word.lower()}:{kind}", value, before + numeral)


def _section(number: str) -> Marker:
    """`§ 4` and `§ 4a` stand at 4."""
    return Marker(Shape.SECTION, "§", _figure(number), f"§ {number}")


_WHOLE: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], list[Marker]]], ...] = (
    (_DECIMAL, lambda match: [_decimal(_tidy(match["before"] or ""), match["digits"])]),
    (_SLASHED, lambda match: [_decimal("", match["digits"], "/")]),
    (_BRACKETED, lambda match: [_decimal("", match["digits"])]),
    (_HYPHENED, lambda match: [_decimal(_tidy(match["before"] or ""), match["digits"], "-")]),
    (_LETTERED, lambda match: [_lettered(match[1], match[2])]),
    (_POINTED, lambda match: _pointed(*match.groups())),
    (_NESTED, lambda match: _nested(_tidy(match[1]), match[2])),
    (_SECTION, lambda match: [_section(match[1])]),
)
"""Numbers that name their whole place, in the order in which they are tried."""


def numbering_words(lines: Iterable[Line]) -> frozenset[str]:
    """The words that number clauses here: the usual ones, and any that counts 1, 2, 3."""
    seen: dict[str, set[str]] = {}
    for line in lines:
        text = line.text.lstrip("#*_> ")
        if (match := _WORD.match(text)) and match.group(1)[0].isupper():
            seen.setdefault(match.group(1).lower(), set()).add(match.group(3))
    counting = {word for word, numbers in seen.items() if {"1", "2", "3"} <= numbers}
    return KNOWN_WORDS | (counting - _NEVER_WORDS)
