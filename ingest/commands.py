"""`clausewise parse`: the clause tree of one document, and what is wrong with it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from ingest.clauses import Clause, ClauseTree, Finding, Severity
from ingest.errors import DocumentProblem

app = typer.Typer(help="Clause trees of single documents.")

FAILED = 1
"""Exit code where `--lint` finds an error."""
UNUSABLE = 2
"""Exit code for a document that cannot be used."""

_SHOWN = 100


@app.command()
def parse(
    file: Annotated[Path, typer.Argument(help="A text, Markdown, HTML, Word or PDF document.")],
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of a tree.")] = False,
    with_lint: Annotated[
        bool, typer.Option("--lint", help="What is wrong in the document; exit 1 on an error.")
    ] = False,
) -> None:
    """Cut one document into its clauses."""
    from ingest.lint import lint
    from ingest.parse import parse_document
    from ingest.readers import read_document

    try:
        tree = parse_document(read_document(file))
    except DocumentProblem as problem:
        typer.echo(f"clausewise parse: {problem}", err=True)
        raise typer.Exit(UNUSABLE) from problem
    findings = lint(tree) if with_lint else tree.findings
    if as_json:
        _print_json(tree, findings)
    else:
        if not with_lint:
            _print_tree(tree)
        _print_findings(findings)
    if with_lint and any(finding.severity is Severity.ERROR for finding in findings):
        raise typer.Exit(FAILED)


def _print_json(tree: ClauseTree, findings: tuple[Finding, ...]) -> None:
    """The tree as the contract has it, on stdout."""
    from ingest.listing import as_json
    from ingest.norms.reading import read_norms

    json.dump(as_json(tree, findings, read_norms), sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def _print_tree(tree: ClauseTree) -> None:
    """Headings and clauses, one line each; in colour on a terminal, plain in a pipe."""
    from rich.console import Console
    from rich.text import Text

    console = Console(soft_wrap=True, highlight=False)
    console.print(Text(tree.title, style="bold"))
    shown: tuple[str, ...] = ()
    for clause in tree.clauses:
        for depth, heading in enumerate(clause.heading):
            if clause.heading[: depth + 1] != shown[: depth + 1]:
                console.print(Text("  " * depth + heading, style="bold cyan"))
        shown = clause.heading
        console.print(_line(tree, clause))


def _line(tree: ClauseTree, clause: Clause) -> object:
    """One clause: its label, and as much of its words as fits."""
    from rich.text import Text

    depth, above = len(clause.heading), clause.parent
    while above is not None:
        depth, above = depth + 1, tree.clause(above).parent
    words = " ".join(clause.text.split())
    shown = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"
    return Text.assemble("  " * depth, (clause.label, "green"), "  ", shown)


def _print_findings(findings: tuple[Finding, ...]) -> None:
    """One line for each finding."""
    for finding in findings:
        typer.echo(f"{finding.severity.value}: {finding.message}")
