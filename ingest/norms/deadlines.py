"""By when a duty is to be done."""

from __future__ import annotations

import re

from ingest.norms.numbers import NUMBER
from ingest.norms.phrases import phrases

_GOES_ON = "if|and|unless|which|who|especially|particularly|including"
"""Words with which a sentence goes on behind a time."""
_PIECES = {
    "number": NUMBER,
    "stop": rf"(?=[,;.()]|\s(?:{_GOES_ON}|so|or|in|on|with)\b|$)",
    "end": rf"(?=[,;.()]|\s(?:{_GOES_ON})\b|$)",
}
_WHEN = re.compile(
    r"\b"
    + phrases(
        r"""
    (?:at least|not less than|no later than|not later than) <number> (?:\w+ ){0,2}?(?:hours?\
        |days?|weeks?|months?)(?:'s? notice)?(?: (?:before|ahead|in advance|beforehand|after\
        |prior to)(?: [^,;.()]{2,40}?<stop>)?)?
    within (?:<number>|an?) (?:\w+ ){0,2}?(?:minutes?|hours?|days?|weeks?|fortnights?\
        |months?)(?: (?:of|from|after) [^,;.()]{2,50}?<stop>)?
    (?:immediately|at once|straight\s*away|forthwith|promptly\
        |right away)(?: after [^,;.()]{2,40})?
    without (?:undue )?delay|beforehand|in advance|the same (?:day|shift)
    on the (?:same|next working) day
    at the (?:earliest|first) (?:possible )?opportunity
    as soon as (?:possible|practicable|reasonably practicable|practical|(?:you|they|it\
        |the) [^,;.()]{2,40})(?: after [^,;.()]{2,40})?
    (?:by|before) the (?:end|close|start|next|following) (?:of )?[^,;.()]{2,40}?<end>
    (?:before|prior to) (?!you were|me\b|us\b|them\b|\d)[^,;.()]{2,60}?<end>
    by (?-i:\d{1,2} [A-Z][a-z]+)(?: each year)?
    by (?:noon|midday|midnight|\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m)
    """,
        _PIECES,
    ),
    re.IGNORECASE,
)


def read_deadlines(text: str) -> tuple[tuple[int, str], ...]:
    """The times named in a sentence, each with where it begins.

    >>> read_deadlines("Tell HR within 28 days of the offer, before it is accepted.")
    ((8, 'within 28 days of the offer'), (37, 'before it is accepted'))
    """
    return tuple((match.start(), " ".join(match.group().split())) for match in _WHEN.finditer(text))


def nearest(deadlines: tuple[tuple[int, str], ...], start: int) -> str | None:
    """The time named next after an offset, else the last one before it."""
    later = [when for position, when in deadlines if position >= start]
    earlier = [when for position, when in deadlines if position < start]
    return later[0] if later else earlier[-1] if earlier else None
