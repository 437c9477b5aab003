"""Plain search over clauses, with the parts that the product is made of, and the product."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval.baselines.system import Prepare, Ranking, Search
from eval.benchmarks.ranking import first
from eval.benchmarks.vector_cache import VectorCache
from eval.documents import read_trees
from eval.local import local_service
from index.encoder import Encoder
from index.fusion import fuse
from index.words import Bm25
from ingest.clauses import ClauseTree
from qa_service.schemas import AskRequest
from qa_service.settings import load_settings
from qa_service.terminal import build_progress

Floats = NDArray[np.float32]
Scorer = Callable[[str], Floats]

DENSE_WEIGHT = 0.5


def plain(dense_weight: float) -> Prepare:
    """Whole clauses by one fixed weighted sum: 0 is BM25 alone, 1 MiniLM alone."""

    def prepare(codes_dir: Path, codes: Sequence[str], encoder: Encoder) -> Search:
        trees = read_trees(codes_dir, codes)
        rankings = {code: _ranking(tree, encoder, dense_weight) for code, tree in trees.items()}
        return lambda question, code, k: rankings[code](question, k)

    return prepare


def product(codes_dir: Path, codes: Sequence[str], encoder: Encoder) -> Search:
    """The product's own ranking, with the models it serves with."""
    service = local_service(codes_dir, load_settings())

    def search(question: str, code: str, k: int) -> list[str]:
        request = AskRequest(question=question, code=code, top_k=k, conversation=None)
        return [clause.text for clause in service.ask(request).ranked_clauses]

    return search


def _ranking(tree: ClauseTree, encoder: Encoder, dense_weight: float) -> Ranking:
    texts = [tree.whole_text(clause) for clause in tree.clauses]
    score = _scorer(texts, encoder, dense_weight)
    return lambda question, k: [texts[position] for position in first(k, score(question))]


def _scorer(texts: Sequence[str], encoder: Encoder, dense_weight: float) -> Scorer:
    words = Bm25.build(texts)
    if dense_weight == 0:
        return words.score
    vectors = VectorCache(encoder).vectors(texts, build_progress())

    def meaning(question: str) -> Floats:
        cosine: Floats = vectors @ encoder.encode([question])[0]
        return cosine

    if dense_weight == 1:
        return meaning
    return lambda question: fuse(meaning(question), words.score(question), dense_weight)
