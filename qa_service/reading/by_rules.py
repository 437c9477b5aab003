"""What stands in for the clause reader where its model is missing: rules, less sure of itself."""

from __future__ import annotations

import math

from index.retriever import Hit
from ingest.norms.norm import Modality, Norm
from qa_service.schemas import Verdict
from qa_service.understanding.form import Form, read_forms
from qa_service.understanding.question import UnderstoodQuestion

_HALF = 0.45
_SLOPE = 12.0
"""A search score of 0.45 is even odds: where right and wrong first hits of MiniLM part."""

_ALLOWED = {
    Modality.MUST: Verdict.CONDITIONAL,
    Modality.MUST_NOT: Verdict.PROHIBITED,
    Modality.SHOULD: Verdict.CONDITIONAL,
    Modality.SHOULD_NOT: Verdict.PROHIBITED,
    Modality.MAY: Verdict.PERMITTED,
    Modality.NOT_REQUIRED: Verdict.PERMITTED,
    Modality.FACT: Verdict.INFORMATIONAL,
}
_ASKED_OF_ME = {
    Modality.MUST: Verdict.REQUIRED,
    Modality.MUST_NOT: Verdict.PROHIBITED,
    Modality.SHOULD: Verdict.REQUIRED,
    Modality.SHOULD_NOT: Verdict.PROHIBITED,
    Modality.MAY: Verdict.NOT_REQUIRED,
    Modality.NOT_REQUIRED: Verdict.NOT_REQUIRED,
    Modality.FACT: Verdict.INFORMATIONAL,
}
_INFORMATION = frozenset(
    {Form.WHO, Form.WHEN, Form.HOW, Form.WHAT_HAPPENS, Form.WHAT_COUNTS, Form.WHAT_TO_DO}
)
_SURE = 0.7


def relevance(hit: Hit) -> float:
    """Even odds at a middling search score, rising with it."""
    return 1 / (1 + math.exp(-_SLOPE * (hit.score - _HALF)))


def verdicts(question: UnderstoodQuestion, norm: Norm) -> dict[Verdict, float]:
    """The verdict that the form of the question and the force of the norm point to."""
    forms = read_forms(question.text)
    if Form.MUST_I in forms:
        likely = _ASKED_OF_ME[norm.modality]
    elif forms & _INFORMATION and Form.MAY_I not in forms:
        likely = Verdict.INFORMATIONAL
    else:
        likely = _ALLOWED[norm.modality]
    rest = [verdict for verdict in Verdict if verdict not in (likely, Verdict.NOT_COVERED)]
    return {likely: _SURE, **{verdict: (1 - _SURE) / len(rest) for verdict in rest}}
