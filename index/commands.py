"""`clausewise index`: commands that write snapshots."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from index.embedding import Progress
from index.errors import IndexingError
from ingest.errors import DocumentProblem

app = typer.Typer(help="Indexes of codes: one snapshot holds every document of a folder.")

UNUSABLE = 2
"""Exit code for input that cannot be used."""


@app.callback()
def index() -> None:
    """Keep `build` a command of the group `index`; typer folds a lone one into its group."""


@app.command()
def build(
    codes: Annotated[
        Path, typer.Option(envvar="CLAUSEWISE_CODES_DIR", help="Folder of the documents.")
    ] = Path("data/codes"),
    index: Annotated[
        Path, typer.Option(envvar="CLAUSEWISE_INDEX_DIR", help="Folder of the index snapshots.")
    ] = Path(".clausewise/index"),
    encoder: Annotated[
        Path | None, typer.Option(help="Folder of the encoder; by default the one that is served.")
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(help="A sentence-transformers model, folder or hub name, to export first."),
    ] = None,
) -> None:
    """Read every document of a folder and write one index snapshot."""
    from index.build import build_index
    from index.encoder import Encoder
    from index.export import ensure_encoder

    try:
        with _progress() as tell:
            tell("Preparing the model", 0, 1)
            folder = ensure_encoder(encoder, model)
            snapshot = build_index(codes, index, Encoder.load(folder), progress=tell)
    except (IndexingError, DocumentProblem) as error:
        typer.echo(error, err=True)
        raise typer.Exit(UNUSABLE) from None
    n_clauses = sum(record.n_clauses for record in snapshot.manifest.codes.values())
    typer.echo(
        f"Index {snapshot.version}: {len(snapshot.codes)} codes, {n_clauses} clauses, "
        f"{snapshot.manifest.n_vectors} vectors, in {index}."
    )


@contextmanager
def _progress() -> Iterator[Progress]:
    """A bar for each stage on a terminal; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda what, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bars

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Bars(*columns, console=Console(stderr=True)) as bars:
        tasks = {}

        def tell(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(what, total=total)
            bars.update(tasks[what], completed=done, total=total)

        yield tell
