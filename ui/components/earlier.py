"""What was asked before in this conversation."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ui.components.verdict import badge
from ui.conversation import Turn
from ui.markup import folded, tag, text


def render_earlier(turns: Sequence[Turn]) -> None:
    """Lists the earlier questions with their answers in short, folded away."""
    if turns:
        title = f"Earlier in this conversation ({len(turns)})"
        st.html(folded(title, tag("ol", *map(_line, turns), class_="cw-earlier")))


def _line(turn: Turn) -> str:
    return tag(
        "li",
        tag("p", tag("b", text(turn.asked))),
        tag("p", badge(turn.answer.verdict), " ", text(turn.answer.headline)),
    )
