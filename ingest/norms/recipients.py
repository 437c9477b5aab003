"""Who is told, asked or agrees: the person that a duty points to."""

from __future__ import annotations

import re

from ingest.norms.norm import DutyAction
from ingest.norms.people import names_office, read_person
from ingest.norms.phrases import words

_LINKS = {
    DutyAction.SEEK_ADVICE: ("from", "with", "of", "to"),
    DutyAction.DECLARE: ("to", "with"),
}
"""Words before the person, by what is done; "to" where none are given."""
_ASKED = frozenset(words("ask consult contact tell told"))
_LINK = re.compile(
    r"(?:(?!\b(?:if|when|where|unless|because|who|which)\b)[^.;:]){0,90}?"
    r"\b(?P<word>to|with|by|from|of|for|at)\s+"
    r"(?=(?:the|your|their|his|her|an?|our|my|any|line|human|management|both|either)\b|[A-Z])"
)
_TITLE = re.compile(r"[A-Z]\w+\s+of\s+$")
"""Before another capital: "Conflicts of Interest" names no person."""
_ATTENTION = re.compile(r"[^.;]{0,60}?\battention\s+of\s+")
_OWNER = re.compile(
    r"(?P<who>(?:(?:your|the|their|his\s+or\s+her|his|her|an?|our)\s+)?"
    r"(?:[\w&’'/-]+\s+(?:(?:of|for|and|the)\s+)*){0,6}\w+)['’]s?\s+"
    r"(?:(?:prior|written|express|own|advance|explicit|previous|specific|signed|formal|yes)\s+)*$"
)
"""A person before "'s consent"."""
_OPENER = re.compile(
    r"^|\b(?:if|unless|until|when|where|once|that|after|and|before|which|then)\s+|,\s+",
    re.IGNORECASE,
)
_BEFORE_HAS = re.compile(
    r"(?P<who>(?:your|the|their|his|her|an?|our|both|(?-i:[A-Z]))[^,;:.()]{2,60}?)"
    r"(?:\s+(?:has|have|must|both|first|already|also|personally|had|may|together))*\s*$",
    re.IGNORECASE,
)
_OWNER_WINDOW = 120
"""Characters before "consent" in which its owner's name may stand."""
_PASSIVE = re.compile(
    r"(?:^|[,;:]\s|\b(?:and|but|if|unless)\s)(?:and\s|but\s)?(?P<who>(?:(?!\sand\s|\sbut\s)[^,;:]){2,70}?)\s+(?:must|should|shall|has|have|is"
    r"|are)\s+(?:\w+\s+)?(?:been|be|to\s+be)\s+(?:\w+\s+)?$"
)
_AGREES = re.compile(
    r"(?:agree[sd]?|approve[sd]?|authorise[sd]|consent(?:s|ed)|it|yes)$", re.IGNORECASE
)
_ADVERBS = re.compile(
    r"\s*(?:(?:first|also|immediately|promptly|at\s+once|straight\s+away|in\s+writing|only|either"
    r"|both|always|someone\s+else,?|as\s+soon\s+as\s+possible|without\s+delay|beforehand|back)"
    r"\s*,?\s+)*"
)
_NO_OBJECT = frozenset(words("you us them him her it people staff employees person whoever"))
_OUTSIDERS = frozenset(
    words("""
    visitor customer supplier contractor donor sender giver tenderer bidder offender user
    member passenger tender brother sister mother father teenager stranger public
    """)
)


def recipient(text: str, match: re.Match[str], action: DutyAction) -> str | None:
    """Who is told or asked: after the verb, after a preposition, before an apostrophe."""
    if action is DutyAction.SEEK_CONSENT:
        return _giver(text, match)
    if action in (DutyAction.REFUSE, DutyAction.REGISTER):
        return None
    direct = _ADVERBS.match(text, match.end())
    start = direct.end() if direct else match.end()
    if action in (DutyAction.TELL, DutyAction.SEEK_ADVICE):
        if whom := _person(text, start):
            return whom
        if passive := _passive_subject(text, match):
            return passive
    if attention := _ATTENTION.match(text, match.end()):
        return _person(text, attention.end())
    if match.group().lower() in _ASKED:
        return None
    return _linked(text, match.end(), _LINKS.get(action, ("to",)))


def is_outsider(whom: str | None) -> bool:
    """Whether those asked are no one whose advice a code would send its reader to."""
    return whom is None or whom.split()[-1].lower().rstrip("s") in _OUTSIDERS


def _passive_subject(text: str, match: re.Match[str]) -> str | None:
    """The person before the verb: "The Ethics Desk must be told"."""
    if match.group().lower() not in ("told", "informed", "consulted"):
        return None
    before = _PASSIVE.search(text[: match.start()])
    return _person(before["who"], 0) if before and names_office(before["who"]) else None


def _giver(text: str, match: re.Match[str]) -> str | None:
    """Whose consent it is."""
    if is_passive(match.group()):
        return _linked(text, match.end(), ("by",))
    before = text[: match.start()]
    if owner := _OWNER.search(before[-_OWNER_WINDOW:]):
        name = owner["who"]
        for start in [0, *(space.end() for space in re.finditer(r"\s+", name))]:
            whom = read_person(name, start)
            if whom is not None and whom[1] == len(name) and _opens_person(name[start:]):
                return whom[0]
    if _AGREES.search(match.group()) and (agreeing := _subject(before)):
        return agreeing
    return _linked(text, match.end(), ("of", "from", "by"))


def is_passive(verb: str) -> bool:
    """Whether something is to be approved, and not somebody "has approved" it."""
    return verb.lower().endswith("ed") and " " not in verb


def _subject(before: str) -> str | None:
    """Who agrees: the nearest subject before the verb."""
    for opener in reversed(list(_OPENER.finditer(before))):
        subject = _BEFORE_HAS.match(before, opener.end())
        if subject and (whom := _person(subject["who"], 0)):
            return whom
    return None


def _opens_person(words: str) -> bool:
    return re.match(r"(?:your|the|their|his|her|an?|our|line)\b|[A-Z]", words) is not None


def _linked(text: str, start: int, words: tuple[str, ...]) -> str | None:
    """The person after the first fitting preposition."""
    position = start
    for _ in range(4):
        link = _LINK.match(text, position)
        if link is None:
            return None
        in_title = _TITLE.search(text, position, link.end()) and text[link.end()].isupper()
        if link["word"].lower() in words and not in_title and (whom := _person(text, link.end())):
            return whom
        position = link.end()
    return None


def _person(text: str, start: int) -> str | None:
    found = read_person(text, start)
    if found is None or found[0].lower() in _NO_OBJECT:
        return None
    return " ".join(found[0].split())
