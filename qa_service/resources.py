"""The HTTP schemas of everything but `POST /v1/ask`."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from qa_service.schemas import CitationOut, RankedClause, Schema, Verdict

MAX_COMPARED = 20
"""Codes in one comparison."""


class CodeOut(Schema):
    """One organisation's code of conduct."""

    code: str
    title: str
    organisation: str | None
    source: str
    n_clauses: int


class CodeList(Schema):
    """Every code that questions can be asked about, by id."""

    codes: list[CodeOut]
    index_version: str


class FindingOut(Schema):
    """Something wrong, or doubtful, in the document itself."""

    severity: str
    rule: str
    message: str
    start: int
    line: int


class CodeDetail(CodeOut):
    """A code with its whole source text, into which every offset points."""

    text: str
    findings: list[FindingOut]
    index_version: str


class LimitOut(Schema):
    """An amount, count or time; a value is within it when `value <comparison> limit` holds."""

    kind: str
    value: float
    unit: str
    comparison: str
    text: str
    period: str | None = None


class DutyOut(Schema):
    """Something to do towards somebody; `register` is where it is written down."""

    action: str
    to_whom: str | None = None
    by_when: str | None = None
    in_writing: bool = False
    into_register: str | None = Field(None, alias="register")


class NormOut(Schema):
    """What one sentence obliges, permits or forbids; `start` and `end` point into the source."""

    text: str
    start: int
    end: int
    modality: str
    actor: str | None = None
    condition: str | None = None
    exception: str | None = None
    limits: list[LimitOut]
    duties: list[DutyOut]
    references: list[str]


class ClauseOut(Schema):
    """A clause as printed, where it stands, and what its sentences say.

    `text` is the clause's own words, `whole_text` the same with the stem that governs it and its
    short list; `spans` are the `[start, end]` pieces of the source that hold its own words.
    """

    code: str
    label: str
    heading: list[str]
    text: str
    whole_text: str
    stem: str | None
    parent: str | None
    start: int
    end: int
    spans: list[tuple[int, int]]
    page: int | None
    certainty: float
    norms: list[NormOut]


class ClauseList(Schema):
    """The clauses of one code, in the order of the document."""

    code: str
    clauses: list[ClauseOut]


class SearchOut(Schema):
    """The clauses of one code by relevance, best first."""

    query: str
    code: str
    hits: list[RankedClause]


class CompareRequest(Schema):
    """One question over several codes; without `codes`, over all of them."""

    question: str
    codes: list[str] | None = Field(None, min_length=1, max_length=MAX_COMPARED)


class CompareRow(Schema):
    """What one code says to the question."""

    code: str
    code_title: str
    verdict: Verdict
    headline: str
    limits: list[str]
    whom_to_tell: list[str]
    citations: list[CitationOut]
    confidence: float = Field(ge=0, le=1)


class CompareOut(Schema):
    """The table: one row a code, in the order asked for."""

    question: str
    rows: list[CompareRow]
    index_version: str
    ms: float


class FeedbackReason(StrEnum):
    """What was wrong with an answer."""

    WRONG_VERDICT = "wrong_verdict"
    WRONG_CLAUSE = "wrong_clause"
    UNCLEAR = "unclear"
    SHOULD_BE_COVERED = "should_be_covered"
    OTHER = "other"


class FeedbackIn(Schema):
    """Whether the last answer of a conversation helped."""

    conversation: str = Field(min_length=1, max_length=64)
    helpful: bool
    reason: FeedbackReason | None = None
    comment: str | None = Field(None, max_length=1_000)


class FeedbackOut(Schema):
    """Feedback as it was stored, identifiers taken out."""

    helpful: bool
    reason: FeedbackReason | None = None
    comment: str | None = None
    given_at: datetime


class ReviewRow(Schema):
    """One answer as HR may see it; `question` is null where its text was not kept."""

    record_id: int
    asked_at: datetime
    code: str | None
    question: str | None
    verdict: Verdict
    clauses: list[str]
    confidence: float
    feedback: list[FeedbackOut]


class ReviewList(Schema):
    """A page of answers, newest first; `total` counts all that match."""

    rows: list[ReviewRow]
    total: int


class VerdictCount(Schema):
    """How often a code gave a verdict."""

    code: str | None
    verdict: Verdict
    n: int


class ReviewSummary(Schema):
    """What was asked, in figures."""

    counts: list[VerdictCount]
    n_helpful: int
    n_unhelpful: int


class Health(Schema):
    """Whether the service lives and can answer."""

    status: str
    index_version: str | None = None


class Problem(Schema):
    """A problem document (RFC 9457): `detail` says what to do."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
