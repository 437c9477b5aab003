"""What went wrong, and what to do."""

from __future__ import annotations

import streamlit as st

from qa_service.resources import Problem
from ui.markup import tag, text


def render_problem(problem: Problem) -> None:
    """Shows a problem document: what happened, and what to do about it."""
    st.html(
        tag(
            "div",
            tag("h2", text(problem.title)),
            tag("p", text(problem.detail)),
            class_="cw-problem",
            role="alert",
        )
    )


def render_problem_with_retry(problem: Problem) -> bool:
    """Shows a problem that may go away by itself.

    Returns:
        Whether the reader wants to try again.
    """
    render_problem(problem)
    return st.button("Try again", key="retry", type="primary")
