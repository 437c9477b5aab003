"""Feedback from anybody; the review of what was asked, for HR."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from qa_service.access import require_hr, require_json
from qa_service.resources import FeedbackIn, ReviewList, ReviewSummary
from qa_service.routes.parts import Given
from qa_service.schemas import Verdict

router = APIRouter(tags=["records"])
review = APIRouter(prefix="/v1/review", tags=["review"], dependencies=[Depends(require_hr)])

Limit = Annotated[int, Query(ge=1, le=500, description="Rows on a page.")]
Offset = Annotated[int, Query(ge=0, le=1_000_000, description="Rows to skip.")]


@router.post(
    "/v1/feedback", status_code=HTTPStatus.NO_CONTENT, dependencies=[Depends(require_json)]
)
def feedback(given_feedback: FeedbackIn, given: Given) -> None:
    """Says whether the last answer of a conversation helped."""
    given.writer.settle()
    given.records.add_feedback(given_feedback)


@review.get("/questions")
def questions(
    given: Given,
    code: str | None = None,
    verdict: Verdict | None = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> ReviewList:
    """Every answer kept, newest first, with the feedback on it."""
    given.writer.settle()
    return given.records.review(code, verdict, limit, offset)


@review.get("/open")
def open_questions(
    given: Given, code: str | None = None, limit: Limit = 50, offset: Offset = 0
) -> ReviewList:
    """The questions that a code does not deal with, newest first."""
    given.writer.settle()
    return given.records.review(code, Verdict.NOT_COVERED, limit, offset)


@review.get("/summary")
def summary(given: Given) -> ReviewSummary:
    """How often each code gave each verdict, and how often that helped."""
    given.writer.settle()
    return given.records.summary()
