"""What this visitor asked and was told, kept in the browser session and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from qa_service.resources import Problem
from qa_service.schemas import AskRequest, AskResponse
from ui.client import ServiceClient
from ui.errors import ServiceError

_TURNS = "turns"
_PROBLEM = "problem"
_FAILED = "failed"
N_RANKED = 10
"""Clauses by relevance to ask for."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question as typed or picked, with its answer."""

    asked: str
    answer: AskResponse


def turns() -> list[Turn]:
    """The conversation so far, oldest first."""
    found: list[Turn] = st.session_state.setdefault(_TURNS, [])
    return found


def problem() -> Problem | None:
    """Why the last question got no answer."""
    found: Problem | None = st.session_state.get(_PROBLEM)
    return found


def failed_question() -> AskRequest | None:
    """The question that got no answer, to be tried again."""
    found: AskRequest | None = st.session_state.get(_FAILED)
    return found


def ask(client: ServiceClient, question: str, code: str) -> None:
    """Asks in the current conversation; an answer or a problem is remembered."""
    so_far = turns()
    conversation = so_far[-1].answer.conversation if so_far else None
    send(
        client,
        AskRequest(question=question, code=code, top_k=N_RANKED, conversation=conversation),
    )


def send(client: ServiceClient, request: AskRequest) -> None:
    """Sends a question as it is; an answer or a problem is remembered."""
    forget_problem()
    try:
        turns().append(Turn(request.question, client.ask(request)))
    except ServiceError as error:
        st.session_state[_PROBLEM] = error.problem
        st.session_state[_FAILED] = request


def forget_problem() -> None:
    """Drops the problem of the last question."""
    st.session_state.pop(_PROBLEM, None)
    st.session_state.pop(_FAILED, None)


def start_again() -> None:
    """Forgets the conversation; the organisation stays chosen."""
    st.session_state[_TURNS] = []
    forget_problem()
