"""Writes and reads the records; the only part that speaks to the database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, delete, event, func, make_url, select
from sqlalchemy.orm import Session

from qa_service.errors import UnknownConversation
from qa_service.records.redact import redact
from qa_service.records.tables import AnswerRow, FeedbackRow
from qa_service.resources import (
    FeedbackIn,
    FeedbackOut,
    FeedbackReason,
    ReviewList,
    ReviewRow,
    ReviewSummary,
    VerdictCount,
)
from qa_service.schemas import AskResponse, Verdict
from qa_service.settings import Keep

MIGRATIONS = Path(__file__).with_name("migrations")


def open_database(url: str) -> Engine:
    """Connects, makes the folder of a SQLite file if need be, and brings the schema up to date."""
    parsed = make_url(url)
    sqlite = parsed.get_backend_name() == "sqlite"
    if sqlite and parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(parsed, pool_pre_ping=not sqlite)
    if sqlite:
        event.listen(engine, "connect", _set_up_sqlite)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return engine


def _set_up_sqlite(connection: object, _: object) -> None:
    """Readers do not wait for the writer, and deleting an answer deletes its feedback."""
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "busy_timeout=5000"):
        connection.execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]


class Records:
    """What is kept of answers.

    Args:
        engine: an open database at the newest schema.
        keep: whose questions are kept in words.
        retention_days: days until a record is deleted; 0 keeps none.
    """

    def __init__(self, engine: Engine, keep: Keep, retention_days: int) -> None:
        self._engine = engine
        self._keep = keep
        self._retention_days = retention_days

    def add(self, response: AskResponse) -> None:
        """Keeps the figures of an answer, and its redacted question where the settings say so."""
        if self._retention_days == 0:
            return
        with Session(self._engine) as session, session.begin():
            session.add(
                AnswerRow(
                    asked_at=_now(),
                    conversation=response.conversation,
                    code=response.code,
                    question=self._words(response),
                    verdict=response.verdict.value,
                    clauses=[citation.clause for citation in response.citations],
                    confidence=response.confidence,
                    index_version=response.index_version,
                    ms=response.ms,
                )
            )

    def _words(self, response: AskResponse) -> str | None:
        is_open = response.verdict is Verdict.NOT_COVERED
        kept = self._keep is Keep.ALL or (self._keep is Keep.OPEN and is_open)
        return redact(response.question) if kept else None

    def add_feedback(self, feedback: FeedbackIn) -> None:
        """Attaches feedback to the last answer of its conversation.

        Raises:
            UnknownConversation: no answer of it is kept.
        """
        newest = (
            select(AnswerRow)
            .where(AnswerRow.conversation == feedback.conversation)
            .order_by(AnswerRow.id.desc())
            .limit(1)
        )
        with Session(self._engine) as session, session.begin():
            answer = session.scalar(newest)
            if answer is None:
                raise UnknownConversation
            answer.feedback.append(
                FeedbackRow(
                    given_at=_now(),
                    helpful=feedback.helpful,
                    reason=feedback.reason,
                    comment=redact(feedback.comment) if feedback.comment else None,
                )
            )

    def review(
        self, code: str | None, verdict: Verdict | None, limit: int, offset: int
    ) -> ReviewList:
        """A page of answers, newest first."""
        chosen = select(AnswerRow)
        if code is not None:
            chosen = chosen.where(AnswerRow.code == code)
        if verdict is not None:
            chosen = chosen.where(AnswerRow.verdict == verdict.value)
        with Session(self._engine) as session:
            total = session.scalar(select(func.count()).select_from(chosen.subquery())) or 0
            page = chosen.order_by(AnswerRow.id.desc()).limit(limit).offset(offset)
            return ReviewList(rows=[_shown(row) for row in session.scalars(page)], total=total)

    def summary(self) -> ReviewSummary:
        """How often each code gave each verdict, and how often that helped."""
        by_verdict = (
            select(AnswerRow.code, AnswerRow.verdict, func.count())
            .group_by(AnswerRow.code, AnswerRow.verdict)
            .order_by(AnswerRow.code, AnswerRow.verdict)
        )
        by_helpful = select(FeedbackRow.helpful, func.count()).group_by(FeedbackRow.helpful)
        with Session(self._engine) as session:
            counts = [
                VerdictCount(code=code, verdict=Verdict(verdict), n=n)
                for code, verdict, n in session.execute(by_verdict)
            ]
            helpful = {bool(helped): n for helped, n in session.execute(by_helpful)}
        return ReviewSummary(
            counts=counts, n_helpful=helpful.get(True, 0), n_unhelpful=helpful.get(False, 0)
        )

    def purge(self) -> int:
        """Deletes what is older than the retention; returns how many answers went."""
        oldest = _now() - timedelta(days=self._retention_days)
        with Session(self._engine) as session, session.begin():
            gone = session.scalars(
                delete(AnswerRow).where(AnswerRow.asked_at < oldest).returning(AnswerRow.id)
            ).all()
        return len(gone)


def _now() -> datetime:
    """UTC without a zone: SQLite stores none."""
    return datetime.now(UTC).replace(tzinfo=None)


def _shown(row: AnswerRow) -> ReviewRow:
    return ReviewRow(
        record_id=row.id,
        asked_at=row.asked_at.replace(tzinfo=UTC),
        code=row.code,
        question=row.question,
        verdict=Verdict(row.verdict),
        clauses=row.clauses,
        confidence=row.confidence,
        feedback=[
            FeedbackOut(
                helpful=given.helpful,
                reason=FeedbackReason(given.reason) if given.reason else None,
                comment=given.comment,
                given_at=given.given_at.replace(tzinfo=UTC),
            )
            for given in row.feedback
        ],
    )
