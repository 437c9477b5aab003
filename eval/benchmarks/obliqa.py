"""ObliQA: questions about financial regulations, answered by passages of 40 documents.

Gokhan et al., RIRAG: Regulatory Information Retrieval and Answer Generation (2024).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from eval.benchmarks.errors import BenchmarkFormatError
from eval.benchmarks.files import read_json
from eval.benchmarks.passages import Passage, RankingQuestion

_LABEL_PART = re.compile(r"\(?[^.()]+\)?")


class PrintedPassage(BaseModel):
    """A passage in the published files; keys that nothing rests on are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True, populate_by_name=True)

    DocumentID: int
    PassageID: str
    Passage: str

    @property
    def key(self) -> tuple[int, str]:
        """Which passage of which document."""
        return self.DocumentID, self.PassageID


class PrintedQuestion(BaseModel):
    """A question in the published files."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    QuestionID: str
    Question: str
    Passages: list[PrintedPassage]


def read_obliqa(data: Path, questions: str) -> tuple[list[Passage], list[RankingQuestion]]:
    """The passages of all documents, and the questions with the positions of their answers.

    Raises:
        BenchmarkFormatError: a file is missing, has another form, or names an unknown passage.
    """
    files = sorted((data / "documents").glob("*.json"))
    if not files:
        raise BenchmarkFormatError(f"{data}: expected documents/*.json and {questions}.json")
    printed = [each for file in files for each in read_json(file, list[PrintedPassage])]
    parents = parents_of([each.key for each in printed])
    passages = [Passage(p.Passage, parent) for p, parent in zip(printed, parents, strict=True)]
    asked = read_json(data / f"{questions}.json", list[PrintedQuestion])
    return passages, _located(asked, printed)


def parents_of(keys: Sequence[tuple[int, str]]) -> list[int | None]:
    """The passage each one stands under, by its printed label: `1.1.(2)` stands under `1.1`.

    Where a step is missing the nearest one above it counts.

    >>> parents_of([(9, "1."), (9, "1.1"), (9, "1.1.1.(2)"), (8, "1.1.1")])
    [None, 0, 1, None]
    """
    seen: dict[tuple[int, tuple[str, ...]], int] = {}
    parents: list[int | None] = []
    for position, (document, label) in enumerate(keys):
        parts = tuple(_LABEL_PART.findall(label))
        above = ((document, parts[:length]) for length in range(len(parts) - 1, 0, -1))
        parents.append(next((seen[key] for key in above if key in seen), None))
        seen.setdefault((document, parts), position)
    return parents


def _located(
    asked: Iterable[PrintedQuestion], printed: Sequence[PrintedPassage]
) -> list[RankingQuestion]:
    """Questions with positions for passages; of two with one label the same words decide."""
    by_label: dict[tuple[int, str], int] = {}
    by_words: dict[tuple[int, str, str], int] = {}
    for position, passage in enumerate(printed):
        by_label.setdefault(passage.key, position)
        by_words.setdefault((*passage.key, passage.Passage), position)
    located = []
    for question in asked:
        relevant = set()
        for passage in question.Passages:
            position = by_words.get((*passage.key, passage.Passage), by_label.get(passage.key, -1))
            if position < 0:
                raise BenchmarkFormatError(
                    f"question {question.QuestionID}: no document holds passage "
                    f"{passage.PassageID!r} of document {passage.DocumentID}"
                )
            relevant.add(position)
        located.append(RankingQuestion(question.QuestionID, question.Question, frozenset(relevant)))
    return located
