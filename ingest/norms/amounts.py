"""Sums of money in a text: symbols, codes, words and everyday names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ingest.norms.numbers import NUMBER, read_number
from ingest.norms.phrases import words

_SYMBOLS = {
    "£": "GBP",
    "€": "EUR",
    "us$": "USD",
    "a$": "AUD",
    "au$": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "nz$": "NZD",
    "hk$": "HKD",
    "s$": "SGD",
    "$": "USD",
    "₹": "INR",
    "¥": "JPY",
    "zł": "PLN",
    "rs.": "INR",
    "rs": "INR",
    "kr": "NOK",
    "r": "ZAR",
}
_CODES = words("""
    GBP EUR USD CHF SEK NOK DKK AUD CAD NZD JPY INR ZAR PLN SGD HKD CZK HUF AED CNY KES NGN
    ISK
    """)
_NAMES = {
    "pounds sterling": "GBP",
    "pounds": "GBP",
    "pound": "GBP",
    "quids": "GBP",
    "quid": "GBP",
    "sterling": "GBP",
    "us dollars": "USD",
    "american dollars": "USD",
    "australian dollars": "AUD",
    "canadian dollars": "CAD",
    "dollars": "USD",
    "dollar": "USD",
    "bucks": "USD",
    "euros": "EUR",
    "euro": "EUR",
    "swiss francs": "CHF",
    "francs": "CHF",
    "swedish kronor": "SEK",
    "norwegian kroner": "NOK",
    "danish kroner": "DKK",
    "kronor": "SEK",
    "kroner": "NOK",
    "kr": "NOK",
    "rupees": "INR",
    "yen": "JPY",
    "rand": "ZAR",
    "zloty": "PLN",
}
_NOTES = {"fiver": 5, "tenner": 10}
"""Everyday names of banknotes, in pounds."""

_SYMBOL = "|".join(
    re.escape(symbol) + (r"(?=\d\d)" if symbol == "r" else "")
    for symbol in sorted(_SYMBOLS, key=len, reverse=True)
)
_CODE = "|".join(_CODES)
_NAME = "|".join(name.replace(" ", r"\s+") for name in sorted(_NAMES, key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?P<mark>(?<![a-z])(?:{_SYMBOL})|\b(?:{_CODE})\b)\s?(?P<marked>{NUMBER})"
    rf"(?:\s?[-–—]\s?(?P<partner>\d[\d,]*(?:\.\d+)?)(?![\d%]))?"
    rf"|(?<![\w.,£€$])(?:(?P<low>{NUMBER})(?:\s?[-–—]\s?|\s(?:to|and|or)\s))??"
    rf"(?P<named>{NUMBER})(?:[\s-]?odd|\sor\sso|ish)?[\s-]?(?P<name>(?:{_NAME})\b|(?:{_CODE})\b|[£€])"
    rf"|(?<![\w.,£€$])(?P<pence>{NUMBER})(?:\s?p\b(?!\.?\s?m\b)|[\s-](?:pence|pennies|penny)\b)"
    rf"|\b(?P<notes>(?:a|an|the|{NUMBER})\s)?(?P<note>fiver|tenner)s?\b"
    rf"|\b(?P<grand>(?:half\sa|a|{NUMBER})(?:\sgrand|(?<=\sgrand)))\b"
    r"(?!\s(?:piano|total|day|finale|opening|prix|national))"
    r"|\b(?:a)\s(?P<quid>quid|pound|euro|dollar)\b(?!\s+of\b)",
    re.IGNORECASE,
)
_ANCHOR = re.compile(
    rf"[£€$₹¥]|zł|\b(?:rs|kr|r\d\d+|{_CODE}|fivers?|tenners?|grand|pence|pennies|penny)\b"
    rf"|(?:{_NAME})\b|\dp\b|\bp\b",
    re.IGNORECASE,
)
"""What a sum of money cannot do without: quick to look for."""
_EACH = re.compile(
    r"\s*,?\s*(?:each|apiece|a\s?piece|(?:a|per)\s+(?:head|person|plate|ticket|guest|item|member|go"
    r"|throw|time|cover|student|child|pop)|pp|p/?p)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money in a text.

    Attributes:
        value: the number.
        unit: ISO currency, `GBP`; pence are turned into pounds.
        text: the words that name it.
        start, end: offsets of these words.
        each: whether it is said to be for one of several: "£15 each", "£40 a head".
    """

    value: Decimal
    unit: str
    text: str
    start: int
    end: int
    each: bool = False


def read_amounts(text: str) -> tuple[Amount, ...]:
    """All sums of money, in their order; both ends of a range.

    >>> [(str(a.value), a.unit, a.each) for a in read_amounts("twenty quid each or EUR 50")]
    [('20', 'GBP', True), ('50', 'EUR', False)]
    >>> [str(a.value) for a in read_amounts("£1.2k, 50p, a tenner, €10-20, at 8 p.m.")]
    ['1200.0', '0.5', '10', '10', '20']
    """
    if not _ANCHOR.search(text):
        return ()
    return tuple(amount for match in _AMOUNT.finditer(text) for amount in _amounts(match))


def _amounts(match: re.Match[str]) -> Iterator[Amount]:
    each = _EACH.match(match.string, match.end()) is not None
    if match["mark"]:
        unit = _unit(match["mark"])
        yield _amount(match, match.start("mark"), match.end("marked"), match["marked"], unit, each)
        if match["partner"]:
            yield _amount(match, *match.span("partner"), match["partner"], unit, each)
    elif match["named"]:
        unit = _unit(match["name"])
        if match["low"]:
            yield _amount(match, *match.span("low"), match["low"], unit, each)
        yield _amount(match, match.start("named"), match.end(), match["named"], unit, each)
    else:
        value = _everyday(match)
        unit = _unit(match["quid"]) if match["quid"] else "GBP"
        yield Amount(value, unit, match.group(), match.start(), match.end(), each)


def _amount(
    match: re.Match[str], start: int, end: int, number: str, unit: str, each: bool
) -> Amount:
    return Amount(read_number(number), unit, match.string[start:end], start, end, each)


def _everyday(match: re.Match[str]) -> Decimal:
    if match["pence"]:
        return read_number(match["pence"]) / 100
    if match["quid"]:
        return Decimal(1)
    if match["grand"]:
        return read_number(match["grand"])
    how_many = (match["notes"] or "a").strip().lower()
    times = Decimal(1) if how_many in ("a", "an", "the") else read_number(how_many)
    return times * _NOTES[match["note"].lower()]


def _unit(mark: str) -> str:
    key = " ".join(mark.lower().split())
    return _SYMBOLS.get(key) or _NAMES.get(key) or key.upper()
