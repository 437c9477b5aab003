"""The HTTP schemas: what `POST /v1/ask` takes and gives, as the contract says it."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

MAX_QUESTION = 2_000
"""Characters; a longer question is refused with 413."""


class Verdict(StrEnum):
    """The eight outcomes of a question."""

    PERMITTED = "permitted"
    CONDITIONAL = "conditional"
    PROHIBITED = "prohibited"
    REQUIRED = "required"
    NOT_REQUIRED = "not_required"
    INFORMATIONAL = "informational"
    NOT_COVERED = "not_covered"
    NEEDS_CLARIFICATION = "needs_clarification"


class Schema(BaseModel):
    """A body that refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class AskRequest(Schema):
    """One question, under one code."""

    question: str
    code: str | None = None
    top_k: int = Field(10, gt=0, le=50)
    conversation: str | None = None


class Fact(Schema):
    """Something read out of the question: an amount, a count, a date, a role, the giver."""

    kind: str
    text: str
    value: float | str | None = None
    unit: str | None = None


class Step(Schema):
    """One step of the reasoning, with the clause it rests on (null for the question itself)."""

    step: str
    clause: str | None = None


class CitationOut(Schema):
    """A clause the answer rests on, with the words relied on and where they stand."""

    code: str
    code_title: str
    clause: str
    heading: list[str]
    quote: str
    start: int
    end: int
    text: str
    page: int | None = None
    source: str


class RankedClause(Schema):
    """A clause by relevance; `score` from 0 to 1."""

    code: str
    clause: str
    heading: list[str]
    text: str
    score: float = Field(ge=0, le=1)


class Clarify(Schema):
    """The one fact that decides, and the answers it may have."""

    question: str
    fact: str
    options: list[str]


class AskResponse(Schema):
    """An answer: verdict, headline, reasons, citations."""

    question: str
    code: str | None
    verdict: Verdict
    headline: str = Field(max_length=160)
    answer: str
    next_steps: list[str]
    facts: list[Fact]
    derivation: list[Step]
    citations: list[CitationOut]
    ranked_clauses: list[RankedClause]
    clarify: Clarify | None = None
    confidence: float = Field(ge=0, le=1)
    conversation: str
    index_version: str
    ms: float
