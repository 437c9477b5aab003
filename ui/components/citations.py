"""The clauses the answer rests on, the words marked, inside their sections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

import streamlit as st

from ui.components.derivation import anchor
from ui.markup import folded, tag, text
from ui.sections import Piece, Section, Shown


def render_citations(sections: Sequence[Section]) -> None:
    """Shows each section with its cited clauses; clauses further off are folded away."""
    if not sections:
        return
    st.html(tag("h3", "The words this rests on"))
    for section in sections:
        groups = groupby(section.clauses, key=lambda shown: shown.near)
        body = "".join(_group(near, list(clauses)) for near, clauses in groups)
        st.html(tag("section", _place(section), body, class_="cw-section"))


def _place(section: Section) -> str:
    path = " › ".join(section.heading)
    pages = sorted({shown.page for shown in section.clauses if shown.cited and shown.page})
    on = f", page {' and '.join(map(str, pages))}" if pages else ""
    return tag(
        "header",
        tag("p", text(path), class_="cw-path") if path else "",
        tag("p", text(f"{section.code_title} ({section.source}{on})"), class_="cw-source"),
    )


def _group(near: bool, clauses: list[Shown]) -> str:
    body = "".join(map(_clause, clauses))
    if near:
        return body
    first, last = clauses[0].clause, clauses[-1].clause
    which = f"clause {first}" if first == last else f"{len(clauses)} more: {first} to {last}"
    return folded(f"Show {which}", body)


def _clause(shown: Shown) -> str:
    kind = "cw-cited" if shown.cited else "cw-beside"
    item = " cw-item" if shown.is_item else ""
    cited = tag("span", "Relied on", class_="cw-relied") if shown.cited else ""
    return tag(
        "div",
        tag("p", tag("b", text(shown.clause)), cited, class_="cw-label"),
        tag("p", _pieces(shown.pieces), class_="cw-words"),
        class_=f"cw-clause {kind}{item}",
        id=anchor(shown.clause),
        tabindex="-1" if shown.cited else None,
    )


def _pieces(pieces: Iterable[Piece]) -> str:
    parts = []
    for words, marked in pieces:
        before = " " if words[:1].isspace() else ""
        after = " " if words[-1:].isspace() else ""
        inner = text(words)
        parts.append(before + (tag("mark", inner) if marked and inner else inner) + after)
    return "".join(parts)
