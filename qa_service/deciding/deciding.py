"""Deciding: a pure function of the understood question and the clauses that were read."""

from __future__ import annotations

from collections.abc import Sequence

from qa_service.candidates import Candidate
from qa_service.choosing import choose_grounds
from qa_service.deciding.decider import Decider
from qa_service.deciding.decision import Decision, NothingFound
from qa_service.deciding.derivation import derive
from qa_service.deciding.rules import keep_to_limits
from qa_service.deciding.signals import signals
from qa_service.schemas import Verdict
from qa_service.understanding.form import Form, read_forms
from qa_service.understanding.question import UnderstoodQuestion

FAR_OFF = 0.02
"""Relevance of the best clause under which a question is not about conduct at all."""
FAR_SEARCH = 0.30
"""And the best cosine that such a question reaches."""


def decide(
    question: UnderstoodQuestion, candidates: Sequence[Candidate], decider: Decider
) -> Decision:
    """The verdict, with the clauses it rests on and the steps that led there.

    Args:
        question: as understood.
        candidates: the clauses that were read, the most relevant first.
        decider: what weighs the signals.
    """
    if not candidates:
        return Decision(Verdict.NOT_COVERED, 1.0, (), (), nothing=NothingFound.NO_HIT)
    probabilities = decider.weigh(signals(question, candidates))
    likeliest = max(probabilities, key=lambda each: probabilities[each])
    grounds = choose_grounds(question, candidates)
    verdict = keep_to_limits(likeliest, question, grounds)
    confidence = probabilities[likeliest]
    if verdict is Verdict.NOT_COVERED:
        steps = derive(question, ())
        return Decision(verdict, confidence, (), steps, nothing=_nothing(question, candidates))
    return Decision(verdict, confidence, grounds, derive(question, grounds))


def _nothing(question: UnderstoodQuestion, candidates: Sequence[Candidate]) -> NothingFound:
    best = candidates[0]
    far = best.relevance < FAR_OFF and best.hit.dense < FAR_SEARCH
    if far or Form.INSTRUCTION in read_forms(question.text):
        return NothingFound.OFF_TOPIC
    return NothingFound.NO_NORM
