"""What the endpoints are handed: the service, the library, the records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request

from qa_service.library import Library
from qa_service.metrics import Metrics
from qa_service.records.store import Records
from qa_service.records.writer import RecordWriter
from qa_service.service import AnswerService


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that an endpoint may use."""

    service: AnswerService
    library: Library
    records: Records
    writer: RecordWriter
    metrics: Metrics


def _parts(request: Request) -> Parts:
    return cast(Parts, request.app.state.parts)


Given = Annotated[Parts, Depends(_parts)]
