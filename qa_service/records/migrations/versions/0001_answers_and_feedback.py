"""Answers and the feedback on them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes both tables."""
    op.create_table(
        "answers",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("asked_at", sa.DateTime, nullable=False, index=True),
        sa.Column("conversation", sa.String(64), nullable=False, index=True),
        sa.Column("code", sa.String(128), index=True),
        sa.Column("question", sa.Text),
        sa.Column("verdict", sa.String(32), nullable=False, index=True),
        sa.Column("clauses", sa.JSON, nullable=False),
        sa.Column("confidence", sa.Double, nullable=False),
        sa.Column("index_version", sa.String(128), nullable=False),
        sa.Column("ms", sa.Double, nullable=False),
    )
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "answer_id",
            sa.Integer,
            sa.ForeignKey("answers.id", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
        sa.Column("given_at", sa.DateTime, nullable=False),
        sa.Column("helpful", sa.Boolean, nullable=False),
        sa.Column("reason", sa.String(32)),
        sa.Column("comment", sa.Text),
    )


def downgrade() -> None:
    """Takes both tables away, with all that is in them."""
    op.drop_table("feedback")
    op.drop_table("answers")
