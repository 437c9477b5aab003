"""What is kept of a run: one row a question, and everything that made the figures."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.errors import RunFormatError
from eval.gold import GoldQuestion
from qa_service.schemas import CitationOut, Fact, Step, Verdict

RUN_FILE = "run.json"
ROWS_FILE = "rows.jsonl"
LATENCY_FILE = "latency.json"
REPORT_FILE = "report.html"


class Kept(BaseModel):
    """Read back exactly as written."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ClauseRef(Kept):
    """A clause as a report names it."""

    code: str
    clause: str
    text: str


class Given(Kept):
    """The answer that was given, less what differs from one run to the next."""

    verdict: Verdict
    headline: str
    answer: str
    next_steps: list[str]
    facts: list[Fact]
    derivation: list[Step]
    citations: list[CitationOut]
    ranked: list[ClauseRef]
    confidence: float


class Row(Kept):
    """One question of a run.

    Attributes:
        expected: for each group of evidence the clauses that hold one of its snippets; empty
            where the documents are not at hand.
        scores: every metric; None where it says nothing about the question.
    """

    question: GoldQuestion
    given: Given
    expected: list[list[ClauseRef]]
    scores: dict[str, float | None]


class Figure(Kept):
    """A figure with its 95 % interval; None where no question says anything.

    Attributes:
        n: questions it rests on.
        left_out: questions about which the metric says nothing.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int
    left_out: int


Figures = dict[str, Figure]


class Summary(Kept):
    """Every figure of a run: over all questions, for each code, for each kind of question."""

    overall: Figures
    by_code: dict[str, Figures]
    by_kind: dict[str, Figures]
    confusion: dict[Verdict, dict[Verdict, int]]


class GoldUsed(Kept):
    """Which questions were asked."""

    hash: str
    n: int
    split: str


class RunRecord(Kept):
    """A run: what was asked of what, with which settings, where and when.

    Attributes:
        manifest: what the index says of itself; empty for a service asked over HTTP.
    """

    date: str
    seed: int
    gold: GoldUsed
    index_version: str
    manifest: dict[str, object]
    settings: dict[str, object]
    versions: dict[str, str]
    machine: dict[str, str]
    summary: Summary


class Latency(Kept):
    """How long answers took: kept apart, for no two runs agree on it."""

    percentiles: dict[str, float]
    ms: dict[str, float]


class Run(Kept):
    """A run as read back from its folder."""

    record: RunRecord
    rows: list[Row]
    latency: Latency


def write_run(folder: Path, run: Run) -> None:
    """Writes `run.json`, `rows.jsonl` and `latency.json` into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    _write_json(folder / RUN_FILE, run.record.model_dump(mode="json"))
    _write_json(folder / LATENCY_FILE, run.latency.model_dump(mode="json"))
    lines = (_line(row.model_dump(mode="json")) for row in run.rows)
    (folder / ROWS_FILE).write_text("".join(lines), encoding="utf-8")


def read_run(folder: Path) -> Run:
    """Reads a run back.

    Raises:
        RunFormatError: the folder holds no finished run, or one of another version.
    """
    try:
        lines = (folder / ROWS_FILE).read_text(encoding="utf-8").split("\n")
        return Run(
            record=RunRecord.model_validate_json((folder / RUN_FILE).read_bytes()),
            rows=[Row.model_validate_json(line) for line in lines if line],
            latency=Latency.model_validate_json((folder / LATENCY_FILE).read_bytes()),
        )
    except FileNotFoundError as error:
        raise RunFormatError(
            f"{folder}: no finished run here ({Path(str(error.filename)).name} is missing); "
            "expected a folder that `clausewise eval run --out` wrote"
        ) from error
    except ValidationError as error:
        raise RunFormatError(
            f"{folder}: not a run of this version ({error.errors()[0]['msg']}); run it again"
        ) from error


def _write_json(file: Path, content: Mapping[str, object] | Sequence[object]) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=2)
    file.write_text(text + "\n", encoding="utf-8")


def _line(content: Mapping[str, object]) -> str:
    return json.dumps(content, ensure_ascii=False) + "\n"
