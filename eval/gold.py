"""Gold questions: what a fair HR officer says the answer must be."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from eval.errors import GoldFormatError
from qa_service.schemas import Verdict

HASH_LENGTH = 16
"""Hexadecimal digits of SHA-256 that name a gold set."""

REMARKS = {"note", "near_miss"}
"""Fields that no figure depends on; changing them leaves the gold hash as it was."""


class Kind(StrEnum):
    """What a question is after."""

    PERMISSION = "permission"
    OBLIGATION = "obligation"
    PROCEDURE = "procedure"
    INFORMATION = "information"
    DEFINITION = "definition"
    CONSEQUENCE = "consequence"
    UNANSWERABLE = "unanswerable"
    OFFTOPIC = "offtopic"
    HOSTILE = "hostile"


class GoldQuestion(BaseModel):
    """One question with the answer it must get.

    Attributes:
        evidence: groups of alternative verbatim snippets; a group is found when a cited clause's
            text contains one of them. Empty when the code does not deal with the question.
        must_say: phrases the answer must hold, alternatives split by `|`.
        near_miss: snippets of clauses that look relevant and do not answer; training data only.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(min_length=1)
    code: str = Field(min_length=1)
    question: str = Field(min_length=1)
    kind: Kind
    verdict: Verdict
    accept_verdicts: tuple[Verdict, ...] = Field(min_length=1)
    evidence: tuple[tuple[str, ...], ...]
    must_say: tuple[str, ...] = ()
    must_not_say: tuple[str, ...] = ()
    note: str = ""
    near_miss: tuple[str, ...] = ()

    @property
    def snippets(self) -> tuple[str, ...]:
        """Every snippet of every group."""
        return tuple(snippet for group in self.evidence for snippet in group)


def read_gold(path: Path) -> tuple[GoldQuestion, ...]:
    """Every question of a JSON Lines file, or of all `*.jsonl` files of a folder, in order.

    Raises:
        GoldFormatError: nothing is there, a line is no gold question, or an id stands twice.
    """
    questions = [question for file in _files(path) for question in _read_file(file)]
    _refuse_doubles(questions)
    return tuple(questions)


def gold_hash(questions: Iterable[GoldQuestion]) -> str:
    """A name for all that figures depend on; the order of questions and remarks do not count."""
    rows = [question.model_dump(mode="json", exclude=REMARKS) for question in questions]
    rows.sort(key=lambda row: str(row["id"]))
    canonical = json.dumps(rows, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(canonical.encode()).hexdigest()[:HASH_LENGTH]


def _files(path: Path) -> Sequence[Path]:
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not files or not all(file.is_file() for file in files):
        raise GoldFormatError(
            f"{path}: no gold questions found; expected a .jsonl file or a folder of them"
        )
    return files


def _read_file(file: Path) -> list[GoldQuestion]:
    lines = file.read_text(encoding="utf-8").split("\n")
    return [
        _read_line(line, f"{file.name}:{number}")
        for number, line in enumerate(lines, 1)
        if line.strip()
    ]


def _read_line(line: str, where: str) -> GoldQuestion:
    try:
        return GoldQuestion.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"])) or "line"
        raise GoldFormatError(
            f"{where}: {field}: {first['msg']}; see the gold format in docs/evaluation.md"
        ) from error


def _refuse_doubles(questions: Sequence[GoldQuestion]) -> None:
    seen: set[str] = set()
    for question in questions:
        if question.id in seen:
            raise GoldFormatError(f"id {question.id} stands twice; give each question its own id")
        seen.add(question.id)
