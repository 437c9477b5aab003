"""The page that puts one question to several codes."""

from __future__ import annotations

import streamlit as st

from qa_service.resources import MAX_COMPARED, CompareRequest
from qa_service.schemas import MAX_QUESTION
from ui import connection
from ui.components.comparison import render_comparison
from ui.markup import tag


def show() -> None:
    """Draws the page."""
    service = connection.client()
    st.html(tag("h1", "Compare codes of conduct"))
    st.html(tag("p", "One question, and what each organisation's code says.", class_="cw-lead"))
    names = connection.code_names(service)
    with st.form("compare", border=False):
        question: str = st.text_area(
            "Your question", max_chars=MAX_QUESTION, height=90, key="compared_question"
        )
        chosen = st.multiselect(
            f"Organisations, up to {MAX_COMPARED}",
            list(names),
            default=list(names)[:MAX_COMPARED],
            max_selections=MAX_COMPARED,
            format_func=names.__getitem__,
        )
        sent = st.form_submit_button("Compare", type="primary")
    if not sent:
        return
    if not question.strip() or not chosen:
        missing = "Type a question" if not question.strip() else "Choose an organisation"
        st.html(tag("p", f"{missing}, then press Compare.", class_="cw-problem", role="alert"))
        return
    request = CompareRequest(question=question.strip(), codes=chosen)
    with st.spinner("Reading the codes…"):
        compared = connection.or_retry(lambda: service.compare(request))
    render_comparison(compared, names)
