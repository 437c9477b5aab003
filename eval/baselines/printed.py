"""The table of baselines for the terminal."""

from __future__ import annotations

from collections.abc import Mapping

from rich.box import SIMPLE
from rich.table import Table

from eval.baselines.table import Row
from eval.tables import console

COLUMNS = ("system", "recall@5", "recall in 2,000 characters", "cold start, s", "ms a question")


def print_baselines(rows: Mapping[str, Row]) -> None:
    """One row a system; one without figures says why."""
    table = Table(*COLUMNS, box=SIMPLE)
    for name, row in rows.items():
        if isinstance(row, str):
            table.add_row(name, row)
        else:
            figures = f"{row.recall:.3f}", f"{row.recall_shown:.3f}"
            table.add_row(name, *figures, f"{row.cold_start_s:.2f}", f"{row.ms:.1f}")
    console().print(table)
