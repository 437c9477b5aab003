"""Numerals: what a printed number is worth, in figures, letters or roman numerals."""

from __future__ import annotations

from collections.abc import Iterator

_ROMAN = (
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LETTERS = 26


def readings(numeral: str) -> Iterator[tuple[str, int]]:
    """Every way to read a numeral, as (kind, value); `i` is a letter and a roman numeral.

    >>> list(readings("i"))
    [('lower', 9), ('roman', 1)]
    >>> list(readings("12"))
    [('digit', 12)]
    >>> list(readings("IV"))
    [('ROMAN', 4)]
    """
    if numeral.isascii() and numeral.isdigit():
        yield "digit", int(numeral)
        return
    if not (numeral.isascii() and numeral.isalpha()):
        return
    upper = numeral.isupper()
    if len(set(numeral)) == 1 and len(numeral) <= 2:
        value = ord(numeral[0].lower()) - ord("a") + 1 + _LETTERS * (len(numeral) - 1)
        yield ("UPPER" if upper else "lower"), value
    roman = roman_value(numeral.lower())
    if roman:
        yield ("ROMAN" if upper else "roman"), roman


def roman_value(numeral: str) -> int:
    """Value of a lower-case roman numeral below 200; 0 if it is none.

    >>> roman_value("xiv"), roman_value("iiii"), roman_value("mix")
    (14, 0, 0)
    """
    value, rest = 0, numeral
    for worth, sign in _ROMAN:
        while rest.startswith(sign):
            value, rest = value + worth, rest.removeprefix(sign)
    return value if not rest and to_roman(value) == numeral else 0


def to_roman(value: int) -> str:
    """The lower-case roman numeral of a number.

    >>> to_roman(14)
    'xiv'
    """
    numeral = ""
    for worth, sign in _ROMAN:
        while value >= worth:
            value, numeral = value - worth, numeral + sign
    return numeral
