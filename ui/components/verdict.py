"""The verdict and the sentence that answers."""

from __future__ import annotations

import streamlit as st

from qa_service.schemas import AskResponse, Verdict
from ui.markup import tag, text
from ui.verdicts import TOLD, confidence_in_words


def badge(verdict: Verdict) -> str:
    """The verdict as HTML: symbol, words, colour."""
    told = TOLD[verdict]
    symbol = tag("span", text(told.symbol), class_="cw-symbol", aria_hidden="true")
    return tag("span", symbol, text(told.words), class_=f"cw-badge cw-{verdict.value}")


def render_verdict(response: AskResponse) -> None:
    """Shows the verdict, the headline and how sure it is, read out when it appears."""
    sure = confidence_in_words(response.confidence, response.verdict)
    st.html(
        tag(
            "div",
            tag("p", badge(response.verdict)),
            tag("h2", text(response.headline)),
            tag("p", text(sure), class_="cw-sure"),
            class_=f"cw-verdict cw-edge-{response.verdict.value}",
            role="status",
        )
    )
