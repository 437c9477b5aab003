"""Reading the files of a benchmark, with errors that name the file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from eval.benchmarks.errors import BenchmarkFormatError

T = TypeVar("T")


def read_json(path: Path, form: type[T]) -> T:
    """The content of a JSON file in its published form.

    Raises:
        BenchmarkFormatError: the file is missing or has another form.
    """
    return _parse(_text(path), form, str(path))


def read_json_lines(path: Path, form: type[T]) -> list[T]:
    """The lines of a JSON Lines file in their published form; blank lines are passed over.

    Raises:
        BenchmarkFormatError: the file is missing or a line has another form.
    """
    lines = enumerate(_text(path).split("\n"), 1)
    return [_parse(line, form, f"{path}:{number}") for number, line in lines if line.strip()]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BenchmarkFormatError(
            f"{path} cannot be read ({type(error).__name__}): give a folder with the "
            "benchmark's files as published, and the name of its questions without suffix."
        ) from error


def _parse(text: str, form: type[T], where: str) -> T:
    try:
        return TypeAdapter(form).validate_json(text)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        field = ".".join(map(str, first["loc"])) or "the whole"
        raise BenchmarkFormatError(
            f"{where}: {field}: {json.dumps(first['msg'])}; expected the form as published"
        ) from error
