"""The box for a first question, with examples of what can be asked."""

from __future__ import annotations

import streamlit as st

from qa_service.schemas import MAX_QUESTION
from ui.markup import tag

EXAMPLES = (
    "Someone has offered me a £30 gift. Can I accept it?",
    "Can I take on a second job at weekends?",
    "My cousin has applied for a job in my team. Do I have to tell anyone?",
    "What should I do if I see something wrong at work?",
    "Can I write about my work on social media?",
)
"""Things that staff of any organisation may ask."""

_BOX = "question"
_HINT = "Say what happened, who is involved and what it is worth. Leave out names."


def render_ask_form() -> str | None:
    """Takes a question.

    Returns:
        The question that was sent just now; it may be blank.
    """
    with st.form("ask", border=False):
        st.html(tag("p", _HINT, class_="cw-note"))
        question: str = st.text_area(
            "Your question",
            key=_BOX,
            height=110,
            max_chars=MAX_QUESTION,
        )
        sent = st.form_submit_button("Ask", type="primary")
    picked = _examples()
    return picked or (question if sent else None)


def _examples() -> str | None:
    st.html(tag("h2", "For example", class_="cw-small-heading"))
    with st.container(key="examples"):
        for number, example in enumerate(EXAMPLES):
            pressed = st.button(
                example, key=f"example-{number}", width="stretch", on_click=_fill, args=(example,)
            )
            if pressed:
                return example
    return None


def _fill(question: str) -> None:
    st.session_state[_BOX] = question
