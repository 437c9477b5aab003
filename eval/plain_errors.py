"""What went wrong, in one line, for every command of `clausewise eval`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from eval.errors import EvalError
from qa_service.terminal import WRONG_USE, one_line_errors


@contextmanager
def plain_errors() -> Iterator[None]:
    """Says what is wrong in one line on stderr, and ends with exit code 2."""
    with one_line_errors():
        try:
            yield
        except EvalError as error:
            typer.echo(f"clausewise: {' '.join(str(error).split())}", err=True)
            raise typer.Exit(WRONG_USE) from error
