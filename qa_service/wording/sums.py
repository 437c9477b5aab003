"""The asker's sum held against a printed limit, in words that suit the verdict."""

from __future__ import annotations

import re

from ingest.norms.amounts import Amount
from ingest.norms.norm import BINDING, FORBIDDING, Modality, Norm
from qa_service.deciding.limits import Held, hold_limits
from qa_service.schemas import Verdict
from qa_service.understanding.question import UnderstoodQuestion

_ALLOWS = frozenset({Modality.MAY, Modality.NOT_REQUIRED})
_WITHIN = {
    Verdict.PERMITTED: _ALLOWS,
    Verdict.CONDITIONAL: _ALLOWS | BINDING,
    Verdict.PROHIBITED: FORBIDDING | BINDING | {Modality.FACT},
    Verdict.REQUIRED: BINDING,
    Verdict.NOT_REQUIRED: _ALLOWS,
}
"""The force of a sentence whose limit the sum must meet to give this verdict."""
_BEYOND = {
    Verdict.PERMITTED: FORBIDDING,
    Verdict.PROHIBITED: _ALLOWS,
    Verdict.NOT_REQUIRED: BINDING,
}
"""The force of a sentence whose limit the sum must miss to give this verdict."""
_THING = re.compile(
    r"\s+(?P<thing>[a-z]+(?:\s+[a-z]+)?(?:\s+of\s+[a-z]+)?)\s*"
    r"(?=[.,;!?]|$|\b(?:from|off|for|by|to|at|and|with|as|that|i|on|in|is|was)\b)",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"\b(?:an?|this|that|the|his|her|their)\s+$", re.IGNORECASE)
_NO_THING = re.compile(
    r"\b(?:an?|the|or|each|apiece|per|odd|ish|so|from|off|for|by|to|at|and|with|as|that|i|on|in|is"
    r"|was|worth|limit|rule|cap|one|it|me|my|we|of$)\b",
    re.IGNORECASE,
)


def telling_limit(question: UnderstoodQuestion, norm: Norm, verdict: Verdict) -> str | None:
    """The comparison that gives the verdict, "the £30 hamper is over £25"; None if none does."""
    for held in hold_limits(question, norm):
        gives = (_WITHIN if held.holds else _BEYOND).get(verdict, frozenset())
        if norm.modality in gives:
            return said(question, held)
    return None


def said(question: UnderstoodQuestion, held: Held) -> str:
    """The comparison with the thing that the sum was said of, where that can be told."""
    sum_named = held.amount.text
    compared = held.sentence.replace(" is not more than ", " does not go over ")
    compared = compared.replace(" is more than ", " is over ")
    thing = thing_of(question.text, held.amount)
    return compared.replace(sum_named, f"the {sum_named} {thing}", 1) if thing else compared


def thing_of(text: str, amount: Amount) -> str | None:
    """What the asker says is worth this much: the "hamper" of "this £30 hamper".

    Only words between "a", "this" and the like and the end of their phrase are taken.
    """
    after = _THING.match(text, amount.end)
    if after is None or not _DETERMINER.search(text[: amount.start]):
        return None
    thing = after["thing"]
    return None if _NO_THING.search(thing.replace(" of ", " ")) else thing
