"""Asking: one code, several codes, or only the search."""

from __future__ import annotations

import time
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from qa_service.access import require_json
from qa_service.comparison import compare_row
from qa_service.resources import MAX_COMPARED, CompareOut, CompareRequest, SearchOut
from qa_service.routes.parts import Given
from qa_service.schemas import AskRequest, AskResponse

router = APIRouter(tags=["ask"])
_JSON = [Depends(require_json)]


@router.post("/v1/ask", dependencies=_JSON)
def ask(request: AskRequest, given: Given) -> AskResponse:
    """Answers one question under one code."""
    response = given.service.ask(request)
    given.metrics.answer(response)
    given.writer.add(response)
    return response


@router.post("/v1/compare", dependencies=_JSON)
def compare(request: CompareRequest, given: Given) -> CompareOut:
    """Answers one question under several codes; nothing of it is kept."""
    began = time.perf_counter()
    codes = request.codes or sorted(given.service.codes())[:MAX_COMPARED]
    entries = {code: given.service.code(code) for code in codes}
    rows = []
    for code, entry in entries.items():
        response = given.service.ask(AskRequest(question=request.question, code=code, top_k=1))
        rows.append(compare_row(response, code, entry))
    return CompareOut(
        question=request.question,
        rows=rows,
        index_version=given.service.loaded().snapshot.version,
        ms=round((time.perf_counter() - began) * 1_000, 2),
    )


@router.get("/v1/search")
def search(
    given: Given,
    code: Annotated[str, Query(description="The code to search.")],
    q: Annotated[str, Query(description="What to search for.")],
    k: Annotated[int, Query(ge=1, le=50, description="How many clauses.")] = 10,
) -> SearchOut:
    """The clauses of one code by relevance, best first."""
    return SearchOut(query=q, code=code, hits=given.service.search(q, code, k))
