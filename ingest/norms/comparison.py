"""Which side of a number the words around it name: "over", "or more", "up to", …."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.norms.norm import Comparison

_NOT = (
    r"(?<!must )(?<!may )(?<!shall )(?<!should )(?<!can )(?<!could )(?<!would )"
    r"(?:not|no|never|doesn['’]t|don['’]t|isn['’]t|aren['’]t)(?:\s+to)?"
)
"""A negation of the number alone: that of a verb ("must not exceed") is the sentence's force."""
_MORE = r"(?:more|greater|higher|larger|dearer|longer|further|later|bigger|costlier)\s+than"
_LESS = r"(?:less|fewer|lower|smaller|cheaper|shorter|sooner|earlier|closer)\s+than"
_OVER = rf"(?:over|above|exceed(?:s|ing|ed)?|in\s+excess\s+of|beyond|past|upwards\s+of|{_MORE})"
_UNDER = rf"(?:under|below|beneath|inside|short\s+of|{_LESS})"

_FILLER = (
    r"(?:\s+(?:an?|the|any|its|their|approximate|approximately|estimated|market|total|retail|face"
    r"|combined|annual|monetary|nominal|aggregate|about|around|roughly|some|only|just|further"
    r"|(?:(?:value|worth|sum|amount|cost|price|total|limit|figure|spend|maximum)"
    r"(?:\s+(?:of|is|at|to))?)|worth|of|at|in\s+value|in\s+total|a\s+total\s+of))*\s*"
)

_BEFORE: tuple[tuple[Comparison, str], ...] = (
    (Comparison.AT_MOST, rf"{_NOT}\s+(?:be\s+|cost\s+|is\s+|are\s+|worth\s+|spend\s+)?{_OVER}"),
    (Comparison.AT_LEAST, rf"{_NOT}\s+(?:be\s+|cost\s+|is\s+|are\s+|worth\s+)?{_UNDER}"),
    (Comparison.UNDER, r"up\s+to\s+but\s+not\s+including|does\s+not\s+reach|(?:not|n't)\s+reach"),
    (
        Comparison.AT_MOST,
        r"up\s+to(?:\s+and\s+including)?|at\s+(?:the\s+)?most|at\s+the\s+latest|within"
        r"|(?:a\s+|the\s+)?maximum(?:\s+of)?|\bmax\.?|(?:a\s+|the\s+)?(?:limit|ceiling|cap)\s+(?:of|is)"
        r"|(?:limited|capped|restricted)\s+(?:to|at)|as\s+many\s+as|no\s+later\s+than"
        r"|to\s+(?:a|the)\s+(?:total|value|sum)\s+of|as\s+much\s+as|inside\s+of|to\s+at\s+most",
    ),
    (
        Comparison.AT_LEAST,
        r"at\s+(?:the\s+)?least|(?:a\s+|the\s+)?minimum(?:\s+of)?|\bmin\.?|from|starting\s+(?:at|from)"
        r"|as\s+little\s+as|reach(?:es|ing)?|amounts?\s+to\s+at\s+least|begins?\s+at|starts?\s+at",
    ),
    (Comparison.OVER, _OVER),
    (Comparison.UNDER, rf"(?:{_UNDER}|almost|nearly)"),
)
_BEFORE_PATTERNS = tuple(
    (comparison, re.compile(rf"(?<!\w)(?:{words}){_FILLER}$", re.IGNORECASE))
    for comparison, words in _BEFORE
)
_BETWEEN = re.compile(rf"\bbetween{_FILLER}$", re.IGNORECASE)
_JOIN = re.compile(r"\s*(?:to|[-–—]|up\s+to|and\s+up\s+to)\s*")
_LONE_TO = re.compile(r"(?:^|[|\t(:,;]|\s{2})\s*(to)\s+$", re.IGNORECASE)

_SHORT = (
    r"(?:\s*(?:each|apiece|(?:a|per)\s+(?:head|person|plate|ticket|guest|item|time|year|month|week"
    r"|day|annum)|in\s+(?:total|all|value|worth)|gross|net|working|calendar)){0,2}"
)
_AFTER: tuple[tuple[Comparison, re.Pattern[str]], ...] = (
    (
        Comparison.AT_LEAST,
        re.compile(
            rf"{_SHORT}\s*,?\s*(?:(?:or|and)\s+(?:more|over|above|upwards?|up(?!\s+to\b)|greater|higher|dearer"
            r"|longer|beyond|older)\b|upwards\b|plus\b|\+)",
            re.IGNORECASE,
        ),
    ),
    (
        Comparison.AT_MOST,
        re.compile(
            rf"{_SHORT}\s*,?\s*(?:(?:or|and)\s+(?:less|under|below|fewer|lower|cheaper|shorter"
            r"|younger)\b(?!\s+than)|at\s+(?:the\s+)?most\b|max(?:imum)?\b|or\s+nearer\b)",
            re.IGNORECASE,
        ),
    ),
)
_STRETCH = r"(?:before|prior\s+to|preceding|leading\s+up\s+to|after|following|since|from)\b"
_PASSED = r"(?:have|has)\s+(?:passed|gone(?:\s+by)?|elapsed)\b"
_STRETCHES: tuple[tuple[Comparison, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        Comparison.AT_MOST,
        re.compile(
            r"\b(?:in|during|inside|within|over)\s+(?:(?:the\s+)?(?:last|past|previous|preceding)"
            r"|(?:an?|any)\s+period\s+of)\s+$",
            re.IGNORECASE,
        ),
        re.compile(""),
    ),
    (
        Comparison.UNDER,
        re.compile(r"\b(?:in|during|inside|within)\s+the\s+$", re.IGNORECASE),
        re.compile(rf"\s+{_STRETCH}", re.IGNORECASE),
    ),
    (
        Comparison.UNDER,
        re.compile(r"\b(?:for|until)\s+$", re.IGNORECASE),
        re.compile(rf"\s+(?:{_STRETCH}|of\s+leaving|{_PASSED})", re.IGNORECASE),
    ),
    (
        Comparison.AT_LEAST,
        re.compile(r"\b(?:once|unless|when|after|if)\s+(?:a\s+further\s+)?$", re.IGNORECASE),
        re.compile(rf"\s+{_PASSED}", re.IGNORECASE),
    ),
)
"""How a rule is bound to a stretch of time: what stands before the number, and behind it. At eight
hours to the minute nothing was drunk "in the eight hours before"."""
_WINDOW = 70
"""Characters before a number in which its comparison may stand."""


def comparison_before(text: str, start: int) -> tuple[Comparison, int] | None:
    """The comparison that ends right before a number, and the offset at which its words begin.

    >>> comparison_before("gifts worth not more than £40", 26)
    (<Comparison.AT_MOST: '<='>, 12)
    """
    window_start = max(0, start - _WINDOW)
    window = text[window_start:start]
    if not window or window[-1] in ".;:(":
        return None
    found = _first(_BEFORE_PATTERNS, window)
    return (found[0], window_start + found[1]) if found else None


def _first(
    patterns: Iterable[tuple[Comparison, re.Pattern[str]]], window: str
) -> tuple[Comparison, int] | None:
    for comparison, pattern in patterns:
        if match := pattern.search(window):
            return comparison, match.start()
    return None


def comparison_after(text: str, end: int) -> tuple[Comparison, int] | None:
    """The comparison right after a number, and the offset at which its words end.

    >>> comparison_after("£25.00 or more", 6)
    (<Comparison.AT_LEAST: '>='>, 14)
    """
    for comparison, pattern in _AFTER:
        if match := pattern.match(text, end):
            return comparison, match.end()
    return None


def comparison_around(text: str, start: int, end: int) -> tuple[Comparison, int] | None:
    """The comparison of a span of time within which something lies, and where its words begin.

    >>> comparison_around("no alcohol in the eight hours before a shift", 18, 29)
    (<Comparison.UNDER: '<'>, 11)
    """
    window_start = max(0, start - _WINDOW)
    window = text[window_start:start]
    for comparison, before, behind in _STRETCHES:
        if (match := before.search(window)) and behind.match(text, end):
            return comparison, window_start + match.start()
    return None


def begins_range(text: str, start: int) -> int | None:
    """Offset of a "between" right before a number, else None."""
    match = _BETWEEN.search(text, max(0, start - _WINDOW), start)
    return match.start() if match else None


def joins_range(gap: str) -> bool:
    """Whether the words between two numbers make them the ends of one range.

    >>> joins_range(" to "), joins_range(" - "), joins_range(" but not more than ")
    (True, True, False)
    """
    return _JOIN.fullmatch(gap) is not None


def lone_to(text: str, start: int) -> int | None:
    """Offset of a "to" that opens a cell or a phrase right before a number, else None.

    >>> lone_to("| to £10 |", 5)
    2
    """
    match = _LONE_TO.search(text, max(0, start - 12), start)
    return match.start(1) if match else None
