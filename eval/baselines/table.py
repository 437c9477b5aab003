"""The table of baselines: one row a system, the same questions for all."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from eval.baselines.cold_start import cold_start_seconds
from eval.baselines.system import Search, System
from eval.errors import GoldFormatError
from eval.gold import GoldQuestion
from eval.metrics.recall import recall_at
from eval.snippets import groups_found
from index.encoder import Encoder

K = 5
ASKED_FOR = 10
"""Texts asked for: more than five may fit into the characters shown."""

SHOWN = 2_000
"""Characters that somebody reads before giving up."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures of one system.

    Attributes:
        recall: at 5.
        recall_shown: of the first 2,000 characters of what it shows.
        cold_start_s: from a fresh process to the first ranking.
        ms: median milliseconds a question, once warm.
    """

    recall: float
    recall_shown: float
    cold_start_s: float
    ms: float


NOT_INSTALLED = "not installed"
Row = Measured | str
"""Figures, or why there are none."""


def measure_system(
    system: System, questions: Sequence[GoldQuestion], codes_dir: Path, encoder: Encoder
) -> Row:
    """Ask one system all questions that have evidence.

    Raises:
        GoldFormatError: none has.
    """
    if not all(map(_is_installed, system.packages)):
        return NOT_INSTALLED
    asked = [question for question in questions if question.evidence]
    if not asked:
        raise GoldFormatError("no gold question has evidence: there is nothing to be found")
    search = system.prepare(codes_dir, sorted({question.code for question in asked}), encoder)
    recall, shown, ms = _ask(search, asked)
    cold = cold_start_seconds(system.name, codes_dir, asked[0].code, asked[0].question)
    return Measured(recall, shown, cold, ms)


def recall_shown(texts: Iterable[str], evidence: Sequence[Iterable[str]]) -> float:
    """Groups of evidence within the first characters shown, over all groups.

    >>> recall_shown(["x" * 1_990, "refuse all gifts"], [["refuse"], ["all gifts"]])
    0.5
    """
    shown = "\n".join(texts)[:SHOWN]
    return len(groups_found(shown, evidence)) / len(evidence)


def _ask(search: Search, asked: Sequence[GoldQuestion]) -> tuple[float, float, float]:
    search(asked[0].question, asked[0].code, ASKED_FOR)
    recalls, shown, seconds = [], [], []
    for question in asked:
        began = time.perf_counter()
        texts = search(question.question, question.code, ASKED_FOR)
        seconds.append(time.perf_counter() - began)
        found = [groups_found(text, question.evidence) for text in texts]
        recalls.append(recall_at(K, found, len(question.evidence)) or 0.0)
        shown.append(recall_shown(texts, question.evidence))
    n = len(asked)
    return sum(recalls) / n, sum(shown) / n, median(seconds) * 1_000


def _is_installed(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except ModuleNotFoundError:
        return False
