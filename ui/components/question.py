"""The question as it was asked, and what was read out of it."""

from __future__ import annotations

import streamlit as st

from ui.components.arrival import ANSWER_ID
from ui.conversation import Turn
from ui.markup import tag, text

_TENSE = "done"
"""A fact of this kind says only whether it happened yet; its words mean nothing by themselves."""


def render_question(turn: Turn, organisation: str) -> None:
    """Shows what was asked, under which code, and the facts that were understood."""
    facts = list(dict.fromkeys(fact.text for fact in turn.answer.facts if fact.kind != _TENSE))
    noted = tag("p", f"Taken from your question: {text(', '.join(facts))}", class_="cw-note")
    st.html(
        tag(
            "div",
            tag("p", text(f"You asked under {organisation}"), class_="cw-caption"),
            tag("h1", text(turn.asked), class_="cw-asked", id=ANSWER_ID, tabindex="-1"),
            noted if facts else "",
        )
    )
