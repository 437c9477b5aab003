"""The page for staff: one question, one answer, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from ui import connection, conversation
from ui.client import ServiceClient
from ui.components.answer import render_answer
from ui.components.arrival import render_arrival
from ui.components.ask_form import render_ask_form
from ui.components.earlier import render_earlier
from ui.components.feedback import render_feedback
from ui.components.follow_up import render_follow_up
from ui.components.organisation import render_organisation
from ui.components.problem import render_problem, render_problem_with_retry
from ui.components.question import render_question
from ui.markup import tag
from ui.sections import sections

_MAY_PASS = frozenset({429, 500, 502, 503, 504})
"""Statuses after which the same question may be answered."""


def show() -> None:
    """Draws the page."""
    service = connection.client()
    names = connection.code_names(service)
    if conversation.turns():
        _show_answer(service, names)
    else:
        _show_start(service, names)


def _show_start(service: ServiceClient, names: Mapping[str, str]) -> None:
    st.html(tag("h1", "Ask your code of conduct"))
    st.html(
        tag(
            "p",
            "Get a plain answer with the clause it rests on, word for word, and what to do next.",
            class_="cw-lead",
        )
    )
    if not names:
        st.html(tag("p", "There is no code to ask about yet. Ask HR to add your document."))
        return
    chosen = render_organisation(names)
    place = st.container()
    question = render_ask_form()
    with place:
        _react(service, chosen, question)


def _react(service: ServiceClient, chosen: str | None, question: str | None) -> None:
    """Sends the question, or says what is missing, above the box it was typed into."""
    if question is None:
        _show_problem(service)
    elif chosen is None:
        _say("Choose your organisation, then press Ask.")
    elif not question.strip():
        _say("Type your question, then press Ask.")
    else:
        _ask(service, question.strip(), chosen)


def _show_answer(service: ServiceClient, names: Mapping[str, str]) -> None:
    turns = conversation.turns()
    last = turns[-1]
    code = last.answer.code or ""
    if st.button("Ask something else", icon=":material/arrow_back:", key="again"):
        conversation.start_again()
        st.rerun()
    render_earlier(turns[:-1])
    render_question(last, names.get(code, code))
    held = connection.clauses(service, code, last.answer.index_version) if code else []
    picked = render_answer(last.answer, sections(last.answer.citations, held))
    render_feedback(service, last.answer.conversation, len(turns))
    place = st.container()
    further = render_follow_up(len(turns)) or picked
    with place:
        _show_problem(service)
        if further:
            _ask(service, further, code)
    render_arrival(len(turns))


def _ask(service: ServiceClient, question: str, code: str) -> None:
    with st.spinner("Reading the code…"):
        conversation.ask(service, question, code)
    st.rerun()


def _show_problem(service: ServiceClient) -> None:
    problem, failed = conversation.problem(), conversation.failed_question()
    if problem is None or failed is None:
        return
    if problem.status not in _MAY_PASS:
        render_problem(problem)
    elif render_problem_with_retry(problem):
        conversation.send(service, failed)
        st.rerun()


def _say(words: str) -> None:
    conversation.forget_problem()
    st.html(tag("p", words, class_="cw-problem", role="alert"))
