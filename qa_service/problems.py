"""Turns every refusal into a problem document (RFC 9457)."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from qa_service.errors import NotIdentified, Refusal, TooManyRequests
from qa_service.resources import Problem

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
_BODY_NOT_JSON = "The body is not JSON in UTF-8: send the fields that /openapi.json lists."
_OUR_FAULT = "Something went wrong on our side: try again, and tell whoever runs this service."

PROBLEM_RESPONSES: dict[int | str, dict[str, object]] = {
    status: {
        "description": HTTPStatus(status).phrase,
        "content": {MEDIA_TYPE: {"schema": Problem.model_json_schema()}},
    }
    for status in (401, 403, 404, 413, 415, 422, 429, 503)
}
"""For the OpenAPI schema: what any endpoint may answer besides success."""


def problem(
    status: int, title: str, detail: str, headers: Mapping[str, str] | None = None
) -> Response:
    """The problem document as a response."""
    body = Problem(title=title, status=status, detail=detail).model_dump_json()
    return Response(body, status, headers, MEDIA_TYPE)


def refusal(error: Refusal) -> Response:
    """The problem document of one of our own refusals."""
    headers = {}
    if isinstance(error, NotIdentified):
        headers["WWW-Authenticate"] = "Bearer"
    if isinstance(error, TooManyRequests):
        headers["Retry-After"] = str(error.retry_after_s)
    return problem(error.status, error.title, str(error), headers)


def install(app: FastAPI) -> None:
    """Makes the app answer every error with a problem document."""

    @app.exception_handler(Refusal)
    async def refused(_: Request, error: Refusal) -> Response:
        return refusal(error)

    @app.exception_handler(RequestValidationError)
    async def unusable(_: Request, error: RequestValidationError) -> Response:
        return problem(HTTPStatus.UNPROCESSABLE_ENTITY, Refusal.title, _said(error))

    @app.exception_handler(HTTPException)
    async def generic(_: Request, error: HTTPException) -> Response:
        if error.status_code == HTTPStatus.BAD_REQUEST:
            return problem(HTTPStatus.UNPROCESSABLE_ENTITY, Refusal.title, _BODY_NOT_JSON)
        title = HTTPStatus(error.status_code).phrase
        detail = f"{title}: /openapi.json lists what can be asked and how."
        return problem(error.status_code, title, detail, error.headers)

    @app.exception_handler(Exception)
    async def unexpected(_: Request, error: Exception) -> Response:
        log.error("unexpected error", exc_info=error)
        status = HTTPStatus.INTERNAL_SERVER_ERROR
        return problem(status, status.phrase, _OUR_FAULT)


def _said(error: RequestValidationError) -> str:
    """Every wrong field with what was expected, without repeating what was sent."""
    lines = []
    for item in error.errors():
        place = ".".join(str(part) for part in item["loc"][1:])
        lines.append(
            f"{place}: {item['msg']}" if item["type"] != "json_invalid" else _BODY_NOT_JSON
        )
    return "; ".join(lines).encode(errors="replace").decode()
