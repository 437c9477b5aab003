"""Who answers: anything that takes a request and gives the contract's response."""

from __future__ import annotations

from typing import Protocol, Self

import httpx

from eval.errors import AnswererError
from qa_service.schemas import AskRequest, AskResponse

TIMEOUT_SECONDS = 30.0
"""Longer than any answer takes; a service that hangs ends the run and not the day."""


class Answerer(Protocol):
    """The answering side as evaluation knows it."""

    def ask(self, request: AskRequest) -> AskResponse:
        """Answers one question."""
        ...


class HttpAnswerer:
    """A running service, asked through `POST /v1/ask`."""

    def __init__(self, url: str) -> None:
        self._client = httpx.Client(base_url=url.rstrip("/"), timeout=TIMEOUT_SECONDS)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *reason: object) -> None:
        self._client.close()

    def ask(self, request: AskRequest) -> AskResponse:
        """Answers one question.

        Raises:
            AnswererError: the service cannot be reached or refuses the question.
        """
        try:
            response = self._client.post("/v1/ask", json=request.model_dump())
        except httpx.HTTPError as error:
            raise AnswererError(
                f"{self._client.base_url}: no answer ({error}); is the service running?"
            ) from error
        if response.status_code != httpx.codes.OK:
            raise AnswererError(
                f"{self._client.base_url}: status {response.status_code} for "
                f"{request.question[:60]!r}: {response.text[:200]}"
            )
        return AskResponse.model_validate_json(response.content)
