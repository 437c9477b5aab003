"""Counts and times in a sentence: what is numbered, and the words that hold the number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ingest.norms.numbers import NUMBER, read_number

_TIME = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?)"
_DAY_KIND = r"(?:working|calendar|clear|business|school|consecutive|full|further|complete|more)"
_STOP = (
    r"(?:of|from|in|a|an|the|per|to|for|at|on|by|or|and|is|are|was|were|may|must|shall|should|can"
    r"|will|if|when|where|with|without|that|which|who|each|every|any|before|after|during|under"
    r"|over|within|until|unless|but|as|it|you|they|has|have|be|been|not|apiece|together|than"
    r"|since|also|ahead|beforehand|earlier|later|below|above|working|only|outside|between|whose"
    r"|times|your|their|his|her|its|our|this|these|those|such|because|though|while|need|needs"
    r"|do|does|did|don['’]t|doesn['’]t|means|counts?|leads?|will|would|could|might"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty)"
)
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_NUMBERED = re.compile(
    rf"(?<![\w£€$.,/(:–-])(?P<number>{NUMBER})(?P<half>\sand\sa\shalf(?=\s{_TIME}))?"
    r"(?![\w]|[.,:/]\d|\))"
    r"(?:\s(?:or|and)\s(?:more|fewer|less)(?=\s[a-z]))?(?:"
    rf"[\s-](?P<kind>{_DAY_KIND}[\s-])?(?P<time>{_TIME})\b(?!-)"
    rf"|\s?(?P<percent>%|per\s?cent\b)"
    rf"|\s(?P<times>times|occasions)\b"
    rf"|\s(?!{_STOP}\b|{_MONTH}\b|[ap]\.?m\b)(?P<noun>[a-z][a-z'’-]+"
    rf"(?:\s(?!{_STOP}\b)[a-z][a-z'’-]+){{0,2}}))?"
    rf"|\b(?P<often>once|twice|thrice)\b"
    rf"|\b(?P<article>an?)\s(?:(?P<akind>{_DAY_KIND})\s)?(?P<atime>(?!seconds?\b){_TIME})\b",
    re.IGNORECASE,
)
_HALF = Decimal("0.5")
_OFTEN = {"once": 1, "twice": 2, "thrice": 3}
_ADJECTIVES = re.compile(
    r"^(?:further|such|other|different|separate|written|additional|more|whole|single|small)\s+"
)
_TRAILING_VERBS = re.compile(r"\s(?:worth|made|given|received|accepted|taken)\b.*$")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number with what it counts.

    Attributes:
        kind: `count` or `time`.
        value: the number.
        unit: the noun in the singular, "" where none is printed.
        start, end: offsets of number and noun.
        is_plain: whether it needs a comparison to be a limit: a bare number, an article.
    """

    kind: str
    value: Decimal
    unit: str
    start: int
    end: int
    is_plain: bool


def read_counts(text: str) -> Iterator[Numbered]:
    """Numbers of things and spans of time, in their order; money is not among them.

    >>> [(n.kind, str(n.value), n.unit) for n in read_counts("three gifts in five working days")]
    [('count', '3', 'gift'), ('time', '5', 'working day')]
    """
    for match in _NUMBERED.finditer(text):
        if match["often"]:
            value = Decimal(_OFTEN[match["often"].lower()])
            yield Numbered("count", value, "time", *match.span(), True)
        elif match["article"]:
            unit = _time_unit(match["akind"], match["atime"])
            yield Numbered("time", Decimal(1), unit, *match.span(), True)
        else:
            yield _numbered(match)


def _numbered(match: re.Match[str]) -> Numbered:
    value = read_number(match["number"]) + (_HALF if match["half"] else 0)
    if match["time"]:
        return Numbered(
            "time", value, _time_unit(match["kind"], match["time"]), *match.span(), False
        )
    if match["percent"]:
        return Numbered("count", value, "percent", *match.span(), True)
    if match["times"]:
        return Numbered("count", value, "time", *match.span(), False)
    if match["noun"]:
        noun = _TRAILING_VERBS.sub("", match["noun"])
        end = match.start("noun") + len(noun)
        return Numbered("count", value, _singular(noun), match.start(), end, True)
    return Numbered("count", value, "", *match.span("number"), True)


def _time_unit(kind: str | None, unit: str) -> str:
    name = unit.lower().rstrip("s")
    kind = (kind or "").strip(" -").lower()
    return (
        f"{kind} {name}" if kind in ("working", "school", "business", "calendar", "clear") else name
    )


def _singular(noun: str) -> str:
    """A noun phrase in the singular, without its first adjective.

    >>> _singular("further gifts"), _singular("parties"), _singular("boxes")
    ('gift', 'party', 'box')
    """
    name = _ADJECTIVES.sub("", noun.lower())
    if name.endswith("ies") and len(name) > 4:
        return name[:-3] + "y"
    if name.endswith(("ches", "shes", "sses", "xes")):
        return name[:-2]
    if name.endswith("s") and not name.endswith(("ss", "us", "is")):
        return name[:-1]
    return {"people": "person", "children": "child", "men": "man", "women": "woman"}.get(name, name)
