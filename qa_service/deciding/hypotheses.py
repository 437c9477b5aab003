"""Facts the question leaves open, each with the values it may have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.norms.norm import DutyAction
from qa_service.deciding.decision import Ground
from qa_service.deciding.limits import money
from qa_service.understanding.question import UnderstoodQuestion
from qa_service.understanding.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Option:
    """One value of an open fact.

    Attributes:
        name: as the page offers it.
        sentence: as the asker would have said it.
        giver: the kind of giver it stands for, as the vocabulary names it; None for other facts.
    """

    name: str
    sentence: str
    giver: str | None = None


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """An open fact: what to ask, and the values to decide under."""

    fact: str
    question: str
    options: tuple[Option, ...]


_GIVERS = {
    "service user": Option("a service user", "It is from a service user."),
    "supplier": Option("a supplier", "It is from a supplier we do business with."),
    "contractor": Option("a contractor", "It is from a contractor."),
    "bidder": Option("a bidder", "It is from a firm that is bidding for a contract."),
    "licence applicant": Option("an applicant", "It is from someone whose application we decide."),
    "member of the public": Option("a member of the public", "It is from a member of the public."),
    "colleague": Option("a colleague", "It is from a colleague."),
    "relative": Option("a relative", "It is from a relative of mine."),
}
_APPROVAL = Hypothesis(
    "approval",
    "Do you already have the agreement that the clause asks for?",
    (
        Option("yes, in writing", "I already have that agreement in writing."),
        Option("no", "I have not asked anyone for agreement."),
    ),
)
_TIME = Hypothesis(
    "time",
    "Would this be in working time or in your own time?",
    (
        Option("in working time", "This is in working time."),
        Option("in my own time", "This is in my own time."),
    ),
)
_CONDITION = Hypothesis(
    "condition",
    "Does what the clause describes apply to you?",
    (
        Option("yes", "Yes, that applies to me."),
        Option("no", "No, that does not apply to me."),
    ),
)
_LEAST_GIVERS = 2
_GIVING = re.compile(
    r"\b(?:gifts?|presents?|hospitality|entertain\w*|rewards?|gratuit\w+|tips?|bequests?|legac\w+"
    r"|inducements?|favours?|benefits?|loans?|prizes?|discounts?|accept\w*|receiv\w+|offer\w*)\b",
    re.IGNORECASE,
)
"""What a clause speaks of that tells givers apart. One on conduct towards colleagues, contractors
and the public names the same people: to be asked who offered it makes no sense there."""
_TIMES = frozenset({"working time", "own time", "lunch break"})


def open_giver(
    question: UnderstoodQuestion, grounds: Sequence[Ground], vocabulary: Vocabulary
) -> Hypothesis | None:
    """Who gave it, where clauses on what is given tell givers apart and the question names none."""
    if question.first("giver") is not None:
        return None
    named = {
        phrase.value
        for ground in grounds
        if _GIVING.search(ground.candidate.whole_text)
        for phrase in vocabulary.find(ground.candidate.whole_text)
        if phrase.kind == "giver"
    }
    options = tuple(
        replace(option, giver=giver) for giver, option in _GIVERS.items() if giver in named
    )
    if len(options) < _LEAST_GIVERS:
        return None
    return Hypothesis("giver", "Who offered it?", options)


def open_facts(
    question: UnderstoodQuestion, grounds: Sequence[Ground], vocabulary: Vocabulary
) -> list[Hypothesis]:
    """Every fact that the clauses turn on and the question leaves open, the likeliest first."""
    found = [open_giver(question, grounds, vocabulary), _open_amount(question, grounds)]
    duties = {duty.action for ground in grounds for duty in ground.norm.duties}
    settled = question.first("settled") is not None
    if DutyAction.SEEK_CONSENT in duties and not settled:
        found.append(_APPROVAL)
    if not question.all("time") and _turns_on_time(grounds, vocabulary):
        found.append(_TIME)
    return [each for each in found if each is not None] + [_CONDITION]


def _open_amount(question: UnderstoodQuestion, grounds: Sequence[Ground]) -> Hypothesis | None:
    if question.amounts:
        return None
    limits = [limit for ground in grounds for limit in ground.norm.limits if limit.kind == "money"]
    if not limits:
        return None
    limit = limits[0]
    printed = money(limit.value, limit.unit)
    below, above = (money(limit.value * step / 10, limit.unit) for step in (8, 12))
    return Hypothesis(
        "amount",
        "What is it worth?",
        (
            Option(f"less than {printed}", f"It is worth {below}."),
            Option(f"more than {printed}", f"It is worth {above}."),
        ),
    )


def _turns_on_time(grounds: Sequence[Ground], vocabulary: Vocabulary) -> bool:
    return any(
        phrase.kind == "time" and phrase.value in _TIMES
        for ground in grounds
        for phrase in vocabulary.find(ground.candidate.whole_text)
    )
