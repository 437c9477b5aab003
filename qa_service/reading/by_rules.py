"""What stands in for the clause reader where its model is missing: rules, less sure of itself."""

from __future__ import annotations

import math

from index.retriever import Hit
from ingest.norms.norm import Norm
from qa_service.deciding.ruling import MAY_I, MUST_I
from qa_service.schemas import Verdict
from qa_service.understanding.form import Form, read_forms
from qa_service.understanding.question import UnderstoodQuestion

_HALF = 0.45
_SLOPE = 12.0
"""A search score of 0.45 is even odds: where right and wrong first hits of MiniLM part."""

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
        likely = MUST_I[norm.modality]
    elif forms & _INFORMATION and Form.MAY_I not in forms:
        likely = Verdict.INFORMATIONAL
    else:
        likely = MAY_I[norm.modality]
    rest = [verdict for verdict in Verdict if verdict not in (likely, Verdict.NOT_COVERED)]
    return {likely: _SURE, **{verdict: (1 - _SURE) / len(rest) for verdict in rest}}
