"""Where sentences begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.clauses import Clause, Span
from ingest.norms.phrases import words

_NEVER_END = frozenset(
    words("""
    e.g eg i.e ie nb n.b cf vs viz mr mrs ms dr prof st rev sir hon approx para paras sec
    art figs fig ref refs tel ext ed eds incl esp dept min max
    """)
)
"""Abbreviations that a sentence does not end with."""
_BEFORE_NUMBER = frozenset(
    words("""
    no nos p pp s ss cl reg sch vol ch pt
    """)
)
_END = re.compile(
    r"[.!?]+[\"'”’)\]*_]*(?=\s+[\"'“‘(\[*_]*(?:[A-Z0-9£€$•]|[-–—*]\s|$))"
    r"|\n[ \t]*\n|\n(?=[ \t]*(?:[-–—*•▪●o]\s|\||\(?[a-z0-9ivx]{1,4}[.)]\s))|\n(?=[^\n]*\t)"
    r"|(?<=\|)\n"
)
_LAST_WORD = re.compile(r"([\w.'’]+)[.!?]+\W*$")


def split_sentences(text: str) -> list[Span]:
    """The sentences of a text, without the white space around them.

    >>> text = "Tell HR, e.g. Mrs. Dee. Do it at once!"
    >>> [text[span.start : span.end] for span in split_sentences(text)]
    ['Tell HR, e.g. Mrs. Dee.', 'Do it at once!']
    """
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if match.group()[0] in ".!?" and not _ends(text, start, match):
            continue
        spans.extend(_trimmed(text, start, match.end()))
        start = match.end()
    spans.extend(_trimmed(text, start, len(text)))
    return spans


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a full stop ends its sentence, and not an abbreviation, an initial or a label."""
    if match.group()[0] != ".":
        return True
    last = _LAST_WORD.search(text, max(start, match.start() - 20), match.end())
    word = last.group(1).lower().rstrip(".") if last else ""
    following = text[match.end() :].lstrip()[:1]
    if word in _NEVER_END:
        return False
    if following.isdigit() and word in _BEFORE_NUMBER:
        return False
    is_label = text[start : match.start()].strip("*_ ") == (last.group(1) if last else None)
    is_initial = len(word) == 1 and word.isalpha() and word not in "ai"
    return not is_initial and not (is_label and len(word) <= 4)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    begin = start + len(piece) - len(piece.lstrip())
    finish = start + len(piece.rstrip())
    if begin < finish and any(character.isalnum() for character in text[begin:finish]):
        yield Span(begin, finish)


def source_span(clause: Clause, span: Span) -> Span:
    """Where a piece of `clause.text` stands in the source.

    The text is the pieces of `clause.spans` joined by one line break, so a piece that crosses
    a join reaches in the source over what stands between.
    """
    return Span(_source_offset(clause, span.start), _source_offset(clause, span.end - 1) + 1)


def _source_offset(clause: Clause, offset: int) -> int:
    rest = offset
    for span in clause.spans:
        length = span.end - span.start
        if rest <= length:
            return span.start + rest
        rest -= length + 1
    return clause.end
