"""How an answer and an error look in the terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from textwrap import fill, indent
from typing import TypeVar

import typer

from index.errors import IndexingError
from ingest.errors import DocumentProblem
from qa_service.errors import Refusal
from qa_service.schemas import AskResponse, CitationOut, Step, Verdict

T = TypeVar("T")

WRONG_USE = 2
_WIDTH = 88
_VERDICTS = {
    Verdict.PERMITTED: "Yes",
    Verdict.CONDITIONAL: "Only if",
    Verdict.PROHIBITED: "No",
    Verdict.REQUIRED: "You have to",
    Verdict.NOT_REQUIRED: "You do not have to",
    Verdict.INFORMATIONAL: "What the code says",
    Verdict.NOT_COVERED: "Not in this code",
    Verdict.NEEDS_CLARIFICATION: "It depends",
}


@contextmanager
def one_line_errors() -> Iterator[None]:
    """Says what is wrong in one line on stderr, and ends with exit code 2."""
    try:
        yield
    except (Refusal, IndexingError, DocumentProblem, OSError) as error:
        typer.echo(f"clausewise: {' '.join(str(error).split())}", err=True)
        raise typer.Exit(WRONG_USE) from error


def with_progress(items: Iterable[T], total: int, what: str) -> Iterable[T]:
    """The items, with a bar on stderr while they pass if a person is looking."""
    if not sys.stderr.isatty():
        return items
    from rich.console import Console
    from rich.progress import track

    return track(items, what, total=total, console=Console(stderr=True))


def build_progress() -> Callable[[str, int, int], None]:
    """Says how far a build is, on one line of stderr, if a person is looking."""
    if not sys.stderr.isatty():
        return lambda what, done, total: None

    def tell(what: str, done: int, total: int) -> None:
        end = "\n" if done == total else ""
        sys.stderr.write(f"\r{what} {done}/{total}{end}")
        sys.stderr.flush()

    return tell


def as_json(response: AskResponse) -> str:
    """The body of `POST /v1/ask`, indented."""
    return json.dumps(response.model_dump(mode="json"), ensure_ascii=False, indent=2)


def as_text(response: AskResponse) -> str:
    """The answer for a person: what, why, what next, and the words it rests on."""
    parts = [f"{_VERDICTS[response.verdict]} ({response.verdict})", _paragraph(response.headline)]
    if response.derivation:
        parts.append(_list("Why", [_step(step) for step in response.derivation]))
    if response.next_steps:
        parts.append(_list("What to do", response.next_steps))
    if response.clarify:
        parts.append(_list(response.clarify.question, response.clarify.options))
    parts.extend(_citation(citation) for citation in response.citations)
    parts.append(f"confidence {response.confidence:.2f}, {response.ms:.0f} ms")
    return "\n\n".join(parts)


def _step(step: Step) -> str:
    return f"{step.step} [{step.clause}]" if step.clause else step.step


def _citation(citation: CitationOut) -> str:
    page = f", page {citation.page}" if citation.page else ""
    place = f"{citation.code_title}, {citation.clause} ({citation.source}{page})"
    return f"{place}\n{indent(_paragraph(citation.quote), '  | ')}"


def _list(title: str, items: list[str]) -> str:
    lines = [
        fill(" ".join(item.split()), _WIDTH, initial_indent="  - ", subsequent_indent="    ")
        for item in items
    ]
    return "\n".join([f"{title}:", *lines])


def _paragraph(text: str) -> str:
    return fill(" ".join(text.split()), _WIDTH)
