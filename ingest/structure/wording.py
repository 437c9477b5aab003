"""Wording: small judgements about a line's words that several stages share."""

from __future__ import annotations

import re

from ingest.structure.markers import Opening, Shape

_EMPHASIS = re.compile(r"\\(?=[*_])|[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}")
_LEADS = re.compile(r"[:—–][*_]*$")
_FINISHED = re.compile(r"[.!?:;…—][\"”'’)\]*_]*$")
_FIELD = re.compile(r"_{3,}|(?:\.\s?){6,}|…{2,}|\[\s?\]|☐")
_COLUMNS = re.compile(r"\t+|\s{3,}")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_HEADING_WORDS = 14
_NUMBERED_HEADING_WORDS = 25
_HEADING_LENGTH = 110


def plain(text: str) -> str:
    """The words without Markdown emphasis, links and heading marks.

    >>> plain("## **Our [Values](#)**")
    'Our Values'
    """
    return _EMPHASIS.sub("", _LINK.sub(r"\1", text.lstrip("#").strip())).strip()


def is_finished(text: str) -> bool:
    """Whether a text ends as a sentence, a clause or a lead-in to a list does."""
    return bool(_FINISHED.search(text))


def leads_in(text: str) -> bool:
    """Whether words end as the lead-in to a list does."""
    return bool(_LEADS.search(text))


def is_ended(text: str) -> bool:
    """Whether words end as a whole sentence does, and not as a lead-in or a list item."""
    return bool(re.search(r"[.!?][\"”'’)*_]*$", text))


def is_sentence(text: str) -> bool:
    """Whether a text is at least one whole sentence of some length."""
    bare = plain(text)
    return len(bare.split()) >= 6 and bool(re.search(r"[.!?][\"”'’)]*$", bare))


def has_columns(text: str) -> bool:
    """Whether a tab or a wide gap cuts the line into columns."""
    return bool(_COLUMNS.search(text))


def cells(text: str) -> list[str]:
    """The columns of a line."""
    return _COLUMNS.split(text)


def has_field(text: str) -> bool:
    """Whether there is a blank to fill in."""
    return bool(_FIELD.search(text))


def is_question(text: str) -> bool:
    """Whether the words end in a question mark."""
    return plain(text).endswith("?")


def is_bold(text: str) -> bool:
    """Whether the whole line is set in bold or italics."""
    return bool(re.fullmatch(r"(\*{1,3}|_{1,3})(?=\S)[^*]+\1", text))


def reads_as_heading(text: str, opening: Opening) -> bool:
    """Whether the words could be a heading: short, a capital first, no full stop last."""
    words = plain(text[opening.length :])
    limit = _NUMBERED_HEADING_WORDS if opening.markers else _HEADING_WORDS
    if not words:
        return bool(opening.markers) and opening.markers[0].shape in (Shape.WORD, Shape.SECTION)
    if len(words) > _HEADING_LENGTH + 60 * bool(opening.markers) or len(words.split()) > limit:
        return False
    if words[-1] in ".;,—" or has_field(words) or (words[-1] == ":" and opening.bullet):
        return False
    return words[0].isupper() or words[0].isdigit() or words[0] in "\"“'‘"
