"""A further question in the same conversation."""

from __future__ import annotations

import streamlit as st

from qa_service.schemas import MAX_QUESTION


def render_follow_up(n_turns: int) -> str | None:
    """Takes a follow-up question.

    Args:
        n_turns: questions asked so far; each gets an empty box.

    Returns:
        The question that was sent just now, if it is not blank.
    """
    with st.form(f"follow-up-{n_turns}", border=False):
        question: str = st.text_area(
            "Ask a follow-up question",
            height=90,
            max_chars=MAX_QUESTION,
            placeholder="What if it is worth less than £10?",
            key=f"follow-up-box-{n_turns}",
        )
        sent = st.form_submit_button("Ask follow-up", type="primary")
    return question.strip() or None if sent else None
