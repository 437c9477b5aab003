"""Duties towards somebody: tell, declare, register, ask, refuse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.norms.deadlines import nearest, read_deadlines
from ingest.norms.norm import Duty, DutyAction
from ingest.norms.phrases import phrases, words
from ingest.norms.recipients import is_outsider, is_passive, recipient

_ACTIONS: tuple[tuple[DutyAction, str], ...] = (
    (
        DutyAction.SEEK_ADVICE,
        r"""
        (?:seek|take|get|obtain|ask for|sought|request) (?:[\w-]+ ){0,3}?(?:advice|guidance)
        (?:seek|take|get|obtain|ask for|sought|request) (?:[\w-]+ ){0,3}?clarification
        advice (?:should|must|may|can|is to) be (?:sought|taken|obtained)
        advice sought
        consult(?:s|ed|ing)?
        (?:discuss|raise)(?:ed)?\b(?=[^.;]{0,60}?\bwith\b)
        check(?:ed)?(?= (?:first )?with\b)
        (?:speak|talk)(?= (?:to|with)\b)
        contact(?=\s)
        ask
        refer(?:red)?(?= (?:(?:it|them|(?:the|any|such) \w+|enquiries[^.;]{0,40}) )?to\b)
        """,
    ),
    (
        DutyAction.SEEK_CONSENT,
        r"""
        consent|permission|approval|agreement|authori[sz]ation|authority|clearance|sign-off
        signatures?|say-so|sanction|go-ahead
        (?:agreed|approved|authori[sz]ed|cleared|permitted|sanctioned|countersigned)\b
        agrees|approves|authorises|consents|allows it
        (?:has|have) (?:agreed|approved|consented|authorised|said yes)
        (?:must|has to) (?:agree|approve)
        """,
    ),
    (
        DutyAction.TELL,
        r"""
        tell(?:ing)?|told|inform(?:ed|ing)?|notif(?:y|ied|ying)
        advised?(?! to\b)
        report(?:ed|ing)?(?! (?:for|to work|sick|back)\b)
        let(?= [^.;]{3,40}? know\b)
        (?:draw|drawn|bring|brought)(?=[^.;]{0,50}?\battention\b)
        made?(?= [^.;]{3,40} aware\b)
        raise(?=[^.;]{0,60}?\bto\b)
        """,
    ),
    (
        DutyAction.DECLARE,
        r"""
        declar(?:e|ed|es|ing)(?! bankrupt)
        declarations?|disclose[sd]?|disclosing
        """,
    ),
    (
        DutyAction.REGISTER,
        r"""
        (?:record|enter|log|note?|list|register)(?:ed|ing|s|d)?\
            (?=[^.;]{0,80}?\b(?:in|on|into|by)\s[^.;]{0,60}?(?:register|book|log|ledger|form|record\
            |file|portal|sheet|diary|database|system|journal|list|spreadsheet|app|inbox)\b)
        recorded|registered|logged|entered
        (?:record|register|log)(?= (?:it|them|the|any|all|every|each|these|such|both)\b)
        (?:complete|fill (?:in|out)|submit|sign)(?:ed)?(?= [^.;]{0,30}?\b(?:form|declaration)\b)
        """,
    ),
    (
        DutyAction.REFUSE,
        r"""
        refuse[sd]?|refusing|declin(?:e|ed|ing)|reject(?:ed)?
        turn(?:ed)? (?:(?:it|them) )?down
        say no
        """,
    ),
    (
        DutyAction.RETURN,
        r"""
        return(?:ed|ing)?(?= (?:it|them|the|any|all|promptly|unused|immediately|every|on|with)\b)
        return(?:ed|ing)?(?= to (?:the )?(?:sender|donor|giver)\b)
        (?:send|sent|give|given|hand|handed) (?:(?:it|them) )?back
        (?:be|is|are) returned
        """,
    ),
)
_DUTY = re.compile(
    "|".join(rf"(?P<{action.value}>{phrases(lines)}(?!\w))" for action, lines in _ACTIONS),
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_BEGINNINGS = frozenset(
    words("""
    see tak get obt ask sou req adv con dis rai che spe tal ref per app agr aut cle sig say
    san go cou all has hav mus tel tol inf not rep let dra bri mad mak dec rec ent log lis
    reg com fil sub tur rej ret sen giv han be is are
    """)
)
"""First three letters of the words of a duty: looked up first, as its patterns are slow."""
_IS = re.compile(r"\b(?:be|is|are|been)\s+(?:\w+\s+)?$")
_TO_BE = re.compile(r"\b(?:must|should|shall|to|has|have)\s+(?:be|been)\s+(?:\w+\s+)?$")
_NOUN_BEFORE = re.compile(r"\b(?:the|an?|in|of|any|all|no|or|and)\s+$")
_REPORT = re.compile(r"\b(?:the|an?|this|any|annual|of|your|their)\s+(?:\w+\s+)?$")
_OTHERS = re.compile(
    r"\b(?:(?:which|who)\s+(?:will|shall)|whose\s+\w+\s+(?:will|shall)(?:\s+be)?"
    r"|(?:you|they|we)\s+(?:have|had))\s+$"
)
_WEIGHED = re.compile(
    r"\bwhether\s+(?:or\s+not\s+)?(?:to|(?:[\w’'-]+\s+){1,5}?(?:should|must|needs?\s+to|has\s+to)\s+be)"
    r"\s+$"
)
"""What is still to be decided by somebody: "whether the loss should be reported"."""
_ARTICLE = re.compile(r"\b(?:an?|the|any|your|our|each)\s+$")
_OBJECT = re.compile(r"\s+(?:to|it|them|the|any|this|that|an?)\b")
_POWER = re.compile(r"\s+(?:to|for|over)\b")
_TREATY = re.compile(r"\b(?:the|an?|this|local|collective|licence|under|public|by)\s+$")
_FROM = re.compile(r"\s+(?:of|from|in\s+writing)\b")
_MADE = re.compile(
    r"\b(?:make|made|complete|sign|submit|need|requires?|by|a|no)\s+(?:\w+\s+){0,2}$"
)
_TO_SOMEBODY = ("ask", "contact", "consult", "speak", "talk", "check", "discuss", "raise", "refer")
_SOUGHT = re.compile(
    r"(?:obtain|seek|sought|get|got|with|without|need|requir|have|has|subject\s+to|ask|first|prior"
    r"|writ|appl|unless|given|giv|advance|your|the|['’]s|s['’]|by|express|must|grant|explicit)\w*"
    r"\s+(?:\w+\s+){0,2}$"
)
"""Before "consent" and the like these show that it is to be had, not only spoken of."""
_UNLESS = re.compile(r"\b(?:unless|until|without\s+being)\s+(?:\w+\s+){0,4}$")
_BY_LAW = re.compile(
    r"\s+(?:by|under)\s+(?:or\s+under\s+)?(?:the\s+)?(?:laws?|statutes?|legislation)\b"
)
_GIVEN_BY = re.compile(r"(?:\s+in\s+(?:writing|advance)){0,2}(?:\s+beforehand)?\s+by\b")
"""Behind "authorised" and the like this shows that somebody, or else a law, is to authorise it."""
_TO_BE_SOUGHT = re.compile(
    r"\s+(?:of|from|by)\b|[^.;]{0,60}?\b(?:sought|obtained|required|needed|given|granted|necessary"
    r"|asked)\b"
)
_FOUND_IN_NAME = r"(?:[A-Z][\w'’]*|and|or|&|gifts|hospitality|interests|officers['’]?)"
_REGISTER_NAME = re.compile(
    r"\b(?:in|on|into|through|via|using|by|to)\s+(?:(?:the|a|an|our|your|its|their|his|her)\s+)?"
    r"(?P<name>(?:(?!(?:at|once|complete|by|before|within|the)\s)[\w'’&/-]+\s+){0,5}?"
    r"(?:Register|Book|Log|Ledger|Record|Portal|Diary|Journal|Sheet|Database|Form|Declaration"
    r"|register|book|log|ledger|portal|diary|database|form|sheet|spreadsheet)s?\b"
    rf"(?:\s+of(?:\s+{_FOUND_IN_NAME})+)?"
    r"(?:\s+(?:(?:[A-Z]{1,3}[-/]?)?\d+[A-Z]?|[A-Z]{1,3}(?:/\d+|\d*)))?)",
)
_TRAILING_JOIN = re.compile(r"(?:\s(?:and|or|&))+$")
_WRITING = re.compile(
    r"\b(?:in\s+writing|written|signed|by\s+(?:e-?mail|letter)|on\s+(?:the\s+)?form|countersigned"
    r"|write\s+to|(?<!under)signature)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundDuty:
    """A duty and where its verb stands in the sentence."""

    duty: Duty
    start: int


def read_duties(text: str) -> tuple[FoundDuty, ...]:
    """What a sentence asks to be done towards somebody, in its order, each kind once a person.

    >>> [found.duty for found in read_duties("You must tell your line manager in writing at once.")]
    [Duty(action=<DutyAction.TELL: 'tell'>, to_whom='your line manager', by_when='at once', \
in_writing=True, register=None)]
    """
    verbs = tuple(_verbs(text))
    deadlines = read_deadlines(text) if verbs else ()
    found: dict[tuple[DutyAction, str | None], FoundDuty] = {}
    for match in verbs:
        action = DutyAction(match.lastgroup or "")
        if _is_no_duty(text, match, action):
            continue
        whom = recipient(text, match, action)
        if action is DutyAction.SEEK_ADVICE and _needs_person(match) and is_outsider(whom):
            continue
        duty = Duty(
            action,
            whom,
            None if action is DutyAction.REFUSE else nearest(deadlines, match.start()),
            _in_writing(text, match),
            _register(text, match, action),
        )
        found.setdefault((action, whom), FoundDuty(duty, match.start()))
    named = {action for action, whom in found if whom is not None}
    return tuple(f for (action, whom), f in found.items() if whom or action not in named)


def _verbs(text: str) -> Iterator[re.Match[str]]:
    for word in _WORD.finditer(text):
        if word.group()[:3].lower() in _BEGINNINGS and (match := _DUTY.match(text, word.start())):
            yield match


def _is_no_duty(text: str, match: re.Match[str], action: DutyAction) -> bool:
    """Whether the words only look like those of a duty."""
    word = match.group().lower()
    before = text[max(0, match.start() - 25) : match.start()].lower()
    if _is_spoken_of(text, match, before):
        return True
    if word in ("advised", "informed", "told"):
        return _IS.search(before) is not None and not _TO_BE.search(before)
    if word == "contact":
        return _NOUN_BEFORE.search(before) is not None
    if word == "report":
        return _REPORT.search(before) is not None
    if action is DutyAction.SEEK_CONSENT:
        return _is_no_consent(text, match, before)
    return word.startswith("declaration") and not _MADE.search(before)


def _is_spoken_of(text: str, match: re.Match[str], before: str) -> bool:
    """Whether the words are part of a name, or tell what somebody else does or did."""
    in_name = match.group()[0].isupper() and text[: match.start()].rstrip()[-1:].isalpha()
    weighed = _WEIGHED.search(text[max(0, match.start() - 90) : match.start()].lower())
    if in_name or weighed or _OTHERS.search(before):
        return True
    word = match.group().lower()
    if word in ("registered", "recorded", "logged"):
        return _ARTICLE.search(before) is not None
    if word == "reporting":
        return _OBJECT.match(text, match.end()) is None
    return word == "refused" and before.endswith("been ")


def _is_no_consent(text: str, match: re.Match[str], before: str) -> bool:
    word = match.group().lower()
    if is_passive(word):
        by_somebody = _GIVEN_BY.match(text, match.end()) or _UNLESS.search(before)
        return not by_somebody or _BY_LAW.match(text, match.end()) is not None
    if word == "authority" and _POWER.match(text, match.end()):
        return True
    if not _SOUGHT.search(before):
        return not (_TO_BE_SOUGHT.match(text, match.end()) or word.endswith(("ed", "es", "yes")))
    if word in ("agreement", "authority", "clearance"):
        return _TREATY.search(before) is not None and not _FROM.match(text, match.end())
    return False


def _needs_person(match: re.Match[str]) -> bool:
    """Whether the verb asks for advice only where it is put to an office."""
    return match.group().lower().split()[0].startswith(_TO_SOMEBODY)


def _in_writing(text: str, match: re.Match[str]) -> bool:
    return _WRITING.search(text, max(0, match.start() - 40), match.end() + 110) is not None


def _register(text: str, match: re.Match[str], action: DutyAction) -> str | None:
    if action not in (DutyAction.REGISTER, DutyAction.DECLARE, DutyAction.TELL):
        return None
    name = _REGISTER_NAME.search(text, match.end())
    return _TRAILING_JOIN.sub("", " ".join(name["name"].split())) if name else None
