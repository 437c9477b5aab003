"""Labels of other clauses that a sentence points to."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LABEL = (
    r"(?:\d{1,3}(?:\.\d{1,3})*(?:\s?\(\w{1,4}\))*|\([a-z]{1,3}\)"
    r"|[A-Z]{1,2}\d{0,3}(?:\.\d+)*\b|[IVXL]+\b)"
)
_SILENT = (
    r"paragraphs?|paras?\.?|sub-?paragraphs?|clauses?|sub-?clauses?|sections?|points?|§§?|items?"
)
_NAMED = (
    r"notes?|appendi(?:x|ces)|annexe?s?|annexes|schedules?|articles?|rules?|parts?|tables?"
    r"|chapters?|principles?|standards?|guidance\s+notes?|instructions?"
)
_JOIN = r"\s*(?:,|,?\s*and|,?\s*or|to|[-–—]|&)\s*"
_POINTER = re.compile(
    rf"(?:\b(?P<kind>{_SILENT}|{_NAMED})|(?P<sign>§§?))\s*(?P<labels>{_LABEL}(?:{_JOIN}{_LABEL})*)"
    rf"(?!\s?%|\s+(?:of\s+)?(?:the\s+)?(?:[A-Z]\w+\s+)*Act\b|\s+[Oo]fficer\b|\.\d|\w)",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?:\b(?:see(?:\s+also)?|under|in|by|with|of|to|at|and|subject\s+to|for|than|from)\s+)"
    r"(?P<labels>\d{1,3}(?:\.\d{1,3})+(?:\s?\([a-z]{1,4}\))*"
    rf"(?:{_JOIN}\d{{1,3}}(?:\.\d{{1,3}})+(?:\s?\([a-z]{{1,4}}\))*)*)"
    r"(?!\d|\s?(?:%|per|[ap]\.?m\b|hours?|miles?|kg|km|litres?))",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"\s*(?:,\s*)?(?:of|to|in)\s+(?:the\s+)?[^.;,]{0,60}?\b(?:Act|Regulations|Order)\b"
)
_MARK = re.compile(r"\d|\([a-z]{1,4}\)|\b[A-Z]{1,4}\b")
"""What a label cannot do without: quick to look for."""
_ONE = re.compile(_LABEL)
_MAX_RANGE = 40
_SINGULAR = {"appendices": "Appendix", "annexes": "Annex", "annexe": "Annex"}


def read_references(text: str) -> tuple[str, ...]:
    """Labels pointed to, each once, ranges spelt out.

    A paragraph or section is given by its number alone, as it is labelled: "5.3". What is
    labelled by a word keeps it: "Note 1", "Article 5".

    >>> read_references("see also note 1 and 2 below, paragraphs 6.2 to 6.4 and Article 5")
    ('Note 1', 'Note 2', '6.2', '6.3', '6.4', 'Article 5')
    """
    if not _MARK.search(text):
        return ()
    found: dict[str, None] = {}
    matches = [*_POINTER.finditer(text), *_BARE.finditer(text)]
    for match in sorted(matches, key=lambda match: match.start("labels")):
        if not _OUTSIDE.match(text, match.end()):
            found.update(dict.fromkeys(_labels(match)))
    return tuple(found)


def _labels(match: re.Match[str]) -> Iterator[str]:
    groups = match.groupdict()
    word = _word(groups.get("kind") or "")
    labels = match["labels"]
    previous: re.Match[str] | None = None
    for label in _ONE.finditer(labels):
        name = label.group().replace(" ", "")
        if previous is not None and _is_range(labels[previous.end() : label.start()]):
            yield from (word + between for between in _between(previous.group(), name))
        yield word + name
        previous = label


def _word(kind: str) -> str:
    name = " ".join(kind.lower().split())
    if not name or re.fullmatch(_SILENT, name):
        return ""
    return _SINGULAR.get(name, name.rstrip("s").capitalize()) + " "


def _is_range(gap: str) -> bool:
    return gap.strip().lower() in ("to", "-", "–", "—")


def _between(low: str, high: str) -> Iterator[str]:
    """Labels strictly between two that differ in their last number only."""
    head, _, first = low.rpartition(".")
    other, _, last = high.rpartition(".")
    if head != other or not (first.isdigit() and last.isdigit()):
        return
    if 0 < int(last) - int(first) <= _MAX_RANGE:
        for number in range(int(first) + 1, int(last)):
            yield f"{head}.{number}" if head else str(number)
