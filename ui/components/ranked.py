"""The other clauses that were looked at."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from qa_service.schemas import RankedClause
from ui.markup import folded, tag, text


def render_ranked(ranked: list[RankedClause], cited: Collection[str]) -> None:
    """Lists the clauses by relevance, folded away, without the cited ones."""
    others = [clause for clause in ranked if clause.clause not in cited]
    if others:
        title = f"Other clauses looked at ({len(others)})"
        st.html(folded(title, tag("ol", *map(_clause, others), class_="cw-ranked")))


def _clause(clause: RankedClause) -> str:
    path = " › ".join(clause.heading)
    return tag(
        "li",
        tag("p", tag("b", text(clause.clause)), " ", text(path), class_="cw-label"),
        tag("p", text(clause.text), class_="cw-words"),
        tag("p", text(f"Relevance {clause.score:.0%}"), class_="cw-note"),
    )
