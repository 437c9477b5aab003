"""From labelled questions to the decider: collect signals, fit, calibrate, write."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from index.build import build_index
from index.encoder import Encoder
from index.retriever import Retriever
from index.snapshot import Snapshot
from qa_service.choosing import read_candidates
from qa_service.deciding.decider import Decider
from qa_service.deciding.signals import N_READ, signals
from qa_service.learning.decider import STRENGTH, Labelled, fit, left_out, write
from qa_service.learning.material import TRAINING, Asked, load_material, load_split
from qa_service.reading.reader import ClauseReader
from qa_service.schemas import Verdict
from qa_service.understanding.question import understand
from qa_service.understanding.vocabulary import Vocabulary

VOCABULARY = Path("data/vocabulary/facts.toml")
TEMPERATURES = [step / 20 for step in range(10, 61)]


def collect(
    asked: Sequence[Asked], snapshot: Snapshot, encoder: Encoder, reader: ClauseReader
) -> list[Labelled]:
    """The signals of each question, as the pipeline would see them."""
    retriever = Retriever(snapshot, encoder)
    vocabulary = Vocabulary.load(VOCABULARY)
    rows = []
    for each in asked:
        question = understand(each.question, vocabulary)
        hits = retriever.search(question.text, each.code, N_READ)
        candidates = read_candidates(question, hits, snapshot.codes[each.code], reader)
        rows.append(Labelled(each.code, signals(question, candidates), each.verdict, each.accepted))
    return rows


def calibrate(rows: Sequence[Labelled], strength: float = STRENGTH) -> float:
    """The temperature that makes left-out confidence likeliest (Guo et al. 2017)."""
    weighed = []
    for code in sorted({row.code for row in rows}):
        weights = fit([row for row in rows if row.code != code], strength)
        named = {Verdict(name): values for name, values in weights.items()}
        weighed += [(named, row) for row in rows if row.code == code]

    def surprise(temperature: float) -> float:
        return -sum(
            math.log(
                sum(Decider(named, temperature).weigh(row.signals)[v] for v in row.accepted) + 1e-9
            )
            for named, row in weighed
        )

    return min(TEMPERATURES, key=surprise)


def learn_decider(encoder: Path, reader: Path, work: Path, out: Path) -> float:
    """Fit and write the decider; returns its accuracy on documents left out of the fit."""
    material = load_material(TRAINING / "codes", TRAINING / "questions")
    codes, _ = load_split()
    documents = work / "codes"
    documents.mkdir(parents=True, exist_ok=True)
    for code in codes:
        source = TRAINING / "codes" / material.trees[code].document.source
        (documents / source.name).write_bytes(source.read_bytes())
    embedder = Encoder.load(encoder)
    snapshot = build_index(documents, work / "index", embedder)
    rows = collect(material.of(codes), snapshot, embedder, ClauseReader.load(reader, threads=2))
    write(fit(rows), calibrate(rows), out)
    return left_out(rows, STRENGTH)
