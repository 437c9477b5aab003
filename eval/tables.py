"""Figures as tables for the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from eval.compare import Comparison
from eval.coverage import CodeCoverage
from eval.gates import GateResult
from eval.record import Figure, Figures, Run
from eval.report.wording import HEADLINES, PLAIN

PIPE_WIDTH = 160
"""Columns when not on a terminal: wide enough that no row is broken."""

SHOWN_CHARACTERS = 90
"""Characters of a clause or question in a list."""


def console() -> Console:
    """Standard output, with room for a whole row in a pipe."""
    out = Console()
    return out if out.is_terminal else Console(width=PIPE_WIDTH)


def print_run(run: Run) -> None:
    """The main figures: overall with meaning and interval, then by code and by kind."""
    summary = run.record.summary
    out = console()
    out.print(_overall(summary.overall))
    out.print(_grouped("code", summary.by_code))
    out.print(_grouped("kind", summary.by_kind))


def print_gates(results: Sequence[GateResult]) -> None:
    """One line a gate; nothing without gates."""
    if not results:
        return
    table = _table("gate", "", "why")
    for result in results:
        table.add_row(result.metric, "passed" if result.passed else "FAILED", result.reason)
    console().print(table)


def print_comparison(comparison: Comparison) -> None:
    """The difference in each figure, then each question that changed."""
    out = console()
    table = _table("figure", "B - A", "95 % interval", "p", "questions", "more than chance")
    for name, test in comparison.tests.items():
        if test is not None:
            interval = f"{test.interval.low:+.3f} to {test.interval.high:+.3f}"
            found = {None: "no", True: "yes: better", False: "yes: WORSE"}[comparison.better(name)]
            p_value = f"{test.p_value:.4f} ({test.test})"
            table.add_row(name, f"{test.difference:+.3f}", interval, p_value, str(test.n), found)
    out.print(table)
    for change in comparison.changes:
        before, after = change.verdicts
        verdict = before if before == after else f"{before} -> {after}"
        moved = ", ".join(
            f"{name} {_number(x)} -> {_number(y)}" for name, (x, y) in change.scores.items()
        )
        out.print(f"{change.direction:6} {change.question_id}  {verdict}", markup=False)
        out.print(f"       {_short(change.question)}\n       {moved}", markup=False)
    out.print(f"{len(comparison.changes)} of {comparison.n_common} questions changed")


def print_coverage(coverages: Sequence[CodeCoverage]) -> None:
    """Shares by code, then what is untouched."""
    out = console()
    table = _table("code", "questions", "clauses touched", "norms touched")
    for coverage in coverages:
        clauses = coverage.n_clauses - len(coverage.untouched_clauses)
        norms = coverage.n_norms - len(coverage.untouched_norms)
        table.add_row(
            coverage.code,
            str(coverage.n_questions),
            f"{clauses} of {coverage.n_clauses}",
            f"{norms} of {coverage.n_norms}",
        )
    out.print(table)
    for coverage in coverages:
        for clause in coverage.untouched_clauses:
            out.print(f"clause {clause.clause_id}: {_short(clause.text)}", markup=False)
        for norm in coverage.untouched_norms:
            name = f"{coverage.code}/{norm.clause} ({norm.modality})"
            out.print(f"norm   {name}: {_short(norm.text)}", markup=False)


def run_as_json(run: Run, gates: Sequence[GateResult]) -> Mapping[str, object]:
    """What `eval run --json` prints."""
    return {
        "run": run.record.model_dump(mode="json"),
        "latency": run.latency.percentiles,
        "gates": [asdict(result) for result in gates],
    }


def comparison_as_json(comparison: Comparison) -> Mapping[str, object]:
    """What `eval compare --json` prints."""
    return {
        "n_common": comparison.n_common,
        "warnings": list(comparison.warnings),
        "figures": {
            name: asdict(test) | {"more_than_chance": test.more_than_chance}
            for name, test in comparison.tests.items()
            if test is not None
        },
        "changes": [
            asdict(change) | {"direction": change.direction} for change in comparison.changes
        ],
    }


def coverage_as_json(coverage: CodeCoverage) -> Mapping[str, object]:
    """What `eval coverage --json` prints for each code."""
    return {
        "code": coverage.code,
        "questions": coverage.n_questions,
        "clauses": coverage.n_clauses,
        "norms": coverage.n_norms,
        "untouched_clauses": [clause.label for clause in coverage.untouched_clauses],
        "untouched_norms": [
            {"clause": norm.clause, "modality": norm.modality, "text": norm.text}
            for norm in coverage.untouched_norms
        ],
    }


def _overall(figures: Figures) -> Table:
    table = _table("figure", "meaning", "value", "95 % interval", "questions", "left out")
    for name in figures:
        figure = figures[name]
        table.add_row(
            name,
            PLAIN[name],
            _number(figure.value),
            _interval(figure),
            str(figure.n),
            str(figure.left_out),
        )
    return table


def _grouped(title: str, groups: Mapping[str, Figures]) -> Table:
    table = _table(title, *(name.replace("_", " ") for name in HEADLINES))
    for name, figures in groups.items():
        cells = (figures[metric] for metric in HEADLINES)
        table.add_row(name, *(f"{_number(cell.value)}\n{_interval(cell)}" for cell in cells))
    return table


def _table(*columns: str) -> Table:
    return Table(*columns, box=SIMPLE)


def _interval(figure: Figure) -> str:
    if figure.low is None or figure.high is None:
        return "–"
    return f"{figure.low:.2f}–{figure.high:.2f}"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN_CHARACTERS else line[: SHOWN_CHARACTERS - 1] + "…"
