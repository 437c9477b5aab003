"""A clause's own words between quotation marks, cut at a word where they do not fit."""

from __future__ import annotations

import re

SHORTEST = 24
"""Characters; a shorter piece of a sentence tells nothing."""

_MARKS = re.compile(r"[*_`\\]|^\s*(?:[-–—•]\s+|\(?\w{1,3}[.)]\s+)")
_ENDS = " ,;:."
_AND_SO_ON = re.compile(r"[,;]\s+(?:or|and)$")
_JOINT = re.compile(r"[,;:]\s+")


def plain(text: str) -> str:
    """The words without line breaks, emphasis marks and the mark of a list item."""
    return " ".join(_MARKS.sub("", text).split())


def quoted(text: str, room: int, around: str | None = None) -> str:
    """The text between quotation marks, in at most `room` characters; empty if that is too few.

    Args:
        text: a sentence of a clause.
        room: characters, quotation marks counted in.
        around: words of it that must be in the piece, where it has to be cut.

    >>> quoted("You must tell the Clerk within 7 days.", 60)
    '“You must tell the Clerk within 7 days”'
    >>> quoted("Whatever it is worth, you must tell the Clerk within 7 days.", 42, "within 7 days")
    '“…you must tell the Clerk within 7 days”'
    """
    words = _AND_SO_ON.sub("", plain(text)).rstrip(_ENDS)
    room -= 2
    if len(words) <= room:
        return f"“{words}”" if words else ""
    if room < SHORTEST:
        return ""
    return f"“{_cut(words, room, plain(around).rstrip(_ENDS) if around else '')}”"


def _cut(words: str, room: int, around: str) -> str:
    start = words.find(around) if around else -1
    if start <= 0 or start + len(around) <= room - 1:
        return head(words, room)
    first = _first_word(words, start, start + len(around), room)
    return "…" + head(words[first:], room - 1)


def _first_word(words: str, start: int, end: int, room: int) -> int:
    """Where the piece begins: after the earliest comma, else word, that leaves room.

    Not after a comma that leaves so little of the sentence that half of the room stays empty.
    """
    ends = (match.end() for match in _JOINT.finditer(words, 0, start + 1))
    joints = [place for place in ends if len(words) - place >= room // 2]
    blanks = [match.end() for match in re.finditer(" ", words[: start + 1])]
    for place in (*joints, *blanks):
        if end - place <= room - 2 and place <= start:
            return place
    return start


def head(words: str, room: int) -> str:
    """The beginning that fits into `room` characters, cut at a word."""
    if len(words) <= room:
        return words
    cut = words[:room].rsplit(" ", 1)[0] if " " in words[:room] else words[: room - 1]
    return cut[: room - 1].rstrip(_ENDS) + "…"
