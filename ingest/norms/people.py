"""Names of people and offices in a sentence: who is bound, whom to tell."""

from __future__ import annotations

import re

from ingest.norms.phrases import words

ROLE = (
    r"(?:manager|supervisor|leader|lead|head|director|officer|chief|executive|secretary|clerk"
    r"|chair|chairman|chairwoman|chairperson|trustees?|board|panel|committee|council|team|desk"
    r"|unit|department|division|office|service|services|hr|human\s+resources|personnel|finance"
    r"|audit|governors?|principal|headteacher|head\s+teacher|bursar|registrar|provost|dean|warden"
    r"|matron|nurse|doctor|coordinator|co-ordinator|adviser|advisor|steward|champion|guardian"
    r"|ombudsman|commissioner|inspector|sergeant|superior|boss|employer|partner|president|vp"
    r"|vice[\s-]president|keeper|curator|captain|master|foreman|administrator|controller|convener"
    r"|ministers?|speaker|judge|magistrate|police|line|authority|agency|company|solicitor"
    r"|treasurer|auditors?|representative|colleague|mentor|tutor|custodian|ranger|receptionist"
    r"|reception|control|base|lodge|dsl|dpo|whistleblowing|hotline|helpline|line|grandparent"
    r"|(?!matter|order|letter|offer|paper|number|register|answer|computer|folder|water|power|error|factor"
    r"|sector|either|whether|further|other|together|later|after|never|ever|over|another|rather|however"
    r"|under|order|owner['’]|former|floor|door|corner|minor|major|behaviour|honour|favour|labour"
    r"|poster|parameter|prior|better|proper|chapter|quarter|member\b(?!s?\s+of\s+the\s+public))"
    r"\w{4,}(?:er|or)|superintendent|constable|commander|commandant|counsel|compliance|ethics|legal|payroll"
    r"|procurement|communications|press|security|facilities|employees?|staff|person|people)"
)
BOUND = re.compile(
    r"\b(?:you|staff|employees?|officers?|colleagues?|volunteers?|members?|managers?|supervisors?"
    r"|directors?|heads?|workers?|trustees?|governors?|contractors?|consultants?|officials?"
    r"|anyone|anybody|everyone|everybody|someone|nobody|no-one|no\s+one|those|all|persons?|people"
    r"|individuals?|we|investigators?|researchers?|teachers?|lecturers?|students?|clinicians?"
    r"|nurses?|doctors?|drivers?|constables?|civil\s+servants?|servants?|postholders?|post-holders?"
    r"|executives?|chief\s+executive|chair(?:man|person)?|secondees?|interns?|apprentices?|holders?"
    r"|crew|partners?|associates?|adviser?s?|councillors?|applicants?|candidates?|reservists?"
    r"|warders?|rangers?|stewards?|he|she|they|team|teams|recipient|registrar|clerk|principal"
    r"|signator(?:y|ies)|editors?|commissioners?|judges?|curators?|keepers?|engineers?|assistants?"
    r"|practitioners?|leavers?|starters?|joiners?|agents?|approvers?|representatives?)\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"(?:during|on|in|at|for|under|above|below|with|by|as|from|after|before|within|over|outside"
    r"|beyond|throughout|because|to)\b",
    re.IGNORECASE,
)
_LAST_PEOPLE = re.compile(
    rf"(?:(?:the|an?|all|any|every|each|both|other)\s+)?{BOUND.pattern}$",
    re.IGNORECASE,
)
_AFTER_HEAD = re.compile(
    r"\s+(?:who|which|that|at|in|with|on|from|for|of|to|under|engaged|working|employed|about|before"
    r"|during|dealing|absent|acting|concerned|involved|whose|below|above|handling|attending|found"
    r"|wishing|required|applying)\b"
)
_STOP = frozenset(
    words("""
    know aware
    if when where before within in immediately about that and , who whom by on first any so
    how promptly without at as unless until after whether which is are was were must may
    should shall can will has have had what why not but or once to beforehand straight under
    with for from up either because during prior whose again it this these there then also
    they he she via through using giving stating setting asking you your
    """)
)
_DETERMINER = re.compile(
    r"(?:(?:either|both|only)\s+)?(?:your\s+own|your|their\s+own|their|his\s+or\s+her|his/her|his|her"
    r"|the|an|a|our|my|another|any|one's|each|its|that)\s+",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\s,;:.()\[\]]+(?:\.(?=\w)[^\s,;:.()\[\]]+)*|[,;:.()\[\]]")
_OF_HEADS = frozenset(
    words("""
    head director chair member secretary clerk keeper president dean master chief registrar
    minister warden board council committee office department team provost manager heads
    directors house panel bench speaker assistant deputy comptroller governor commissioner
    inspector superintendent officer leader
    """)
)
_ROLE = re.compile(rf"\b{ROLE}s?\b", re.IGNORECASE)
_OFFICE_OF = re.compile(r"(?:the\s+)?(?:[A-Z]|board|council|committee|staff|unit|school|trust)")
_MAX_TOKENS = 14


def people_named(subject: str) -> str | None:
    """The people that a subject speaks of, as printed; None where it speaks of something else.

    >>> people_named("An officer who is approached"), people_named("During their duties employees")
    ('An officer who is approached', 'employees')
    >>> people_named("The manager's agreement") is None
    True
    """
    words = " ".join(subject.split())
    if _PREPOSITION.match(words):
        match = _LAST_PEOPLE.search(words)
        return match.group().strip() if match else None
    head = _AFTER_HEAD.split(words, maxsplit=1)[0].strip(" ,")
    last = head.split()[-1] if head else ""
    return words if BOUND.fullmatch(last) else None


def names_office(text: str) -> bool:
    """Whether a text speaks of a person's office: a manager, a desk, a team."""
    return _ROLE.search(text) is not None


def read_person(text: str, start: int) -> tuple[str, int] | None:
    """The person or office named right at an offset, as printed, and where the name ends.

    >>> read_person("tell your line manager or the Head of Legal if asked", 5)
    ('your line manager or the Head of Legal', 43)
    >>> read_person("tell lies", 5) is None
    True
    """
    end = _phrase_end(text, start)
    name = text[start:end].strip()
    if not name or not _names_somebody(name):
        return None
    joined = re.compile(r"\s*(?:,\s*)?(?:or|and|and/or)\s+", re.IGNORECASE).match(text, end)
    if joined and _DETERMINER.match(text, joined.end()):
        other = _phrase_end(text, joined.end())
        if _names_somebody(text[joined.end() : other]):
            return text[start:other].strip(), other
    return name, end


def _phrase_end(text: str, start: int) -> int:
    """Where a noun phrase that names an office ends."""
    determiner = _DETERMINER.match(text, start)
    end = begin = determiner.end() if determiner else start
    previous = ""
    for count, token in enumerate(_TOKEN.finditer(text, begin)):
        word = token.group()
        if count >= _MAX_TOKENS or not re.match(r"[\w&'’]", word):
            break
        if text[end : token.start()].count("\n\n"):
            break
        if not _continues(text, token, previous):
            break
        end, previous = token.end(), word
    words = text[begin:end].split()
    while words and words[-1].lower() in ("of", "for", "and", "or", "&", "to"):
        end = begin + text[begin:end].rstrip().rfind(words.pop())
    return begin + len(text[begin:end].rstrip())


def _continues(text: str, token: re.Match[str], previous: str) -> bool:
    word = token.group().lower()
    following = text[token.end() :].lstrip()
    if word in ("of", "for"):
        if word == "of" and previous.lower() in ("head", "heads"):
            return True
        capital = _OFFICE_OF.match(following) is not None
        return capital and (previous[:1].isupper() or previous.lower() in _OF_HEADS)
    if word in ("and", "&"):
        return previous[:1].isupper() and following[:1].isupper()
    if word == "in":
        return following[:6] == "charge" or following[:7] == "command"
    if word in ("or", "and/or"):
        return bool(previous) and (following[:1].isupper() or _starts_with_role(following))
    if word == "the":
        return previous.lower() in ("of", "for", "to")
    if word == "to":
        return previous.lower() in ("secretary", "assistant", "clerk") and following[:3] == "the"
    if (word in _STOP and not token.group().isupper()) or word.endswith("ly"):
        return False
    return not re.match(r"[\d£€$]", word)


def _starts_with_role(text: str) -> bool:
    first = " ".join(text.split()[:2])
    return _ROLE.search(first) is not None


def _names_somebody(name: str) -> bool:
    if _ROLE.search(name):
        return len(name) < 120
    bare = _DETERMINER.sub("", name, count=1)
    return bare[:1].isupper() and len(bare) > 1
