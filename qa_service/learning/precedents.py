"""Gather the questions that are learned from as precedents, with the sentences that answer them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.coarse import CoarseVectors, telling_directions
from index.encoder import Encoder
from qa_service.learning.material import Asked, Material, own, passage
from qa_service.reading.reader import READER_VERDICTS
from qa_service.understanding.precedents import Precedents

N_KEPT = 192
"""Directions that are kept, at four bits each. Right clauses first of the documents to calibrate
on: 0.908 with whole vectors, 0.907 so; with 128 at four bits 0.903, with 96 at eight, which take as
much room, 0.904."""
EVERY = 7
"""One vector in so many tells the directions."""


def learn_precedents(
    material: Material, codes: frozenset[str], encoder: Encoder, out: Path
) -> None:
    """Embed every answered question over some documents, and write `precedents.npz`.

    Args:
        material: documents and questions.
        codes: the documents that are learned from.
        encoder: that questions will be embedded with.
        out: the file.
    """
    asked = [each for each in own(material.of(codes)) if _answered(each)]
    answers = [_sentence(each, material) for each in asked]
    sentences = sorted(set(answers))
    rows = {sentence: row for row, sentence in enumerate(sentences)}
    questions = sorted(
        {
            (each.question, rows[answer], READER_VERDICTS.index(each.verdict))
            for each, answer in zip(asked, answers, strict=True)
        }
    )
    wordings, answered_by, verdicts = zip(*questions, strict=True)
    gather(encoder, wordings, sentences, answered_by, verdicts).write(out)


def gather(
    encoder: Encoder,
    questions: Sequence[str],
    sentences: Sequence[str],
    answered_by: Sequence[int],
    verdicts: Sequence[int],
) -> Precedents:
    """Precedents of these questions, the sentence and the verdict of each given by its place."""
    asked, answers = encoder.encode(list(questions)), encoder.encode(list(sentences))
    directions = telling_directions(np.concatenate([asked[::EVERY], answers[::EVERY]]), N_KEPT)
    turned = asked @ directions
    turned /= np.linalg.norm(turned, axis=1, keepdims=True)
    return Precedents(
        encoder.fingerprint,
        directions,
        CoarseVectors.of(turned),
        CoarseVectors.of(answers @ directions),
        np.asarray(answered_by, dtype=np.int32),
        np.asarray(verdicts, dtype=np.int8),
    )


def _answered(asked: Asked) -> bool:
    return asked.verdict in READER_VERDICTS and bool(asked.governing)


def _sentence(asked: Asked, material: Material) -> str:
    """The first sentence that holds the evidence; the clause where none was told."""
    clause = material.trees[asked.code].clauses[asked.governing[0][0]]
    return asked.sentences[0] if asked.sentences else passage(clause)
