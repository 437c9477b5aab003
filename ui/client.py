"""The HTTP client of the service: one method an endpoint, values in, schema objects out."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import TypeVar
from urllib.parse import quote

import httpx
from pydantic import BaseModel, ValidationError

from qa_service.resources import (
    ClauseList,
    CodeList,
    CompareOut,
    CompareRequest,
    FeedbackIn,
    Problem,
    ReviewList,
    ReviewSummary,
)
from qa_service.schemas import AskRequest, AskResponse
from ui.errors import ServiceNotUnderstood, ServiceRefused, ServiceUnreachable

Body = TypeVar("Body", bound=BaseModel)

_TIMEOUT = httpx.Timeout(30.0, connect=3.0)


class ServiceClient:
    """Talks to one service.

    Args:
        service: its address, without a slash at the end.
        transport: how requests travel, where not over the network.
    """

    def __init__(self, service: str, transport: httpx.BaseTransport | None = None) -> None:
        self.service = service
        self._transport = transport

    def codes(self) -> CodeList:
        """Every code that can be asked about."""
        return self._get(CodeList, "/v1/codes")

    def clauses(self, code: str) -> ClauseList:
        """The clauses of one code, in the order of the document."""
        return self._get(ClauseList, f"/v1/codes/{quote(code, safe='')}/clauses")

    def ask(self, request: AskRequest) -> AskResponse:
        """Answers one question."""
        return _read(AskResponse, self._send("POST", "/v1/ask", body=request))

    def compare(self, request: CompareRequest) -> CompareOut:
        """Answers one question under several codes."""
        return _read(CompareOut, self._send("POST", "/v1/compare", body=request))

    def feedback(self, feedback: FeedbackIn) -> None:
        """Says whether the last answer of a conversation helped."""
        self._send("POST", "/v1/feedback", body=feedback)

    def summary(self, token: str) -> ReviewSummary:
        """What was asked, in figures."""
        return self._get(ReviewSummary, "/v1/review/summary", token=token)

    def questions(self, token: str, *, only_open: bool, code: str | None, limit: int) -> ReviewList:
        """What was asked, newest first: all of it, or what no clause covers."""
        path = "/v1/review/open" if only_open else "/v1/review/questions"
        query = {"limit": str(limit)} | ({"code": code} if code else {})
        return self._get(ReviewList, path, query=query, token=token)

    def _get(
        self,
        schema: type[Body],
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        token: str | None = None,
    ) -> Body:
        return _read(schema, self._send("GET", path, query=query, token=token))

    def _send(
        self,
        method: str,
        path: str,
        *,
        body: BaseModel | None = None,
        query: Mapping[str, str] | None = None,
        token: str | None = None,
    ) -> httpx.Response:
        """Sends one request.

        Raises:
            ServiceUnreachable: nothing answers.
            ServiceRefused: the answer is an error.
        """
        headers = {b"Content-Type": b"application/json"} if body is not None else {}
        if token is not None:
            headers[b"Authorization"] = b"Bearer " + token.encode()
        try:
            # No proxy: it would see what staff ask, and the service is near.
            with httpx.Client(
                transport=self._transport, timeout=_TIMEOUT, trust_env=False
            ) as client:
                response = client.request(
                    method,
                    self.service + path,
                    content=body.model_dump_json() if body is not None else None,
                    params=query,
                    headers=headers,
                )
        except (httpx.TransportError, httpx.InvalidURL) as error:
            raise ServiceUnreachable(_unreachable(self.service)) from error
        if response.is_success:
            return response
        raise ServiceRefused(_problem(response))


def _read(schema: type[Body], response: httpx.Response) -> Body:
    """The body as the schema says.

    Raises:
        ServiceNotUnderstood: it is something else.
    """
    try:
        return schema.model_validate_json(response.content)
    except ValidationError as error:
        raise ServiceNotUnderstood(_not_understood(response)) from error


def _problem(response: httpx.Response) -> Problem:
    try:
        return Problem.model_validate_json(response.content)
    except ValidationError:
        return _not_understood(response)


def _unreachable(service: str) -> Problem:
    return Problem(
        title="The service does not answer",
        status=HTTPStatus.SERVICE_UNAVAILABLE,
        detail=f"Nothing answers at {service}. Wait a moment and try again; if that does not "
        "help, tell whoever runs this page that the service has to be started.",
    )


def _not_understood(response: httpx.Response) -> Problem:
    return Problem(
        title="The service answered with something unexpected",
        status=HTTPStatus.BAD_GATEWAY,
        detail=f"It answered with status {response.status_code} and a body this page cannot read. "
        "Tell whoever runs this page to check that page and service are of the same version.",
    )
