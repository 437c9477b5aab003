"""What HR sees of what was asked."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from qa_service.resources import ReviewList, ReviewRow, ReviewSummary
from ui.components.table import table
from ui.components.verdict import badge
from ui.markup import tag, text

_NOT_KEPT = "(words not kept)"


def render_summary(summary: ReviewSummary, names: Mapping[str, str]) -> None:
    """Shows how often each code gave each verdict, and how often that helped."""
    total = sum(count.n for count in summary.counts)
    st.html(
        tag(
            "p",
            text(
                f"{total} answers given. {summary.n_helpful} were said to help, "
                f"{summary.n_unhelpful} not."
            ),
        )
    )
    rows = [
        [text(_title(count.code, names)), badge(count.verdict), text(str(count.n))]
        for count in sorted(summary.counts, key=lambda count: (count.code or "", -count.n))
    ]
    if rows:
        st.html(table("Answers by organisation", ("Organisation", "Answer", "How often"), rows))


def render_review(found: ReviewList, names: Mapping[str, str], caption: str) -> None:
    """Shows the questions, newest first, with the feedback on each."""
    if not found.rows:
        st.html(tag("p", "Nothing here yet."))
        return
    shown = f"{caption}: {len(found.rows)} of {found.total}, newest first"
    columns = ("Question", "Organisation", "Answer", "Clauses", "Feedback", "Asked")
    st.html(table(shown, columns, [_row(row, names) for row in found.rows]))


def _row(row: ReviewRow, names: Mapping[str, str]) -> list[str]:
    return [
        text(row.question or _NOT_KEPT),
        text(_title(row.code, names)),
        badge(row.verdict),
        text(", ".join(row.clauses) or "None"),
        "".join(tag("p", text(_feedback(given.helpful, given.comment))) for given in row.feedback)
        or "None",
        text(row.asked_at.strftime("%d %B %Y, %H:%M")),
    ]


def _feedback(helpful: bool, comment: str | None) -> str:
    said = "Helped" if helpful else "Did not help"
    return f"{said}: {comment}" if comment else said


def _title(code: str | None, names: Mapping[str, str]) -> str:
    return names.get(code, code) if code else "No organisation"
