"""Follow-ups: a short question that changes one fact of the one before it."""

from __future__ import annotations

import re

from ingest.norms.amounts import read_amounts
from qa_service.schemas import AskResponse

MOST_WORDS = 14
"""A longer question stands on its own."""

_FOLLOWS = re.compile(
    r"^\s*(?:and|but|what if|what about|how about|why|who do i|who should i|so|then|if|even if"
    r"|does that|is that|do i|would that|same|or|yes|no|it'?s|it is|i have|i already|this is"
    r"|in my|in working|less than|more than|a |an )\b",
    re.IGNORECASE,
)
_LEADS_IN = re.compile(r"^\s*(?:(?:and|but|so|then|or)\b\s*)+", re.IGNORECASE)
_SUPPOSES = re.compile(r"^\s*(?:(?:what|how)\s+(?:about|if)|(?:even\s+)?if)\s+", re.IGNORECASE)


def merge(question: str, before: AskResponse | None) -> str:
    """The question with what it takes from the one before it; itself where it stands alone.

    An amount takes the place of the amount before it; anything else is said after it.
    """
    if before is None or not _is_follow_up(question):
        return question
    asked = before.question.rstrip()
    new, old = read_amounts(question), read_amounts(asked)
    if len(new) == 1 and len(old) == 1:
        return asked[: old[0].start] + new[0].text + asked[old[0].end :]
    added = _LEADS_IN.sub("", question).strip()
    if _SUPPOSES.search(added):
        added = _SUPPOSES.sub("", added).rstrip("?. ") + "."
    return f"{asked} {added[:1].upper()}{added[1:]}"


def _is_follow_up(question: str) -> bool:
    return len(question.split()) <= MOST_WORDS and bool(_FOLLOWS.search(question))
