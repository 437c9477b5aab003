"""Numbers as people write them: digits, words, thousands with k."""

from __future__ import annotations

import re
from decimal import Decimal

from ingest.norms.phrases import words

_UNITS = {
    word: number
    for number, word in enumerate(
        words("""
        zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen
        """)
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        words("twenty thirty forty fifty sixty seventy eighty ninety"), start=2
    )
}
_SMALL = _UNITS | _TENS | {"fourty": 40, "dozen": 12, "couple": 2}
_SCALES = {"hundred": 100, "thousand": 1_000, "grand": 1_000, "k": 1_000, "million": 10**6}
_SCALES |= {"m": 10**6, "mn": 10**6, "bn": 10**9, "billion": 10**9}

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:\.\d{3})+,\d{2}(?!\d)|\d+(?:\.\d+)?"
_PLAIN_WORD = "|".join(sorted(_UNITS.keys() | _TENS.keys() | {"fourty"}, key=len, reverse=True))
_WORDS = (
    rf"(?:half\s+a\s+dozen|half\s+a\s+(?:million|grand)|a\s+(?:couple(?:\s+of)?|dozen)"
    rf"|(?:(?:a|one|a\s+couple\s+of|(?:{_PLAIN_WORD})(?:[\s-]+(?:{_PLAIN_WORD}))?)[\s-]+)?"
    rf"(?:hundred|thousand|million|grand)"
    rf"(?:[\s-]+(?:and[\s-]+)?(?:{_PLAIN_WORD}|hundred|thousand|million)\b)*"
    rf"|(?:{_PLAIN_WORD})(?:[\s-]+(?:{_PLAIN_WORD})\b)?)"
)
NUMBER = (
    rf"(?:(?:{_DIGITS})(?:\s?(?:k|mn?|bn)\b|\s(?:thousand|million|grand|hundred|billion)\b)?"
    rf"|\b{_WORDS}\b)"
)
"""Regular expression of a number, without groups; match it without regard to case."""

_TOKEN = re.compile(r"\d[\d.,]*|[a-z]+")


def read_number(text: str) -> Decimal:
    """The value of what `NUMBER` matched.

    Raises:
        ValueError: the text is no number.

    >>> [str(read_number(text)) for text in ("1,200", "1.2k", "twenty-five", "2 million")]
    ['1200', '1200.0', '25', '2000000']
    >>> str(read_number("two hundred and fifty")), str(read_number("half a dozen"))
    ('250', '6')
    """
    total, current, seen = Decimal(0), Decimal(0), False
    half = False
    for token in _TOKEN.findall(text.lower()):
        if token[0].isdigit():
            current, seen = _digits(token), True
        elif token in _SMALL:
            value = Decimal(_SMALL[token])
            current = (current or Decimal(1)) * value if token == "dozen" else current + value
            seen = True
        elif token in _SCALES:
            current, seen = (current or Decimal(1)) * _SCALES[token], True
            if _SCALES[token] > 100:
                total, current = total + current, Decimal(0)
        elif token == "half":
            half = True
    if not seen:
        raise ValueError(f"{text!r}: found no number; expected digits or number words")
    number = total + current
    return number / 2 if half else number


def _digits(token: str) -> Decimal:
    """Digits with thousands separators, English or continental.

    >>> str(_digits("1,200.50")), str(_digits("1.200,50"))
    ('1200.50', '1200.50')
    """
    token = token.rstrip(".,")
    if re.fullmatch(r"\d{1,3}(\.\d{3})+,\d{2}", token):
        return Decimal(token.replace(".", "").replace(",", "."))
    return Decimal(token.replace(",", ""))
