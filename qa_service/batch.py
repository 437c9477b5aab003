"""Many questions over a folder of documents: from JSON Lines to JSON Lines."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

from pydantic import BaseModel, ConfigDict, ValidationError

from index.embedding import Progress
from qa_service.building import rebuild
from qa_service.errors import Refusal, UnusableQuestion
from qa_service.resources import Problem
from qa_service.schemas import AskRequest
from qa_service.service import AnswerService
from qa_service.settings import Settings

CACHE = Path(".clausewise/batch")

_NOT_A_QUESTION = "a line is an object with `id`, `code` and `question`"


class Question(BaseModel):
    """One line of the input; further keys are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True, coerce_numbers_to_str=False)

    id: str | int
    code: str | None = None
    question: str


class Line(TypedDict, total=False):
    """One line of the output: `response` or, where the question cannot be used, `error`."""

    id: str | int | None
    response: dict[str, object]
    error: dict[str, object]
    ms: float


def batch_service(
    codes_dir: Path, settings: Settings, progress: Progress | None = None
) -> AnswerService:
    """Answers over a folder of documents: its index is built, or found as it was built before.

    Raises:
        IndexingError, DocumentProblem: the documents cannot be indexed.
    """
    index_dir = CACHE / _content_hash(codes_dir)
    rebuild(codes_dir, index_dir, progress)
    return AnswerService(settings.model_copy(update={"index_dir": index_dir}))


def _content_hash(codes_dir: Path) -> str:
    """Names a folder by what it holds, so that the same documents share an index."""
    digest = hashlib.sha256()
    for path in sorted(path for path in codes_dir.iterdir() if path.is_file()):
        digest.update(f"{path.name}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def read_lines(questions: Path) -> list[str]:
    """The lines of the input that are not blank.

    Raises:
        UnusableQuestion: the file is not text.
    """
    try:
        text = questions.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableQuestion(
            f"{questions} is not text in UTF-8: give one JSON object a line."
        ) from error
    return [line for line in text.split("\n") if line.strip()]


def answer_lines(lines: list[str], service: AnswerService) -> Iterator[Line]:
    """One output line for each input line; a line that cannot be used does not stop the rest."""
    for number, line in enumerate(lines, 1):
        began = time.perf_counter()
        answered = _answer(line, number, service)
        answered["ms"] = round((time.perf_counter() - began) * 1_000, 2)
        yield answered


def _answer(line: str, number: int, service: AnswerService) -> Line:
    try:
        asked = Question.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        found = f"Line {number}: {where} {first['msg']}; {_NOT_A_QUESTION}.".replace("  ", " ")
        return {"id": _id_of(line), "error": _problem(UnusableQuestion(found))}
    try:
        response = service.ask(AskRequest(question=asked.question, code=asked.code))
    except Refusal as error:
        return {"id": asked.id, "error": _problem(error)}
    return {"id": asked.id, "response": response.model_dump(mode="json")}


def _problem(error: Refusal) -> dict[str, object]:
    return Problem(title=error.title, status=error.status, detail=str(error)).model_dump()


def _id_of(line: str) -> str | int | None:
    """The id of a line that is otherwise unusable."""
    try:
        found = json.loads(line)
    except ValueError:
        return None
    id_ = found.get("id") if isinstance(found, dict) else None
    return id_ if isinstance(id_, str | int) else None
