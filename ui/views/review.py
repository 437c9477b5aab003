"""The page for HR: what was asked, and which questions no clause covers."""

from __future__ import annotations

import streamlit as st

from ui import connection
from ui.components.review import render_review, render_summary
from ui.markup import tag

_HINT = "Whoever runs the service gives you the token: it is the setting CLAUSEWISE_HR_TOKEN."
_LIMIT = 50
_OPEN = "Questions that no clause covers"
_ALL = "All questions"


def show() -> None:
    """Draws the page."""
    service = connection.client()
    st.html(tag("h1", "For HR: what was asked"))
    names = connection.code_names(service)
    with st.form("token", border=False):
        st.html(tag("p", _HINT, class_="cw-note"))
        token: str = st.text_input("HR token", type="password", key="hr_token")
        which = st.radio("Show", [_OPEN, _ALL])
        code = st.selectbox(
            "Organisation",
            [None, *names],
            format_func=lambda code: names[code] if code else "All organisations",
        )
        st.form_submit_button("Show questions", type="primary")
    if not token:
        return
    found = connection.or_retry(
        lambda: service.questions(token, only_open=which == _OPEN, code=code, limit=_LIMIT)
    )
    render_review(found, names, which)
    st.html(tag("h2", "In figures"))
    render_summary(connection.or_retry(lambda: service.summary(token)), names)
