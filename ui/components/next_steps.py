"""What to do next."""

from __future__ import annotations

import streamlit as st

from ui.markup import items, tag, text


def render_next_steps(steps: list[str]) -> None:
    """Lists what to do, each a short imperative; nothing where there is nothing to do."""
    if steps:
        st.html(
            tag(
                "section",
                tag("h3", "What to do next"),
                tag("ul", items(map(text, steps)), class_="cw-steps"),
                class_="cw-inset",
            )
        )
