"""Which organisation the reader works for."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from ui.markup import label

_FEW = 7
"""Up to so many are shown all at once; more go into a list that can be searched by typing."""
_KEPT = "organisation_kept"


def render_organisation(names: Mapping[str, str]) -> str | None:
    """Lets the reader choose; an address ending in `?code=ID` chooses beforehand.

    Args:
        names: of the codes, by id.

    Returns:
        The id of the organisation's code, None while none is chosen.
    """
    before = str(st.session_state.get(_KEPT) or st.query_params.get("code"))
    ids = list(names)
    index = ids.index(before) if before in names else None
    question = "Which organisation do you work for?"
    if len(ids) <= _FEW:
        chosen = st.radio(question, ids, index=index, format_func=lambda code: label(names[code]))
    else:
        chosen = st.selectbox(
            question,
            ids,
            index=index,
            format_func=names.__getitem__,
            placeholder="Choose, or type to search",
        )
    st.session_state[_KEPT] = chosen
    return chosen
