"""The commands `clausewise eval …`; each imports only what it needs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from eval.baselines.commands import baselines
from eval.benchmarks.commands import obliqa, or_sharc
from eval.errors import GateFormatError
from eval.plain_errors import plain_errors
from eval.speed.commands import speed
from eval.split import Split
from qa_service.settings import load_settings

app = typer.Typer(help="Measures how well questions are answered.", no_args_is_help=True)

app.command("baselines")(baselines)
app.command("obliqa")(obliqa)
app.command("or-sharc")(or_sharc)
app.command("speed")(speed)

CHECK_FAILED = 1
RUNS_DIR = Path("runs")

Gold = Annotated[
    Path, typer.Option(exists=True, help="Gold questions: a .jsonl file or a folder of them.")
]
Codes = Annotated[
    Path | None,
    typer.Option(exists=True, file_okay=False, help="Folder of documents, one file a code."),
]
RunFolder = Annotated[
    Path, typer.Argument(exists=True, file_okay=False, help="A folder that `eval run` wrote.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON in place of tables.")]


@app.command()
def run(
    gold: Gold,
    codes: Codes = None,
    out: Annotated[
        Path | None,
        typer.Option(file_okay=False, help="Folder to write; runs/<date> if not given."),
    ] = None,
    gate: Annotated[
        Path | None, typer.Option(dir_okay=False, help="Gate file; exit 1 if a figure falls.")
    ] = None,
    accept_it: Annotated[
        bool,
        typer.Option("--accept", help="If no gate is red, accept the run and raise the floors."),
    ] = False,
    split: Annotated[Split, typer.Option(help="Which questions to ask.")] = Split.ALL,
    url: Annotated[
        str | None, typer.Option(help="Ask a running service in place of this process.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Asks every gold question, prints the figures and writes rows and report."""
    from eval.gates import accept as accept_run
    from eval.gates import check_gates, gate_warnings, read_gates, write_gates
    from eval.suite import run_suite, write_suite
    from eval.tables import print_gates, print_run, run_as_json

    with plain_errors():
        if accept_it and gate is None:
            raise GateFormatError("--accept writes into a gate file: name it with --gate FILE")
        gates = read_gates(gate) if gate else None
        settings = load_settings()
        finished = run_suite(gold, codes or settings.codes_dir, split, url, settings)
        results = check_gates(finished.record, gates) if gates else []
        report = write_suite(out or RUNS_DIR / f"{datetime.now(UTC):%Y-%m-%dT%H%M%S}", finished)
    if as_json:
        _print_json(run_as_json(finished, results))
    else:
        print_run(finished)
        print_gates(results)
    _warn(gate_warnings(finished.record, gates) if gates else [])
    typer.echo(f"report: {report}", err=True)
    if not all(result.passed for result in results):
        raise typer.Exit(CHECK_FAILED)
    if accept_it and gate and gates:
        write_gates(gate, accept_run(finished.record, gates))


@app.command()
def compare(run_a: RunFolder, run_b: RunFolder, as_json: AsJson = False) -> None:
    """Shows what changed from RUN_A to RUN_B, and whether it is more than chance."""
    from eval.compare import compare as compare_runs
    from eval.record import read_run
    from eval.tables import comparison_as_json, print_comparison

    with plain_errors():
        comparison = compare_runs(read_run(run_a), read_run(run_b))
    _warn(comparison.warnings)
    if as_json:
        _print_json(comparison_as_json(comparison))
    else:
        print_comparison(comparison)


@app.command()
def accept(
    run_folder: RunFolder,
    gate: Annotated[Path, typer.Option(exists=True, dir_okay=False, help="Gate file to update.")],
) -> None:
    """Writes a run's figures into a gate file as the last accepted ones; floors only rise."""
    from eval.gates import accept as accept_run
    from eval.gates import read_gates, write_gates
    from eval.record import read_run

    with plain_errors():
        write_gates(gate, accept_run(read_run(run_folder).record, read_gates(gate)))


@app.command("lint-gold")
def lint_gold(gold: Gold, codes: Codes = None, as_json: AsJson = False) -> None:
    """Checks gold questions against their documents; exit 1 on an error."""
    from eval.documents import read_trees
    from eval.gold import read_gold
    from eval.lint_gold import lint_gold as lint
    from ingest.clauses import Severity

    with plain_errors():
        questions = read_gold(gold)
        trees = read_trees(codes or load_settings().codes_dir, {q.code for q in questions})
        findings = lint(questions, trees)
    if as_json:
        _print_json([asdict(finding) for finding in findings])
    else:
        for found in findings:
            typer.echo(f"{found.severity}: {found.question_id}: {found.rule}: {found.message}")
        typer.echo(f"{len(questions)} questions, {len(findings)} findings", err=True)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise typer.Exit(CHECK_FAILED)


@app.command()
def coverage(gold: Gold, codes: Codes = None, as_json: AsJson = False) -> None:
    """Lists the clauses and norms that no gold question touches."""
    from eval.coverage import cover
    from eval.documents import read_trees
    from eval.gold import read_gold
    from eval.tables import coverage_as_json, print_coverage
    from ingest.norms.reading import read_norms

    with plain_errors():
        questions = read_gold(gold)
        trees = read_trees(codes or load_settings().codes_dir, {q.code for q in questions})
        coverages = [
            cover(tree, {c.label: read_norms(c) for c in tree.clauses}, questions)
            for tree in trees.values()
        ]
    if as_json:
        _print_json([coverage_as_json(coverage) for coverage in coverages])
    else:
        print_coverage(coverages)


def _print_json(content: object) -> None:
    typer.echo(json.dumps(content, ensure_ascii=False, indent=2))


def _warn(warnings: Iterable[str]) -> None:
    for warning in warnings:
        typer.echo(f"clausewise: {warning}", err=True)
