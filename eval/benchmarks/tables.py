"""Figures of the public benchmarks as tables for the terminal."""

from __future__ import annotations

from rich.box import SIMPLE
from rich.table import Table

from eval.benchmarks.deciding import DecisionFigures
from eval.benchmarks.or_sharc import Decision
from eval.benchmarks.suite import Ranked
from eval.tables import console


def print_ranked(ranked: Ranked) -> None:
    """One row a system."""
    title = f"{ranked.n_questions} questions, {ranked.n_passages} passages, {ranked.model}"
    columns = ("search", f"recall@{ranked.k}", f"map@{ranked.k}", "ms a question")
    table = Table(*columns, title=title, box=SIMPLE)
    for name, found in ranked.systems.items():
        cells = (f"{found.recall:.3f}", f"{found.average_precision:.3f}", f"{found.ms:.1f}")
        table.add_row(name, *cells)
    console().print(table)


def print_decided(decided: DecisionFigures) -> None:
    """Accuracy, and what was given for what was wanted."""
    title = f"decision: micro {decided.micro:.3f}, macro {decided.macro:.3f}, {decided.ms:.0f} ms"
    table = Table("wanted", *(f"gave {each}" for each in Decision), title=title, box=SIMPLE)
    for want, row in decided.confusion.items():
        table.add_row(want, *(str(row[gave]) for gave in Decision))
    console().print(table)
