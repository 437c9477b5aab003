"""Puts the HTTP service together."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import Depends, FastAPI
from sqlalchemy.exc import SQLAlchemyError

from qa_service import problems
from qa_service.access import RateLimit, within_rate
from qa_service.building import rebuild
from qa_service.errors import NotReady, SettingsError
from qa_service.library import Library
from qa_service.metrics import Metrics
from qa_service.middleware import BoundedBody, Timed
from qa_service.records.store import Records, open_database
from qa_service.records.writer import RecordWriter
from qa_service.routes import ask, codes, health, records
from qa_service.routes.parts import Parts
from qa_service.service import AnswerService, Loaded, load
from qa_service.settings import Settings


def create_app(settings: Settings, loader: Callable[[Path, Settings], Loaded] = load) -> FastAPI:
    """The app, with its database open; the index is loaded when it starts to serve.

    Args:
        settings: of this process.
        loader: makes the snapshot and pipeline out of the index folder.

    Raises:
        SettingsError: the database of the records cannot be opened.
    """
    metrics = Metrics()
    parts = _parts(settings, loader, metrics)

    @asynccontextmanager
    async def running(app: FastAPI) -> AsyncIterator[None]:
        try:
            parts.service.loaded()
        except NotReady as error:
            problems.log.error("started without an index, /readyz says 503: %s", error)
        yield
        parts.writer.close()

    app = FastAPI(
        title="Clausewise",
        description="Answers from codes of conduct, with the clause beside the answer.",
        version="1",
        lifespan=running,
        docs_url=None,
        redoc_url=None,
        responses=problems.PROBLEM_RESPONSES,
    )
    app.state.parts = parts
    app.state.settings = settings
    app.state.rate_limit = RateLimit(settings.rate_per_minute)
    problems.install(app)
    app.include_router(health.router)
    for router in (ask.router, codes.router, records.router, records.review):
        app.include_router(router, dependencies=[Depends(within_rate)])
    app.add_middleware(BoundedBody, file_mb=settings.file_mb)
    app.add_middleware(Timed, metrics=metrics)
    return app


def _parts(
    settings: Settings, loader: Callable[[Path, Settings], Loaded], metrics: Metrics
) -> Parts:
    try:
        engine = open_database(settings.records_url)
    except SQLAlchemyError as error:
        raise SettingsError(
            "The database that CLAUSEWISE_RECORDS_URL names cannot be opened "
            f"({type(error).__name__}): check the address and that it is running."
        ) from error
    store = Records(engine, settings.keep_questions, settings.retention_days)
    return Parts(
        service=AnswerService(settings, loader, metrics.fault),
        library=Library(
            settings.codes_dir,
            settings.file_mb,
            lambda folder: rebuild(folder, settings.index_dir),
        ),
        records=store,
        writer=RecordWriter(store, metrics.record_lost),
        metrics=metrics,
    )
