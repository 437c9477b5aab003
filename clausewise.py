"""The front door: puts the commands of the folders together, imports only what is asked for."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import typer
from typer.exceptions import TyperException

ROOMS = {
    "parse": "ingest.commands",
    "index": "index.commands",
    "ask": "qa_service.commands",
    "batch": "qa_service.commands",
    "serve": "qa_service.commands",
    "ui": "ui.commands",
    "eval": "eval.commands",
}
GROUPS = frozenset({"index", "eval"})


def build_app(asked: str | None) -> typer.Typer:
    """The commands of the folder that holds the one asked for; all of them where none is known."""
    app = typer.Typer(
        help="Answers questions from codes of conduct, with the clause beside the answer.",
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    names = {room: name for name, room in ROOMS.items()}
    for room in [ROOMS[asked]] if asked in ROOMS else names:
        name = names[room]
        app.add_typer(import_module(room).app, name=name if name in GROUPS else None)
    return app


def main() -> None:
    """Runs one command; wrong use is said in one line, with exit code 2."""
    # After each product of matrices numpy's threads spin on their cores for a while, and the clause
    # reader waits for these: a warm answer takes 61 ms with one such thread, 89 with one a core.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    arguments = sys.argv[1:]
    app = build_app(arguments[0] if arguments else None)
    try:
        sys.exit(app(arguments or ["--help"], standalone_mode=False))
    except TyperException as error:
        where = " ".join(["clausewise", *arguments[:1]])
        typer.echo(f"{where}: {error.format_message()} See `{where} --help`.", err=True)
        sys.exit(2)
    except (KeyboardInterrupt, typer.Abort):
        sys.exit(130)


if __name__ == "__main__":
    main()
