"""Whether the service lives, whether it can answer, and what it counted."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from qa_service.metrics import MEDIA_TYPE
from qa_service.resources import Health
from qa_service.routes.parts import Given

router = APIRouter(tags=["health"])


@router.get("/healthz")
async def healthz() -> Health:
    """The process lives."""
    return Health(status="alive")


@router.get("/readyz")
def readyz(given: Given) -> Health:
    """An index is loaded and questions are answered."""
    return Health(status="ready", index_version=given.service.loaded().snapshot.version)


@router.get("/metrics", response_class=Response)
async def metrics(given: Given) -> Response:
    """The counters, as Prometheus reads them."""
    return Response(given.metrics.text(), media_type=MEDIA_TYPE)
