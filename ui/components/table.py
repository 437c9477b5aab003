"""A table that becomes a list of cards on a narrow screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ui.markup import tag, text


def table(caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The table as HTML.

    Args:
        caption: plain words.
        columns: plain words, one for each column.
        rows: inner HTML of each cell; the first cell of a row heads it.
    """
    head = "".join(tag("th", text(column), scope="col", role="columnheader") for column in columns)
    body = "".join(tag("tr", _cells(columns, row), role="row") for row in rows)
    return tag(
        "table",
        tag("caption", text(caption)),
        tag("thead", tag("tr", head, role="row"), role="rowgroup"),
        tag("tbody", body, role="rowgroup"),
        class_="cw-table",
        role="table",
    )


def _cells(columns: Sequence[str], row: Sequence[str]) -> str:
    first = tag("th", tag("div", row[0]), scope="row", role="rowheader")
    rest = [
        tag("td", tag("div", cell), data_label=column, role="cell")
        for column, cell in zip(columns[1:], row[1:], strict=True)
    ]
    return first + "".join(rest)
