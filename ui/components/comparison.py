"""What several codes say to one question."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from qa_service.resources import CompareOut, CompareRow
from ui.components.table import table
from ui.components.verdict import badge
from ui.markup import folded, tag, text

_COLUMNS = ("Organisation", "Answer", "Limits", "Whom to tell", "Clauses")
_NONE = "None found"


def render_comparison(compared: CompareOut, names: Mapping[str, str]) -> None:
    """Shows a row for each code: verdict, limits, whom to tell, the clauses it rests on.

    Args:
        compared: the table.
        names: of the codes, by id.
    """
    rows = [_row(row, names.get(row.code, row.code_title)) for row in compared.rows]
    st.html(table(f"“{compared.question}” under {len(rows)} codes", _COLUMNS, rows))


def _row(row: CompareRow, name: str) -> list[str]:
    return [
        text(name),
        badge(row.verdict) + tag("p", text(row.headline)),
        text("; ".join(row.limits) or _NONE),
        text("; ".join(row.whom_to_tell) or _NONE),
        "".join(
            folded(f"Clause {cited.clause}", tag("blockquote", text(cited.quote)))
            for cited in row.citations
        )
        or _NONE,
    ]
