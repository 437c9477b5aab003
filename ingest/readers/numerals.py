"""Numbers of automatic lists, written as a word processor or a browser writes them."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
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


def letters(number: int) -> str:
    """As a word processor letters its lists: after z comes aa.

    >>> letters(1), letters(26), letters(27)
    ('a', 'z', 'aa')
    """
    if number < 1:
        return str(number)
    repeat, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * (repeat + 1)


def roman(number: int) -> str:
    """Lower-case roman numerals.

    >>> roman(4), roman(19)
    ('iv', 'xix')
    """
    if number < 1:
        return str(number)
    parts = []
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        parts.append(sign * count)
    return "".join(parts)


def numeral(number: int, style: str) -> str:
    """A number in a style of Word's numbering: `decimal`, `lowerLetter`, `upperRoman`, ….

    >>> numeral(3, "upperLetter"), numeral(3, "decimalZero"), numeral(3, "lowerRoman")
    ('C', '03', 'iii')
    """
    match style:
        case "lowerLetter":
            return letters(number)
        case "upperLetter":
            return letters(number).upper()
        case "lowerRoman":
            return roman(number)
        case "upperRoman":
            return roman(number).upper()
        case "decimalZero":
            return f"{number:02d}"
        case "none":
            return ""
        case _:
            return str(number)
