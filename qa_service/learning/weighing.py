"""From labelled questions to the decider: read, fit relevance, fit verdicts, calibrate, write."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.build import build_index
from index.encoder import Encoder
from index.snapshot import Snapshot
from qa_service.candidates import Candidate
from qa_service.deciding.decider import Decider, tempered
from qa_service.deciding.relevance import RelevanceWeights, seen
from qa_service.deciding.signals import signals
from qa_service.finding import Finder, Models
from qa_service.learning.decider import (
    Labelled,
    fit,
    fit_relevance,
    left_out,
    left_out_in_turn,
    write,
)
from qa_service.learning.intents import learn_intents
from qa_service.learning.material import (
    TRAINING,
    Asked,
    load_cases,
    load_material,
    load_split,
    own,
)
from qa_service.reading.candidates import N_READ_AT_MOST
from qa_service.reading.reader import ClauseReader
from qa_service.understanding.intent import IntentModel
from qa_service.understanding.precedents import Precedents
from qa_service.understanding.question import UnderstoodQuestion
from qa_service.understanding.spelling import Spelling
from qa_service.understanding.topics import Topics
from qa_service.understanding.vocabulary import Vocabulary

VOCABULARY = Path("data/vocabulary")
TEMPERATURES = [step / 20 for step in range(10, 61)]


@dataclass(frozen=True, slots=True)
class ReadQuestion:
    """A labelled question with its candidates, the most relevant first.

    Attributes:
        governing: labels of the clauses that hold the evidence.
    """

    asked: Asked
    question: UnderstoodQuestion
    candidates: tuple[Candidate, ...]
    governing: frozenset[str]


def read_all(asked: Sequence[Asked], snapshot: Snapshot, finder: Finder) -> list[ReadQuestion]:
    """Each question as the finder reads it."""
    return [_read(each, snapshot, finder) for each in asked]


def _read(asked: Asked, snapshot: Snapshot, finder: Finder) -> ReadQuestion:
    question, vector = finder.understand(asked.question, asked.code)
    hits = finder.find(question, asked.code, N_READ_AT_MOST, vector)
    entry = snapshot.codes[asked.code]
    read = finder.read(question, hits, entry)
    clauses = entry.tree.clauses
    governing = frozenset(clauses[place].label for group in asked.governing for place in group)
    return ReadQuestion(asked, question, tuple(read), governing)


def relevance_of(read: Sequence[ReadQuestion]) -> RelevanceWeights:
    """Weights of relevance, fitted on every clause that was read."""
    rows = [
        (seen_so, each.clause.label in one.governing)
        for one in read
        for seen_so, each in zip(seen(one.candidates), one.candidates, strict=True)
    ]
    return RelevanceWeights(fit_relevance(rows))


def labelled(read: Sequence[ReadQuestion]) -> list[Labelled]:
    """The signals of each question with its label."""
    return [
        Labelled(
            one.asked.code,
            signals(one.question, one.candidates),
            one.asked.verdict,
            one.asked.accepted,
        )
        for one in read
    ]


def calibrate(rows: Sequence[Labelled]) -> float:
    """The temperature that makes left-out confidence likeliest (Guo et al. 2017)."""
    scored = [
        (Decider(weights).scores(row.signals), row.accepted)
        for weights, part in left_out_in_turn(rows)
        for row in part
    ]

    def surprise(temperature: float) -> float:
        total = 0.0
        for scores, accepted in scored:
            weighed = tempered(scores, temperature)
            total -= math.log(sum(weighed[verdict] for verdict in accepted) + 1e-9)
        return total

    return min(TEMPERATURES, key=surprise)


def learn_decider(models: Path, work: Path) -> float:
    """Fit and write intents and decider; returns the accuracy on documents left out of the fit.

    Args:
        models: folder with the trained `encoder` and `reader` and the precedents; the weights are
            written there.
        work: folder for the documents to calibrate on and their index.
    """
    material = load_material()
    codes, test = load_split()
    encoder = Encoder.load(models / "encoder")
    trained = own(material.of(frozenset(material.trees) - codes - test))
    learn_intents(trained, load_cases(), encoder, models / "intents.json")
    equipped = Models(
        encoder,
        ClauseReader.load(models / "reader", threads=2),
        IntentModel.load(models / "intents.json"),
        Vocabulary.load(VOCABULARY / "facts.toml"),
        Topics.load(VOCABULARY / "topics.toml"),
        Precedents.load(models / "precedents.npz"),
        Spelling.load(VOCABULARY, encoder.knows),
    )
    snapshot = build_index(_copied(codes, work), work / "index", encoder)
    asked = own(material.of(codes))
    all_read = Finder(snapshot, equipped, RelevanceWeights.plain(), contends=0)
    weights = relevance_of(read_all(asked, snapshot, all_read))
    read = read_all(asked, snapshot, Finder(snapshot, equipped, weights))
    return fit_decider(read, weights, models / "decider.json")


def fit_decider(read: Sequence[ReadQuestion], weights: RelevanceWeights, out: Path) -> float:
    """Fit and write the decider; returns the accuracy on documents left out of the fit.

    Args:
        read: the questions as they are read with these weights of relevance.
        weights: are written too.
        out: the file.
    """
    rows = labelled(read)
    temperature = calibrate(rows)
    write(fit(rows), weights.weights, temperature, out)
    return left_out(rows)


def _copied(codes: frozenset[str], work: Path) -> Path:
    folder = work / "codes"
    folder.mkdir(parents=True, exist_ok=True)
    for path in (TRAINING / "codes").iterdir():
        if path.stem in codes:
            (folder / path.name).write_bytes(path.read_bytes())
    return folder
