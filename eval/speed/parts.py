"""What a part costs by itself: one forward pass, one document, one fresh process."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from eval.errors import AnswererError
from eval.speed.clients import Asked
from eval.speed.running import CLAUSEWISE
from index.encoder import Encoder
from ingest.parse import parse_document
from ingest.readers import read_document


def forward_milliseconds(encoder: Encoder, asked: Sequence[Asked]) -> list[float]:
    """Milliseconds of one bare pass of the encoder over each question, once warm."""
    questions = [question for question, _ in asked]
    encoder.encode(questions[:1])
    return [_timed(partial(encoder.encode, [question])) * 1_000 for question in questions]


def documents_a_second(files: Sequence[Path]) -> float:
    """Documents read and parsed a second."""
    return len(files) / _timed(lambda: [parse_document(read_document(file)) for file in files])


def cold_start_seconds(question: str, code: str, times: int) -> float:
    """Seconds of `clausewise ask` in a fresh process, the median of some runs.

    Raises:
        AnswererError: the command fails.
    """
    command = [CLAUSEWISE, "ask", question, "--code", code]
    return median(_timed(lambda: _run(command)) for _ in range(times))


def _run(command: Sequence[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise AnswererError(f"`clausewise ask` ended with code {done.returncode}: {done.stderr}")


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
