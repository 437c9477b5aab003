"""A plain way to write down many phrases as one regular expression."""

from __future__ import annotations

import re
from collections.abc import Mapping

_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_CONTINUED = re.compile(r"\\\n\s*")
_NO_PIECES: Mapping[str, str] = {}


def words(text: str) -> tuple[str, ...]:
    """A list of words, written as one text.

    >>> words("tell ask")
    ('tell', 'ask')
    """
    return tuple(text.split())


def phrases(text: str, pieces: Mapping[str, str] = _NO_PIECES) -> str:
    r"""One regular expression, without groups, that matches any line of a text.

    A line is itself a regular expression in which a space stands for any white space, an
    apostrophe for both of its forms, and `<name>` for the piece of that name. A line that ends
    with a backslash goes on in the next.

    >>> phrases("don't <need>", {"need": "need|have to"})
    "(?:don['’]t\\s+(?:need|have\\s+to))"
    """
    text = _CONTINUED.sub("", text)
    for name, piece in pieces.items():
        text = text.replace(f"<{name}>", f"(?:{piece})")
    lines = (line.strip() for line in text.strip().splitlines())
    joined = "|".join(line for line in lines if line)
    return "(?:" + _APOSTROPHE.sub("['’]", re.sub(" +", r"\\s+", joined)) + ")"
