"""The commands `ask`, `batch` and `serve`; each imports only what it needs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from qa_service.schemas import AskRequest
from qa_service.settings import load_settings
from qa_service.terminal import as_json, as_text, build_progress, one_line_errors, with_progress

app = typer.Typer()

Folder = Annotated[
    Path, typer.Option(exists=True, file_okay=False, help="Folder of documents, one file a code.")
]


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="What you want to know, in your own words.")],
    code: Annotated[str | None, typer.Option(help="The code that binds you.")] = None,
    as_body: Annotated[
        bool, typer.Option("--json", help="Print the body of POST /v1/ask.")
    ] = False,
) -> None:
    """Answers one question; needs no server."""
    from qa_service.service import AnswerService

    with one_line_errors():
        response = AnswerService(load_settings()).ask(AskRequest(question=question, code=code))
    typer.echo(as_json(response) if as_body else as_text(response))


@app.command()
def batch(
    codes: Folder,
    questions: Annotated[
        Path, typer.Option(exists=True, dir_okay=False, help="JSON Lines: id, code, question.")
    ],
    out: Annotated[Path, typer.Option(dir_okay=False, help="JSON Lines: id, response, ms.")],
) -> None:
    """Answers every question of a file over a folder of documents."""
    from qa_service.batch import answer_lines, batch_service, read_lines

    with one_line_errors():
        lines = read_lines(questions)
        service = batch_service(codes, load_settings(), build_progress())
        out.parent.mkdir(parents=True, exist_ok=True)
        with out.open("w", encoding="utf-8") as file:
            for line in with_progress(answer_lines(lines, service), len(lines), "Answering"):
                file.write(json.dumps(line, ensure_ascii=False) + "\n")


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address; CLAUSEWISE_HOST if not given.")] = None,
    port: Annotated[int | None, typer.Option(help="Port; CLAUSEWISE_PORT if not given.")] = None,
) -> None:
    """Starts the HTTP service."""
    import uvicorn

    from qa_service.api import create_app
    from qa_service.ports import refuse_taken_port

    with one_line_errors():
        settings = load_settings()
        host, port = host or settings.host, port or settings.port
        refuse_taken_port(host, port, "CLAUSEWISE_PORT")
        uvicorn.run(create_app(settings), host=host, port=port, log_level="warning")
