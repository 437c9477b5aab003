"""The one fact that decides, with its possible answers as buttons."""

from __future__ import annotations

import streamlit as st

from qa_service.schemas import Clarify
from ui.markup import label, tag, text


def render_clarify(clarify: Clarify | None, answer: str) -> str | None:
    """Asks for the fact that decides.

    Args:
        clarify: the fact and its options.
        answer: the templated answer, which says what holds in each case.

    Returns:
        The option that was picked just now.
    """
    if clarify is None:
        return None
    with st.container(key="clarify"):
        st.html(tag("h3", text(clarify.question)))
        picked = None
        for number, option in enumerate(clarify.options):
            if st.button(
                label(option[:1].upper() + option[1:]), key=f"option-{number}", width="stretch"
            ):
                picked = option
            case = case_of(option, answer)
            if case:
                st.html(tag("p", text(case), class_="cw-case"))
    return picked


def case_of(option: str, answer: str) -> str | None:
    r"""What the answer says for one option.

    >>> case_of("a supplier", "**What it depends on**\n\n- If a supplier: not allowed.")
    'If a supplier: not allowed.'
    """
    wanted = f"If {option}:"
    lines = (line.removeprefix("- ") for line in answer.splitlines())
    return next((line for line in lines if line.startswith(wanted)), None)
