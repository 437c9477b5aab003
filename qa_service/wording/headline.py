"""The one sentence that answers, at most 160 characters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ingest.norms.norm import FORBIDDING, Duty, DutyAction, Norm
from ingest.norms.sentences import split_sentences
from qa_service.deciding.decision import Decision, Ground, NothingFound
from qa_service.deciding.limits import misses
from qa_service.deciding.ruling import GIVEN_BY, TOLD_BY_FORCE
from qa_service.schemas import Verdict
from qa_service.understanding.question import UnderstoodQuestion
from qa_service.wording import sentences
from qa_service.wording.conditions import is_limit, lifts, rests_on_condition, turn
from qa_service.wording.duties import asked_by, imperative, to_reader
from qa_service.wording.naming import named
from qa_service.wording.quoting import SHORTEST, head, plain, quoted
from qa_service.wording.sums import telling_limit
from qa_service.wording.telling import telling

LONGEST = 160
MOST_TOPICS = 3

_CONSENT = ("consent", "agree", "approv", "permission", "authori", "clear", "allow")
_PLURAL = ("s", " and ")
_CONCEALING = re.compile(
    r"\bkeep\b.{0,20}\b(?:to\s(?:my|our)sel(?:f|ves)|quiet|schtum|shtum|mum|secret)\b"
    r"|\bkeep\smy\s(?:head|mouth)\b|\bsay\snothing\b|\blet\sit\s(?:lie|go|slide|drop)\b"
    r"|\b(?:ignore|leave)\sit\b|\bblind\seye\b"
    r"|\b(?:not|n['’]t)\s(?:to\s)?(?:say|tell|mention|report|declare|bother)\b",
    re.IGNORECASE,
)
"""Asked like this, "yes" says the opposite of the duty."""
_BEGINNING = 60
"""Characters of a main clause that tell what it demands."""
_BEHIND_SUBJECT = re.compile(r"(?:must|shall|should|may|can(?:not)?|will|is|are|has|have)\b")
"""A part of a sentence that begins so has its subject in the part before."""


@dataclass(frozen=True, slots=True)
class Case:
    """What a headline is made of."""

    question: UnderstoodQuestion
    verdict: Verdict
    ground: Ground

    @property
    def norm(self) -> Norm:
        """The sentence that governs."""
        return self.ground.norm

    @property
    def where(self) -> str:
        """The clause as a headline calls it."""
        return named(self.ground.label)

    @property
    def stem(self) -> str:
        """What an item's first sentence completes: the last sentence before its list, else ""."""
        clause = self.ground.candidate.clause
        stem = plain(clause.stem or "")
        if not stem or not plain(clause.text).startswith(plain(self.norm.text)):
            return ""
        last = split_sentences(stem)[-1]
        return stem[last.start : last.end].rstrip(" :,-–—")

    @property
    def sentence(self) -> str:
        """The norm's words; the whole sentence where they begin behind its subject."""
        text = self.norm.text
        clause = self.ground.candidate.clause.text
        if _BEHIND_SUBJECT.match(text) is None:
            return text
        whole = (clause[span.start : span.end] for span in split_sentences(clause))
        return next((each for each in whole if text in each), text)

    @property
    def limit(self) -> str | None:
        """The comparison that gives the verdict."""
        return telling_limit(self.question, self.norm, self.verdict)

    @property
    def consent_is_given(self) -> bool:
        """Whether the sentence asks for somebody's agreement and the asker says it is there."""
        given = any(fact.value == "approval given" for fact in self.question.all("settled"))
        words = f"{self.norm.condition or ''} {self.norm.exception or ''}".lower()
        return given and (bool(self.consents) or any(word in words for word in _CONSENT))

    @property
    def consents(self) -> list[Duty]:
        """The agreements that the sentence asks for."""
        return [duty for duty in self.norm.duties if duty.action is DutyAction.SEEK_CONSENT]

    @property
    def duties(self) -> list[Duty]:
        """What the sentence asks of the asker; nothing where it does not reach the sum."""
        return [] if misses(self.question, self.norm) else list(asked_by(self.norm))


def headline(question: UnderstoodQuestion, decision: Decision) -> str:
    """The most telling headline that fits."""
    lines = _choices(question, decision)
    if _asks_to_conceal(question, decision):
        lines = map(without_yes_or_no, lines)
    return next(line for line in lines if 0 < len(line) <= LONGEST)


def _asks_to_conceal(question: UnderstoodQuestion, decision: Decision) -> bool:
    """Whether "yes, you must" would say the opposite: "do I keep that to myself?"."""
    of_duty = decision.verdict in {Verdict.REQUIRED, Verdict.NOT_REQUIRED}
    return of_duty and _CONCEALING.search(question.text) is not None


def without_yes_or_no(line: str) -> str:
    """The duty, or that there is none, without the "yes" or "no" that may answer another question.

    >>> without_yes_or_no("Yes: tell your line manager (clause 3.3).")
    'You must tell your line manager (clause 3.3).'
    >>> without_yes_or_no("No, you need not: “Pens are exempt” (clause 4).")
    'You need not: “Pens are exempt” (clause 4).'
    """
    for opening, bare in sentences.WITHOUT_YES_OR_NO:
        if line.startswith(opening):
            return bare + line.removeprefix(opening)
    return line


def _choices(question: UnderstoodQuestion, decision: Decision) -> Iterator[str]:
    if decision.verdict is Verdict.NOT_COVERED:
        yield from _silence(question, decision)
        return
    ground = decision.grounds[0]
    case = Case(question, decision.verdict, ground)
    if decision.verdict is Verdict.INFORMATIONAL:
        norm, around = telling(question, ground)
        yield _quote(sentences.SAID[decision.verdict], case, norm.text, around)
    elif decision.verdict is Verdict.NEEDS_CLARIFICATION:
        yield from _open(case, decision)
    else:
        yield from _BY_VERDICT[decision.verdict](case)
    yield sentences.BARE[decision.verdict].format(where=case.where)


def _silence(question: UnderstoodQuestion, decision: Decision) -> Iterator[str]:
    if decision.nothing is NothingFound.OFF_TOPIC:
        yield sentences.OFF_TOPIC_HEADLINE
    if question.topics:
        topics = ", ".join(sorted(question.topics)[:MOST_TOPICS])
        yield sentences.NOT_COVERED_TOPICS.format(topics=topics)
    yield sentences.NOT_COVERED_HEADLINE


def _open(case: Case, decision: Decision) -> Iterator[str]:
    clarify = decision.clarify
    if clarify is not None and clarify.fact != "condition":
        yield sentences.CLARIFY_HEADLINE.format(question=clarify.question)
    elif case.norm.condition:
        yield _quote(sentences.CLARIFY_CONDITION, case, case.norm.condition)
    yield _quote(sentences.SAID[case.verdict], case, case.norm.text)


def _permitted(case: Case) -> Iterator[str]:
    if case.consent_is_given:
        yield _agreed(case)
    if case.limit and (not case.norm.condition or is_limit(case.norm)):
        yield sentences.LIMIT[case.verdict].format(limit=case.limit, where=case.where)
    if rests_on_condition(case.norm):
        yield from _turned(case, sentences.PERMITTED_TURN, sentences.PERMITTED_TURN_LIMIT)
    yield _sentence(case)


def _agreed(case: Case) -> str:
    """Whose agreement it has to be, since the asker may have got somebody else's."""
    whom = next((duty.to_whom for duty in case.consents if duty.to_whom), None)
    if whom is None:
        return sentences.AGREED.format(where=case.where)
    return sentences.AGREED_BY.format(whom=to_reader(whom), where=case.where)


def _conditional(case: Case) -> Iterator[str]:
    consent = next((d for d in case.duties if d.action is DutyAction.SEEK_CONSENT), None)
    if consent is not None and _is_settled_by(consent, case.norm):
        yield from _with_limit(case, _agreement(consent))
    turned = turn(case.norm)
    if turned is None or is_limit(case.norm):
        duty = next((d for d in case.duties if d.action not in _NO_PRICE), None)
        if duty is not None:
            yield from _duty(case, imperative(duty))
    yield from _turned(case, sentences.TURNED, sentences.TURNED_LIMIT)
    yield _sentence(case)


_NO_PRICE = (DutyAction.REFUSE, DutyAction.RETURN, DutyAction.SEEK_CONSENT)
"""Duties that are not the price of a permission; consent has a sentence of its own."""


def _prohibited(case: Case) -> Iterator[str]:
    if case.limit:
        refuse = any(duty.action is DutyAction.REFUSE for duty in case.duties)
        template = sentences.REFUSE_LIMIT if refuse else sentences.LIMIT[case.verdict]
        yield template.format(limit=case.limit, where=case.where)
    yield _sentence(case)


def _required(case: Case) -> Iterator[str]:
    duty = next((d for d in case.duties if d.action is not DutyAction.REFUSE), None)
    if duty is not None and (duty.to_whom or duty.by_when or duty.register or case.limit):
        yield from _duty(case, imperative(duty))
    whole = _sentence(case)
    if "…" in whole and duty is not None:
        yield from _duty(case, imperative(duty))
    yield whole


def _not_required(case: Case) -> Iterator[str]:
    if case.limit:
        yield sentences.LIMIT[case.verdict].format(limit=case.limit, where=case.where)
    yield _sentence(case)


_BY_VERDICT: Mapping[Verdict, Callable[[Case], Iterator[str]]] = {
    Verdict.PERMITTED: _permitted,
    Verdict.CONDITIONAL: _conditional,
    Verdict.PROHIBITED: _prohibited,
    Verdict.REQUIRED: _required,
    Verdict.NOT_REQUIRED: _not_required,
}


def _sentence(case: Case) -> str:
    """The sentence that governs, and whether it gives the verdict by itself or with the facts."""
    by_itself = case.norm.modality in GIVEN_BY[case.verdict]
    if case.verdict is not Verdict.CONDITIONAL:
        by_itself = by_itself and not case.norm.condition and not misses(case.question, case.norm)
    template = (sentences.SAID if by_itself else sentences.APPLIED)[case.verdict]
    text = case.sentence
    around = _not_to_be_cut(case, plain(text))
    return _under_stem(template, case) or _quote(template, case, text, around)


def _not_to_be_cut(case: Case, words: str) -> str | None:
    """What of a sentence has to be in a quote that cannot hold it all."""
    aside = plain(case.norm.condition or case.norm.exception or "")
    if case.verdict in TOLD_BY_FORCE and aside and words.startswith(aside):
        return head(words[len(aside) :].lstrip(" ,"), _BEGINNING).rstrip("…")
    if _forbids_first(case):
        aside = ""
    return aside or (case.norm.text if words != plain(case.norm.text) else None)


def _forbids_first(case: Case) -> bool:
    """Whether a prohibition is to be told from its beginning: its exception alone misleads."""
    return case.verdict is Verdict.PROHIBITED and case.norm.modality in FORBIDDING


def _under_stem(template: str, case: Case) -> str:
    """The template with the item whole behind the beginning of its stem; empty without room."""
    stem = case.stem
    if not stem:
        return ""
    item = plain(case.norm.text)
    room = _room(template, case) - len(f"“ … {item}”")
    if room < min(len(stem), SHORTEST):
        return ""
    begun = head(stem, room)
    joined = f"{begun} {item}" if begun.endswith("…") else f"{begun} … {item}"
    return _quote(template, case, joined)


def _duty(case: Case, step: str) -> Iterator[str]:
    """The duty with the limit that calls for it, else with its condition, else alone."""
    duty = step[0].lower() + step[1:]
    if case.limit:
        template = sentences.DUTY_LIMIT[case.verdict]
        yield template.format(duty=duty, limit=case.limit, where=case.where)
    if _trails(case.norm):
        template = sentences.DUTY_CONDITION[case.verdict].replace("{duty}", duty)
        yield _quote(template, case, case.norm.condition or "")
    yield sentences.DUTY[case.verdict].format(duty=duty, where=case.where)


def _trails(norm: Norm) -> bool:
    """Whether the sentence ends in one condition that is more than a sum."""
    condition = plain(norm.condition or "")
    if is_limit(norm) or lifts(condition):
        return False
    return bool(condition) and plain(norm.text).find(condition) > 0


def _agreement(consent: Duty) -> str:
    whom = to_reader(consent.to_whom or "")
    plural = whom.endswith(_PLURAL[0]) or _PLURAL[1] in whom
    template = sentences.AGREEMENT if plural else sentences.AGREES
    writing = " in writing" if consent.in_writing else ""
    when = f" {to_reader(consent.by_when)}" if consent.by_when else ""
    return template.format(whom=whom, writing=writing, when=when)


def _is_settled_by(consent: Duty, norm: Norm) -> bool:
    """Whether one person's consent is all the sentence asks for."""
    if consent.to_whom is None or _goes_on(norm.text, consent.to_whom):
        return False
    condition = (norm.condition or "").lower()
    return not condition or is_limit(norm) or any(word in condition for word in _CONSENT)


def _goes_on(text: str, whom: str) -> bool:
    """Whether others are named beside the person: "your Lead and the IT Bench"."""
    return re.search(rf"{re.escape(whom)},?\s+(?:and|or)\b", plain(text)) is not None


def _with_limit(case: Case, turned: str) -> Iterator[str]:
    if case.limit:
        yield sentences.TURNED_LIMIT.format(turn=turned, limit=case.limit, where=case.where)
    yield sentences.TURNED.format(turn=turned, where=case.where)


def _turned(case: Case, bare: str, limited: str) -> Iterator[str]:
    """The condition in the answer's words, with the limit where the sum meets one."""
    turned = turn(case.norm)
    if turned is None or is_limit(case.norm):
        return
    permitted = case.verdict is Verdict.PERMITTED
    for template, limit in ((limited, case.limit), (bare, None)):
        if template is bare or limit:
            filled = template.replace("{limit}", limit or "")
            room = LONGEST - len(filled.format(turn="", where=case.where))
            words = _allowed(turned.sentence(room)) if permitted else turned.sentence(room)
            yield filled.format(turn=words, where=case.where) if words else ""


def _allowed(sentence: str) -> str:
    """A condition after "Yes, ": "only if" becomes "if"."""
    bare = sentence.removeprefix("Yes, ").removeprefix("Only ")
    return bare[:1].lower() + bare[1:]


def _quote(template: str, case: Case, text: str, around: str | None = None) -> str:
    """A template filled with a quote as long as there is room for; empty if there is none."""
    quote = quoted(text, _room(template, case), around)
    return template.format(quote=quote, where=case.where) if quote else ""


def _room(template: str, case: Case) -> int:
    return LONGEST - len(template.format(quote="", where=case.where))
