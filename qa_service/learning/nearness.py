"""What the search would find for each training question: clauses, and sentences of a clause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.norms.sentences import split_sentences
from qa_service.learning.material import Case, Material, passage

N_NEAREST = 12
SHORT = 100
"""Characters of a clause that is never cut."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Nearness:
    """Nearness by the fine-tuned encoder.

    Attributes:
        clauses: code and question to the positions of the nearest clauses, best first.
        questions: question to its vector.
        sentences: text of a long clause to its sentences and their vectors.
    """

    clauses: Mapping[tuple[str, str], list[int]]
    questions: Mapping[str, Floats]
    sentences: Mapping[str, tuple[list[str], Floats]] = field(repr=False)

    def sentence(self, question: str, text: str) -> str | None:
        """The sentence of a clause nearest to the question; None where the clause is short."""
        if text not in self.sentences:
            return None
        sentences, vectors = self.sentences[text]
        return sentences[int((vectors @ self.questions[question]).argmax())]


def measure_nearness(material: Material, cases: Iterable[Case], folder: Path) -> Nearness:
    """Embed questions, clauses and the sentences of long clauses with the fine-tuned encoder."""
    from sentence_transformers import SentenceTransformer

    encoder = SentenceTransformer(str(folder), device="cpu")

    def embed(texts: list[str]) -> Floats:
        return np.asarray(encoder.encode(texts, normalize_embeddings=True), dtype=np.float32)

    cases = list(cases)
    asked = [each.question for each in material.asked] + [case.question for case in cases]
    asked = list(dict.fromkeys(asked))
    questions = dict(zip(asked, embed(asked), strict=True))
    clauses = {}
    for code, tree in material.trees.items():
        vectors = embed([passage(clause) for clause in tree.clauses])
        for one in material.of(frozenset({code})):
            order = (-(vectors @ questions[one.question])).argsort()[:N_NEAREST]
            clauses[code, one.question] = order.tolist()
    texts = {case.clause for case in cases}
    for tree in material.trees.values():
        texts.update(tree.whole_text(clause) for clause in tree.clauses)
    sentences = {}
    for text in sorted(text for text in texts if len(text) > SHORT):
        parts = [text[span.start : span.end] for span in split_sentences(text)]
        sentences[text] = (parts, embed(parts))
    return Nearness(clauses, questions, sentences)
