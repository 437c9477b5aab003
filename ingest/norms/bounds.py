"""Conditions and exceptions of a sentence, and what is left of it without them."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from ingest.norms.phrases import phrases, words


def _not_behind(names: str) -> str:
    """A pattern that matches where none of some words stands right before."""
    return "".join(rf"(?<!\b{word}\s)" for word in words(names))


_OPENERS = (
    r"only\s+(?:if|when|where|with|after|on|in)|if|where|wherever|when|whenever|once|unless"
    r"|provided(?:\s+(?:always|only))?,?\s+(?:that"
    r"|(?=(?:you|it|they|the|he|she|there|no|your|this|one|neither|nobody|nothing)\b))"
    r"|(?:(?<=,\s)|(?<=allowed\s)|(?<=permitted\s))provided"
    r"(?=\s+(?!by|for|to|with|in|at|on|and|or|under|from|through)\w)"
    r"|providing\s+that|on\s+(?:the\s+)?condition\s+that"
    r"|on\s+condition|as\s+long\s+as|so\s+long\s+as|subject\s+to(?!\s+(?:deduction|tax|disciplin|dismissal|review))|in\s+the\s+event\s+(?:that|of)"
    r"|in\s+cases?\s+(?:where|of)|should\s+(?:you|an?\s+\w+|any\s+\w+|the\s+\w+|they)(?=\s)"
    r"|until|in\s+which\s+case(?=\s+(?:you|they))"
)
_NO_CONDITION_AFTER = _not_behind(
    "even as what be is are say know state of see about showing place from on to"
)
"""Before "if", "where" or "subject to" these words make it no condition."""
_NO_CONDITION_BEFORE = phrases(
    r"""
    possible|practicable|necessary|appropriate|applicable|relevant|any|not|so|required|else|again
    reasonably practicable
    an? (?:year|month|week|day|fortnight|quarter|term)
    every
    (?:you|they) (?:like|wish|want|live)
    """
)
_WITHOUT = phrases(
    r"""
    without (?:(?:<kind>|[\w-]+['’]s) ){0,6}(?:consent|permission|approval|agreement|authority)
    without (?:(?:<kind>|[\w-]+['’]s) ){0,6}(?:authori[sz]ation|authori[sz]ed|clearance)
    without (?:(?:<kind>|[\w-]+['’]s) ){0,6}(?:knowledge|telling|asking|informing)
    """,
    {
        "kind": "first|the|prior|your|their|his|her|an?|any|express|specific|written|explicit"
        "|obtaining|getting|having|seeking|being|proper|due|formal|advance|previous|its|our|this|line"
    },
)
_TRAILING = re.compile(
    rf"(?<![\w-]){_NO_CONDITION_AFTER}(?P<condition>{_OPENERS})\b(?!\s*(?:[.;,)]|$))"
    rf"(?!\s+{_NO_CONDITION_BEFORE}\b)|\b(?P<without>{_WITHOUT})\b",
    re.IGNORECASE,
)
_LEADING_EXCEPTION = phrases(
    r"""
    with the exception of
    except(?: (?:for|where|when|with|that|in|to|as|if|by|on|from|at))?
    other than
    save (?:for|where|that|in|with|at|as|when)
    apart from
    """
)
_LEADING_CONDITION = phrases(
    r"""
    (?:even |only )?(?:if|where|when)
    wherever|whenever|once|unless|until|before|after|while|whilst|without
    provided that|on condition that|as long as|as soon as|subject to
    in the event (?:that|of)
    in case
    in (?:\w+ )?(?:cases?|situations?|circumstances|instances) (?:where|when|in which|of)
    should (?=you|an?\b|any|the|they)
    for (?=anything|gifts|work)
    """
)
_LEADING = re.compile(
    r"\s*(?:[-–—*•]\s+|\(?\w{1,4}[.)]\s+|\*+)?(?:however,?\s+|and\s+|but\s+|also,?\s+|so\s+)?"
    rf"(?P<condition>(?P<aside>{_LEADING_EXCEPTION})|{_LEADING_CONDITION})\b",
    re.IGNORECASE,
)
_MAIN = re.compile(
    r"\s*(?:then\s+)?(?:please\s+)?(?:you|it|they|he|she|we|i|the|an?|this|that|these|those|there"
    r"|staff|employees?|officers?|colleagues?|volunteers?|members?|managers?|your|their|his|her|its"
    r"|no|any|all|each|every|nothing|nobody|anyone|do|don['’]t|never|always|please|must|such"
    r"|both|either|only|what|gifts?|hospitality|nor|first|written|prior|permission|consent"
    r"|approval|[A-Z]\w+)\b",
)
_NOT_MAIN = re.compile(
    r"\s*(?:or|and|nor|but)\b|\s*(?:for\s+example|such\s+as|e\.?g)", re.IGNORECASE
)
_EXCEPTION = re.compile(
    r"\b(?:except(?:ing)?(?:\s+(?:for|where|when|with|that|in|to|as|if|by|on|from|at))?"
    r"|other\s+than|save(?=\s+(?:for|where|that|in|with|at|as|when|the|by|to|on|if|a|an)\b)"
    r"|apart\s+from|aside\s+from|with\s+the\s+exception\s+of|excluding|but\s+not(?=\s+(?!more|less"
    r"|over|exceeding|to\s+exceed|limited|restricted|only))"
    r"|(?:the\s+)?(?:only|sole|one)\s+exceptions?\s+(?:is|are|to)|exceptions?\s*:"
    r"|(?:this|these|that|it|they|the\s+(?:rule|limit|paragraph|section)|(?:paragraph|section|rule"
    r"|clause)s?\s+[\d.]+)\s+(?:do|does|shall|will)\s+not\s+apply|notwithstanding)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[;:](?=\s|$)|[.!?](?=\s|$)|\)")
_NEW_CLAUSE = re.compile(
    r"(?:then\s+)?(?:(?:you|it|they|he|she|we|the\s+[\w\s]{2,25}?|staff|employees?)\s+)?"
    r"(?:must|shall|may|should|will|cannot|need|is\s+to|are\s+to)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:must|shall|should|may|can|cannot|will|would|need|needs|is|are|was|were|has|have|had|do"
    r"|does|don['’]t|goes|go|applies|apply|counts?|says?|becomes?|remains?|takes?|gets?|decides?)\b",
    re.IGNORECASE,
)
_WITHIN_CONDITION = _not_behind("that whether which what how why or")
"""After these words a clause with a verb of its own still belongs to the condition."""
_NO_COMMA = re.compile(
    rf"{_WITHIN_CONDITION}\b(?:please\s+\w+|(?:you|they|it|he|she|this|he\s+or\s+she|(?:the|your|an?)\s+[\w-]+(?:\s+(?!you\b|they\b|it\b)[\w-]+)?"
    r"|employees|staff|officers)\s+(?:must|should|shall|may|will|need|can|cannot)\b"
    r"|(?:ask|tell|consult|contact|inform|check|speak)\s+(?:the|your|an?|for|with|to|HR)\b)",
    re.IGNORECASE,
)
_VERB = re.compile(r"\s(?=(?:must|shall|may|should|cannot|can|will|is|are|need)\b)", re.IGNORECASE)
_SHORTEST = 5
"""Characters: a condition without a comma after it has at least so many."""
_RESUMED = re.compile(
    r",\s+(?=(?:must|shall|may|should|cannot|can|is|are|need)\s+(?:not|never|be|also|only)\b)",
    re.IGNORECASE,
)
"""Where the main clause goes on after an aside: "Slogans, other than ours, may not be worn"."""
_NEXT = re.compile(r",\s+(?:and|but|in\s+which\s+case|when)\s+")
_COMMA = re.compile(r",\s|\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class Bounds:
    """A sentence taken apart.

    Attributes:
        main: the sentence with its conditions, exceptions and brackets blanked, same length.
        condition: the conditions as printed, joined by "; "; None if there are none.
        exception: the exceptions as printed; None if there are none.
        main_start: offset at which the main clause begins.
    """

    main: str
    condition: str | None
    exception: str | None
    main_start: int


def read_bounds(text: str, is_imperative: re.Pattern[str]) -> Bounds:
    """Take a sentence apart.

    Args:
        text: one sentence.
        is_imperative: matches where a main clause begins with a command.
    """
    main = _blank_brackets(text)
    conditions: list[tuple[int, int]] = []
    exceptions: list[tuple[int, int]] = []
    main_start = 0
    if leading := _LEADING.match(text):
        end = _leading_end(main, leading.end(), is_imperative)
        if end is not None:
            found = exceptions if leading["aside"] else conditions
            found.append((leading.start("condition"), end))
            main = _blanked(main, 0, end)
            main_start = end
    for match in _EXCEPTION.finditer(main):
        if not exceptions or match.start() >= exceptions[-1][1]:
            exceptions.append((match.start(), _aside_end(main, match, is_imperative)))
    for start, end in exceptions:
        main = _blanked(main, start, end)
    position = main_start
    while trailing := _TRAILING.search(main, position):
        ends = _aside_end if trailing["without"] else _end
        position = ends(main, trailing, is_imperative)
        if trailing.start() > main_start or trailing["without"]:
            conditions.append((trailing.start(), position))
            main = _blanked(main, trailing.start(), position)
    return Bounds(main, _joined(text, conditions), _joined(text, exceptions), main_start)


def _joined(text: str, spans: list[tuple[int, int]]) -> str | None:
    parts = [text[start:end].strip(" ,;.\n") for start, end in spans]
    return "; ".join(part for part in parts if part) or None


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _blank_brackets(text: str) -> str:
    return re.sub(r"\([^()]{3,}\)", lambda match: " " * len(match.group()), text)


def _leading_end(text: str, start: int, is_imperative: re.Pattern[str]) -> int | None:
    """Where a condition at the head of a sentence ends; None if that cannot be told."""
    commas = list(_COMMA.finditer(text, start))
    second_best = None
    for comma, following in itertools.zip_longest(commas, commas[1:]):
        if _NOT_MAIN.match(text, comma.end()):
            continue
        if is_imperative.match(text, comma.end()):
            return comma.end()
        if _MAIN.match(text, comma.end()):
            stop = following.start() if following else len(text)
            if _FINITE.search(text, comma.end(), stop):
                return comma.end()
            second_best = comma.end()
    if second_best is None and (main := _NO_COMMA.search(text, start + _SHORTEST)):
        return main.start()
    return second_best


def _end(text: str, match: re.Match[str], is_imperative: re.Pattern[str]) -> int:
    """Where a condition after the main clause ends: at a stop, or where a new clause begins."""
    start = match.end()
    stop = _CLAUSE_END.search(text, start)
    end = stop.start() if stop else len(text)
    if resumed := _RESUMED.search(text, start, end):
        end = resumed.start()
    for comma in _NEXT.finditer(text, start, end):
        if _NEW_CLAUSE.match(text, comma.end()) or is_imperative.match(text, comma.end()):
            return comma.start()
    return end


def _aside_end(text: str, match: re.Match[str], is_imperative: re.Pattern[str]) -> int:
    """Where an aside ends: before the verb if it stands in the subject ("Gifts other than …")."""
    in_subject = not _FINITE.search(text, 0, match.start())
    if in_subject and (verb := _VERB.search(text, match.end())):
        return verb.start()
    return _end(text, match, is_imperative)
