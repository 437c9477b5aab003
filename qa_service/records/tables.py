"""The tables of the records; a change here needs a migration beside it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, DateTime, ForeignKey, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    """The schema that migrations bring a database to."""


class AnswerRow(Base):
    """One answer: figures of all, redacted words only of those that the settings keep."""

    __tablename__ = "answers"

    id: Mapped[int] = mapped_column(primary_key=True)
    asked_at: Mapped[datetime] = mapped_column(DateTime, index=True)
    conversation: Mapped[str] = mapped_column(String(64), index=True)
    code: Mapped[str | None] = mapped_column(String(128), index=True)
    question: Mapped[str | None] = mapped_column(Text)
    verdict: Mapped[str] = mapped_column(String(32), index=True)
    clauses: Mapped[list[str]] = mapped_column(JSON)
    confidence: Mapped[float]
    index_version: Mapped[str] = mapped_column(String(128))
    ms: Mapped[float]
    feedback: Mapped[list[FeedbackRow]] = relationship(
        back_populates="answer",
        cascade="all, delete-orphan",
        lazy="selectin",
        order_by="FeedbackRow.id",
    )


class FeedbackRow(Base):
    """What somebody said of an answer."""

    __tablename__ = "feedback"

    id: Mapped[int] = mapped_column(primary_key=True)
    answer_id: Mapped[int] = mapped_column(ForeignKey("answers.id", ondelete="CASCADE"), index=True)
    given_at: Mapped[datetime] = mapped_column(DateTime)
    helpful: Mapped[bool]
    reason: Mapped[str | None] = mapped_column(String(32))
    comment: Mapped[str | None] = mapped_column(Text)
    answer: Mapped[AnswerRow] = relationship(back_populates="feedback")
