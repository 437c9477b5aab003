"""From a clause to its norms."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.clauses import Clause, Span
from ingest.norms.bounds import Bounds, read_bounds
from ingest.norms.duties import FoundDuty, read_duties
from ingest.norms.imperatives import IMPERATIVE
from ingest.norms.limits import read_limits
from ingest.norms.modality import Force, read_force
from ingest.norms.norm import FORBIDDING, Duty, DutyAction, Limit, Modality, Norm
from ingest.norms.people import people_named
from ingest.norms.phrases import phrases
from ingest.norms.references import read_references
from ingest.norms.sentences import source_span, split_sentences
from ingest.norms.stems import Stem, read_stem
from ingest.norms.tables import is_table_row, row_modality

_SPLIT = re.compile(
    phrases(
        r"""
        ; (?:and |but )?
        ,? but\s
        \s– but\s
        , however,\s
        ,? and (?=(?:if|where|when)\s)
        ,? and (?=(?:(?:you|it|they|staff|employees) )?\
            (?:must|shall|should|may|can|need) (?:not|never)\b)
        , and (?=(?:an?|the|your|his or her|their) [\w-]+ (?:must|shall|should|may) (?:not|never)\b)
        , (?:and )?(?=(?:no|nobody|nothing) (?:[\w-]+ ){0,2}(?:may|shall|must|should|is|need)\b)
        """
    ),
    re.IGNORECASE,
)
_COMMANDED = re.compile(
    r"\b(?:(?:must|should|shall|has\s+to|have\s+to|is\s+to|are\s+to|needs?\s+to)(?!\s+(?:not|never))"
    r"(?:\s+\w+){0,4}|instead|but|and\s+then)\s*$"
)
"""Before a duty in a sentence that forbids: the duty is asked for all the same."""
_EXCEPTED = re.compile(
    r"(?P<off>\bnot\s+apply\b)|^(?:the\s+)?(?:only|sole|one)\s+exceptions?\s+(?:is|are)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:needs?\s+not|needn['’]t|not\s+(?:need|have)\s+to|no\s+need\s+to|not|never|nor|n['’]t\s+need\s+to)"
    r"\s+(?:be\s+)?(?:\w+ly\s+)?$"
)
_WITHOUT = re.compile(r"\bwithout\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_FROM_VERB = re.compile(r"\s+(?:may|can|shall|must|should|is|are|ought)\b.*$", re.DOTALL)
_SUBJECT_WORDS = 14


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one sentence before a stem has its say."""

    bounds: Bounds
    force: Force | None


def read_norms(clause: Clause) -> tuple[Norm, ...]:
    """What each sentence of a clause obliges, permits or forbids; a fact is a norm too.

    A sentence whose parts pull different ways ("you may keep it, but cash must be refused") is
    one norm for each part. A list item takes from its stem what it does not say itself.
    """
    stem = read_stem(clause.stem, _taken_apart) if clause.stem else None
    norms = []
    for number, sentence in enumerate(split_sentences(clause.text)):
        for part in _parts(clause.text, sentence):
            own = _norm(clause, part)
            takes = stem is not None and number == 0 and not stem.is_over(own)
            norms.append(_inherit(own, stem) if stem and takes else own)
    return tuple(norms)


def _taken_apart(text: str) -> tuple[Bounds, Force | None]:
    reading = _reading(text)
    return reading.bounds, reading.force


def _reading(text: str) -> Reading:
    bounds = read_bounds(text, IMPERATIVE)
    return Reading(bounds, read_force(bounds.main, bounds.main_start))


def _parts(text: str, sentence: Span) -> list[Span]:
    """The sentence, cut where a part with another force begins."""
    words = text[sentence.start : sentence.end]
    if is_table_row(words):
        return [sentence]
    for match in _SPLIT.finditer(words):
        first, second = words[: match.start()], words[match.end() :]
        before, after = _reading(first).force, _reading(second).force
        if before and after and _part_ways(match.group(), before.modality, after.modality, second):
            cut = sentence.start + match.end()
            rest = _parts(text, Span(cut, sentence.end))
            return [Span(sentence.start, sentence.start + match.start()), *rest]
    return [sentence]


def _part_ways(joint: str, before: Modality, after: Modality, second: str) -> bool:
    """Whether two parts of a sentence are norms of their own.

    "You may keep it but must record it" stays one: the second part is the first's condition.
    """
    if before is after:
        return False
    forbids = (before in FORBIDDING) is not (after in FORBIDDING)
    return forbids or joint.startswith(";") or " and" in joint or bool(read_limits(second))


def _norm(clause: Clause, part: Span) -> Norm:
    text = clause.text[part.start : part.end]
    source = source_span(clause, part)
    reading = _reading(text)
    modality = reading.force.modality if reading.force else _implied(reading.bounds)
    if is_table_row(text):
        modality = row_modality(text, modality)
    return Norm(
        clause=clause.label,
        text=text,
        start=source.start,
        end=source.end,
        modality=modality,
        actor=_actor(text, reading),
        condition=_condition(reading.bounds.condition, modality),
        exception=reading.bounds.exception,
        limits=_limits(clause, part, text),
        duties=_duties(text, modality, reading),
        references=read_references(text),
    )


def _implied(bounds: Bounds) -> Modality:
    """The force of a sentence without words of force, from its condition or exception."""
    if bounds.condition and bounds.condition.lower().startswith("only"):
        return Modality.MAY
    if bounds.exception and (match := _EXCEPTED.search(bounds.exception)):
        return Modality.NOT_REQUIRED if match["off"] else Modality.MAY
    return Modality.FACT


def _condition(printed: str | None, modality: Modality) -> str | None:
    """The condition; "may be taken without approval" is none."""
    allows = modality in (Modality.MAY, Modality.NOT_REQUIRED)
    return None if allows and printed and printed.lower().startswith("without") else printed


def _limits(clause: Clause, part: Span, text: str) -> tuple[Limit, ...]:
    limits = []
    for limit in read_limits(text):
        place = Span(part.start + limit.start, part.start + limit.end)
        source = source_span(clause, place)
        limits.append(replace(limit, start=source.start, end=source.end))
    return tuple(limits)


def _duties(text: str, modality: Modality, reading: Reading) -> tuple[Duty, ...]:
    """The duties in a sentence.

    Of what it forbids, only what its way out asks for; of what it allows, nothing that it says
    need not be done.
    """
    return tuple(
        each.duty for each in read_duties(text) if _is_asked(text, each, modality, reading)
    )


def _is_asked(text: str, each: FoundDuty, modality: Modality, reading: Reading) -> bool:
    before = text[: each.start]
    if modality in FORBIDDING:
        in_condition = reading.bounds.main[each.start].isspace()
        is_consent = each.duty.action is DutyAction.SEEK_CONSENT
        return in_condition or is_consent or _COMMANDED.search(before) is not None
    if modality is Modality.NOT_REQUIRED:
        return each.duty.action is not DutyAction.REFUSE
    if _NEGATED.search(before) or (modality is Modality.MAY and _WITHOUT.search(before)):
        return False
    if modality is Modality.FACT:
        return is_table_row(text) or bool(each.duty.to_whom or each.duty.register)
    return modality is not Modality.MAY or each.duty.action is not DutyAction.REFUSE


def _actor(text: str, reading: Reading) -> str | None:
    """The subject before the words of force, where it names people."""
    force = reading.force
    if force is None or force.start == force.end:
        return None
    subject = text[reading.bounds.main_start : force.end]
    own = text[reading.bounds.main_start : force.start]
    words = own if own.strip() else _FROM_VERB.sub("", subject)
    words = re.split(r"[;:]\s|,\s(?=\w+\s)", words)[-1].strip(" ,*-–•\t\n")
    words = re.sub(r"^(?:\(?\w{1,3}[.)]\s+|[\d.]+\s+)", "", words.strip("*_ "))
    words = re.sub(
        r"^(?:(?:no|however|therefore|and|but|so|also|that|similarly|then|only)\s+)+",
        "",
        words,
        flags=re.I,
    )
    if not words or len(words.split()) > _SUBJECT_WORDS:
        return None
    return people_named(words)


def _inherit(own: Norm, stem: Stem) -> Norm:
    """An item's norm with what its stem gives."""
    if own.modality is not Modality.FACT and stem.says_own(own):
        return replace(own, condition=own.condition or stem.open_condition(own.text))
    return replace(
        own,
        modality=stem.modality_for(own),
        actor=stem.actor or own.actor,
        condition=stem.condition_for(own),
        exception=own.exception or stem.exception,
        duties=stem.duties + tuple(duty for duty in own.duties if duty not in stem.duties)
        if stem.modality not in FORBIDDING
        else stem.duties,
    )
