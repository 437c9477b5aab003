"""What a norm alone would answer, given what the question wants; the decider weighs it."""

from __future__ import annotations

from collections.abc import Mapping

from ingest.norms.norm import BINDING, FORBIDDING, DutyAction, Modality, Norm
from qa_service.deciding.limits import misses
from qa_service.schemas import Verdict
from qa_service.understanding.intent import Intent
from qa_service.understanding.question import UnderstoodQuestion

MAY_I = {
    Modality.MUST: Verdict.CONDITIONAL,
    Modality.MUST_NOT: Verdict.PROHIBITED,
    Modality.SHOULD: Verdict.CONDITIONAL,
    Modality.SHOULD_NOT: Verdict.PROHIBITED,
    Modality.MAY: Verdict.PERMITTED,
    Modality.NOT_REQUIRED: Verdict.PERMITTED,
    Modality.FACT: Verdict.INFORMATIONAL,
}
MUST_I = {
    Modality.MUST: Verdict.REQUIRED,
    Modality.MUST_NOT: Verdict.PROHIBITED,
    Modality.SHOULD: Verdict.REQUIRED,
    Modality.SHOULD_NOT: Verdict.PROHIBITED,
    Modality.MAY: Verdict.NOT_REQUIRED,
    Modality.NOT_REQUIRED: Verdict.NOT_REQUIRED,
    Modality.FACT: Verdict.INFORMATIONAL,
}
GIVEN_BY: Mapping[Verdict, frozenset[Modality]] = {
    Verdict.PERMITTED: frozenset({Modality.MAY, Modality.NOT_REQUIRED}),
    Verdict.CONDITIONAL: BINDING | FORBIDDING | {Modality.MAY},
    Verdict.PROHIBITED: FORBIDDING,
    Verdict.REQUIRED: BINDING,
    Verdict.NOT_REQUIRED: frozenset({Modality.NOT_REQUIRED}),
}
"""The force of a sentence that gives a verdict by itself, whatever the asker's facts."""
TOLD_BY_FORCE = frozenset({Verdict.PROHIBITED, Verdict.REQUIRED, Verdict.NOT_REQUIRED})
"""Verdicts that a sentence with a force of its own tells best. A permission and a condition come in
every force."""


def ruled(question: UnderstoodQuestion, norm: Norm) -> dict[Verdict, float]:
    """The share of each verdict: the rule's answer under each intent, by the intent's odds."""
    shares: dict[Verdict, float] = {}
    for intent, odds in question.intents.items():
        verdict = _answer(intent, question, norm)
        if verdict is not None:
            shares[verdict] = shares.get(verdict, 0.0) + odds
    return shares


def _answer(intent: Intent, question: UnderstoodQuestion, norm: Norm) -> Verdict | None:
    if intent is Intent.INFORMATION:
        return Verdict.INFORMATIONAL
    if intent is Intent.OBLIGATION:
        return MUST_I[norm.modality]
    if intent is Intent.PERMISSION:
        return _leave(question, norm)
    return None


def _leave(question: UnderstoodQuestion, norm: Norm) -> Verdict:
    """Whether the asker may: by the norm's force, its limit, its consent."""
    beyond = misses(question, norm)
    if beyond and norm.modality is Modality.MAY:
        return Verdict.PROHIBITED
    if beyond and norm.modality is Modality.MUST_NOT:
        return Verdict.PERMITTED
    settled = {fact.value for fact in question.all("settled")}
    asks_consent = any(duty.action is DutyAction.SEEK_CONSENT for duty in norm.duties)
    if asks_consent and "no approval" in settled:
        return Verdict.PROHIBITED
    if asks_consent or (norm.condition and norm.modality is Modality.MAY):
        given = bool(settled & {"approval given", "declared"})
        return Verdict.PERMITTED if given else Verdict.CONDITIONAL
    return MAY_I[norm.modality]
