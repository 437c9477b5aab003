"""What surrounds every request: its size is bounded, its time is measured."""

from __future__ import annotations

import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qa_service.errors import FileTooLarge, Refusal
from qa_service.library import MEGABYTE
from qa_service.metrics import Metrics
from qa_service.problems import refusal

_FORM_OVERHEAD = 64 * 1_024
_JSON_BYTES = 256 * 1_024
UPLOAD_PATH = "/v1/codes"


class BodyTooLarge(Refusal):
    """The body is larger than any usable one."""

    status = FileTooLarge.status
    title = "The request is too large"

    def __init__(self) -> None:
        super().__init__(
            f"The body is larger than {_JSON_BYTES // 1_024} KB: "
            "shorten the question and ask again."
        )


class BoundedBody:
    """Refuses a body that is too large as soon as that is known, before it is held in memory."""

    def __init__(self, app: ASGIApp, file_mb: int) -> None:
        self._app = app
        self._file_mb = file_mb

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on while its body stays within the limit."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        uploads = scope["path"] == UPLOAD_PATH
        limit = self._file_mb * MEGABYTE + _FORM_OVERHEAD if uploads else _JSON_BYTES
        too_large = FileTooLarge(self._file_mb) if uploads else BodyTooLarge()
        body = await _read(receive, limit)
        if body is None:
            await refusal(too_large)(scope, receive, send)
            return
        replayed = False

        async def replay() -> Message:
            nonlocal replayed
            if replayed:
                return await receive()
            replayed = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self._app(scope, replay, send)


async def _read(receive: Receive, limit: int) -> bytes | None:
    """The body, or None as soon as it is over the limit in bytes."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        part = message.get("body", b"")
        parts.append(part)
        size += len(part)
        if size > limit:
            return None
        if not message.get("more_body", False):
            return b"".join(parts)


class Timed:
    """Measures every request, by the route it took and the status it got."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on and notes its time."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        status = 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            route = getattr(scope.get("route"), "path", "none")
            self._metrics.request(route, status, time.perf_counter() - began)
