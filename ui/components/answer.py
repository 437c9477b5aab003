"""The whole answer to one question."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from qa_service.schemas import AskResponse
from ui.components.citations import render_citations
from ui.components.clarify import render_clarify
from ui.components.derivation import render_derivation
from ui.components.next_steps import render_next_steps
from ui.components.ranked import render_ranked
from ui.components.verdict import render_verdict
from ui.markup import tag, text
from ui.sections import Section


def render_answer(response: AskResponse, sections: Sequence[Section]) -> str | None:
    """Shows verdict, what to do, what it depends on, the clauses and the reasons, in this order.

    Args:
        response: the answer.
        sections: the cited clauses inside their sections.

    Returns:
        The reply that was picked just now to the question that decides.
    """
    render_verdict(response)
    picked = render_clarify(response.clarify, response.answer)
    render_next_steps(response.next_steps)
    render_citations(sections)
    shown = {clause.clause for section in sections for clause in section.clauses}
    render_derivation(response.derivation, shown)
    render_ranked(response.ranked_clauses, {cited.clause for cited in response.citations})
    _render_to_copy(response)
    return picked


def _render_to_copy(response: AskResponse) -> None:
    with st.expander("Copy this answer, to send or to keep"):
        st.code(response.answer, language=None, wrap_lines=True)
        st.html(tag("p", text(f"From index {response.index_version}"), class_="cw-note"))
