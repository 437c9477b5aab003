"""The one client of the service, and what it is asked again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from qa_service.resources import ClauseOut
from ui.client import ServiceClient
from ui.components.problem import render_problem_with_retry
from ui.errors import ServiceError
from ui.organisations import names
from ui.settings import PageSettings

Value = TypeVar("Value")

_HELD = 50
"""Codes whose clauses are held in memory."""


def client() -> ServiceClient:
    """The client of the service that the environment names."""
    return ServiceClient(PageSettings().service)


def or_retry(get: Callable[[], Value]) -> Value:
    """What the service gives; without an answer the page ends with a way to try again."""
    try:
        return get()
    except ServiceError as error:
        if render_problem_with_retry(error.problem):
            st.rerun()
        st.stop()


def code_names(service: ServiceClient) -> dict[str, str]:
    """The name of every code by its id; without an answer the page ends with a way to try again."""
    return names(or_retry(service.codes).codes)


def clauses(service: ServiceClient, code: str, index_version: str) -> list[ClauseOut]:
    """The clauses of one code, none where they cannot be had: citations stand without them."""
    try:
        return _clauses(service.service, code, index_version)
    except ServiceError:
        return []


@st.cache_data(max_entries=_HELD, show_spinner=False)
def _clauses(service: str, code: str, index_version: str) -> list[ClauseOut]:
    """Held by index version: what one index holds never changes."""
    return ServiceClient(service).clauses(code).clauses
