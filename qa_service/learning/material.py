"""What is learned from: documents with their questions, and single clauses with theirs."""

from __future__ import annotations

import json
import random
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.passages import with_stem
from ingest.clauses import Clause, ClauseTree
from ingest.norms.sentences import split_sentences
from ingest.parse import parse_document
from ingest.readers import read_document
from qa_service.schemas import Verdict

TRAINING = Path("data/training")
N_TYPICAL = 200
PLACE = "{n}"
CROSSING = "crossing"
"""Kind of a question that was carried over from another document."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A labelled question over a document.

    Attributes:
        question: as staff ask it.
        code, kind: of the document it was asked of, of question.
        verdict: the label; `accepted` holds it and all others that a fair reader would accept.
        governing: positions of the clauses that hold the evidence, a tuple for each group.
        tempting: positions of clauses that look relevant and do not answer.
        sentences: of the governing clauses, those that hold the evidence.
    """

    question: str
    code: str
    kind: str
    verdict: Verdict
    accepted: frozenset[Verdict]
    governing: tuple[tuple[int, ...], ...]
    tempting: tuple[int, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A question over a single clause; `verdict` is None where the clause does not answer it."""

    question: str
    clause: str
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Turn:
    """A question over a single clause in which one fact turns the verdict.

    Attributes:
        question: with `PLACE` where the fact stands.
        heading, clause: of the clause.
        wordings: for each fact, what may stand for it.
        verdicts: for each fact, the verdict; None where the clause does not answer then.
    """

    question: str
    heading: tuple[str, ...]
    clause: str
    wordings: tuple[tuple[str, ...], ...]
    verdicts: tuple[Verdict | None, ...]

    def told(self, fact: int, choose: random.Random) -> str:
        """The question with this fact in it, in one of its wordings."""
        return self.question.replace(PLACE, choose.choice(self.wordings[fact]))


@dataclass(frozen=True, slots=True)
class Material:
    """Documents by id, and the questions over them."""

    trees: Mapping[str, ClauseTree]
    asked: tuple[Asked, ...]

    def of(self, codes: frozenset[str]) -> tuple[Asked, ...]:
        """The questions over these documents."""
        return tuple(each for each in self.asked if each.code in codes)


def passage(clause: Clause) -> str:
    """A clause as it is embedded."""
    return with_stem(clause.stem, clause.text)


def load_material(folder: Path = TRAINING) -> Material:
    """Read the documents of a folder, parsed as the product does, and the questions over them.

    Beside the questions written for a document stand those that were carried over to it from
    others: most of them it does not answer, though its clauses lie near.
    """
    trees, asked = {}, []
    for path in sorted((folder / "codes").iterdir()):
        questions = folder / "questions" / f"{path.stem}.jsonl"
        if questions.is_file():
            tree = trees[path.stem] = parse_document(read_document(path))
            asked += [_asked(row, tree) for row in _rows(questions)]
    asked += [_crossed(row, trees[row["code"]]) for row in _rows(folder / "crossings.jsonl")]
    return Material(trees, tuple(asked))


def load_split(path: Path = TRAINING / "split.toml") -> tuple[frozenset[str], frozenset[str]]:
    """The documents to calibrate on, and those to test on."""
    stored = tomllib.loads(path.read_text(encoding="utf-8"))
    return frozenset(stored["calibrate"]), frozenset(stored["test"])


GRID_LETTERS: Mapping[str, Verdict | None] = {
    "P": Verdict.PERMITTED,
    "C": Verdict.CONDITIONAL,
    "X": Verdict.PROHIBITED,
    "R": Verdict.REQUIRED,
    "N": Verdict.NOT_REQUIRED,
    "I": Verdict.INFORMATIONAL,
    "Q": Verdict.NEEDS_CLARIFICATION,
    "U": None,
}
"""How a grid writes the verdict of each of its questions under a clause."""


def load_cases(folder: Path = TRAINING) -> list[Case]:
    """The questions over single clauses.

    Contrasts put many questions under one clause; grids put the same questions under several
    clauses that answer them differently, so that the question alone gives nothing away.
    """
    return [*_contrasts(folder), *_grids(folder)]


def typical_cases() -> list[Case]:
    """Some of the cases, from all files alike: they tell a model's channels their usual size."""
    cases = load_cases()
    return cases[:: len(cases) // N_TYPICAL]


def _contrasts(folder: Path) -> Iterator[Case]:
    for path in sorted(folder.glob("contrasts-*.jsonl")):
        for row in _rows(path):
            for case in row["cases"]:
                named = None if case["verdict"] == "unrelated" else Verdict(case["verdict"])
                yield Case(case["question"], row["clause"], named)


def _grids(folder: Path) -> Iterator[Case]:
    for path in sorted(folder.glob("grids-*.jsonl")):
        for row in _rows(path):
            for under in row["clauses"]:
                for question, letter in zip(row["questions"], under["verdicts"], strict=True):
                    yield Case(question, under["clause"], GRID_LETTERS[letter])


def load_turns(folder: Path = TRAINING) -> list[Turn]:
    """The questions in which one fact turns the verdict, those on a number among them."""
    return [
        Turn(
            question["question"],
            tuple(row["heading"]),
            row["clause"],
            tuple(map(tuple, row["facts"])),
            tuple(GRID_LETTERS[letter] for letter in question["verdicts"]),
        )
        for path in sorted(folder.glob("turns-*.jsonl"))
        for row in _rows(path)
        for question in row["questions"]
    ]


def trained_texts() -> list[str]:
    """Every question and clause that is learned from, each once."""
    material = load_material()
    calibrate, test = load_split()
    codes = frozenset(material.trees) - calibrate - test
    cases, turns = load_cases(), load_turns()
    texts = {case.question for case in cases} | {case.clause for case in cases}
    texts |= {turn.clause for turn in turns}
    texts |= {turn.question.replace(PLACE, words[0]) for turn in turns for words in turn.wordings}
    texts |= {each.question for each in material.of(codes)}
    texts |= {clause.text for code in codes for clause in material.trees[code].clauses}
    return sorted(texts)


def load_triples(path: Path = TRAINING / "triples.jsonl") -> list[tuple[str, str, str]]:
    """Question, the clause that answers it, one that only looks as if it did."""
    return [(row["question"], row["clause"], row["near_miss"]) for row in _rows(path)]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def _asked(row: Mapping[str, Any], tree: ClauseTree) -> Asked:
    groups = [
        tuple(sorted({place for snippet in group for place in holding(snippet, tree)}))
        for group in row["evidence"]
    ]
    governing = tuple(group for group in groups if group)
    holding_any = {place for group in governing for place in group}
    tempting = {place for snippet in row.get("near_miss", ()) for place in holding(snippet, tree)}
    return Asked(
        question=row["question"],
        code=row["code"],
        kind=row["kind"],
        verdict=Verdict(row["verdict"]),
        accepted=frozenset(map(Verdict, row["accept_verdicts"])),
        governing=governing,
        tempting=tuple(sorted(tempting - holding_any)),
        sentences=tuple(
            sentence
            for group in row["evidence"]
            for snippet in group[:1]
            for place in holding(snippet, tree)[:1]
            for sentence in _sentences_with(snippet, tree.clauses[place])
        ),
    )


def own(asked: Sequence[Asked]) -> tuple[Asked, ...]:
    """The questions that were written for their document, as staff would ask it.

    How often a code is silent is learned from these alone: of crossings two thirds are.
    """
    return tuple(each for each in asked if each.kind != CROSSING)


def _crossed(row: Mapping[str, Any], tree: ClauseTree) -> Asked:
    """A question of another document under the clauses that the search found in this one.

    A clause that answers with another verdict than the document's stands with the deciding one:
    its own verdict is not taught, and it is never taken for one that does not answer.
    """
    places = {clause.label: place for place, clause in enumerate(tree.clauses)}
    read = list(zip((places[label] for label in row["clauses"]), row["verdicts"], strict=True))
    verdict = GRID_LETTERS[row["verdict"]] or Verdict.NOT_COVERED
    giving = [place for place, letter in read if letter == row["verdict"] != "U"]
    decides = places.get(row["decides"])
    giving.sort(key=lambda place: place != decides)
    overruled = [place for place, letter in read if letter not in {"U", row["verdict"]}]
    return Asked(
        question=row["question"],
        code=row["code"],
        kind=CROSSING,
        verdict=verdict,
        accepted=frozenset({verdict}),
        governing=tuple((place, *overruled) for place in giving),
        tempting=tuple(place for place, letter in read if letter == "U"),
        sentences=(),
    )


def _sentences_with(snippet: str, clause: Clause) -> Iterator[str]:
    for sentence in split_sentences(clause.text):
        text = clause.text[sentence.start : sentence.end]
        if _bare(snippet)[:40] in _bare(text):
            yield with_stem(clause.stem, text)


def holding(snippet: str, tree: ClauseTree) -> list[int]:
    """Positions of the clauses whose own words hold the snippet, white space and marks aside."""
    wanted = _bare(snippet)
    found = [place for place, clause in enumerate(tree.clauses) if wanted in _bare(clause.text)]
    return found or [
        place for place, clause in enumerate(tree.clauses) if wanted in _bare(_source(clause, tree))
    ]


def _source(clause: Clause, tree: ClauseTree) -> str:
    return tree.document.text[clause.start : clause.end]


def _bare(text: str) -> str:
    return " ".join(text.replace("*", "").replace("_", "").split())
