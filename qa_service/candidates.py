"""A clause that may govern the question, with all that is known of how it bears on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from index.retriever import Hit
from ingest.clauses import Clause
from ingest.norms.norm import Norm
from qa_service.schemas import Verdict


@dataclass(frozen=True, slots=True)
class Candidate:
    """One clause under one question.

    Attributes:
        clause: the clause.
        whole_text: the clause with its stem, or with its short list.
        norms: what its sentences oblige, permit, forbid.
        hit: how the search found it.
        relevance: 0 to 1, whether this clause governs the question, as the reader sees it.
        verdicts: what the answer would be if it does; sums to 1.
        topics: which of the question's topics the clause is about.
        apart: relevance of each norm, in their order, read by itself; empty where none was.
        verdicts_apart: the verdicts that each of these readings names; empty too.
        relevance_beside: whether it and the clause after it together answer the question.
        verdicts_beside: the verdicts if they do; empty where they were not read together.
    """

    clause: Clause
    whole_text: str
    norms: tuple[Norm, ...]
    hit: Hit
    relevance: float
    verdicts: Mapping[Verdict, float]
    topics: frozenset[str] = frozenset()
    apart: tuple[float, ...] = ()
    verdicts_apart: tuple[Mapping[Verdict, float], ...] = ()
    relevance_beside: float = 0.0
    verdicts_beside: Mapping[Verdict, float] = field(default_factory=dict)
