"""A clause that may govern the question, with all that is known of how it bears on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from index.retriever import Hit
from ingest.clauses import Clause
from ingest.norms.norm import Norm
from qa_service.schemas import Verdict


@dataclass(frozen=True, slots=True)
class SentenceRead:
    """A sentence of a clause, read by itself.

    Attributes:
        norm: the norm it states.
        relevance: 0 to 1, whether this sentence governs the question.
        verdicts: what the answer would be if it does; sums to 1.
    """

    norm: Norm
    relevance: float
    verdicts: Mapping[Verdict, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One clause under one question.

    Attributes:
        clause: the clause.
        whole_text: the clause with its stem, or with its short list.
        norms: what its sentences oblige, permit, forbid.
        hit: how the search found it.
        relevance: 0 to 1, whether this clause governs the question, all that is known weighed.
        verdicts: what the answer would be if it does; sums to 1.
        topics: which of the question's topics the clause is about.
        apart: its sentences as far as each was read by itself, in their order.
        decides: the norm of the sentence that was found to decide; None where none was looked for.
        alone: its relevance by the reader's word alone.
        relevance_widely: the same with more of a long clause in sight.
        verdicts_widely: the verdicts then; empty where it was not read so.
        recalled: the verdicts told elsewhere on like questions by clauses like it; sums to 1;
            empty without precedents.
    """

    clause: Clause
    whole_text: str
    norms: tuple[Norm, ...]
    hit: Hit
    relevance: float
    verdicts: Mapping[Verdict, float]
    topics: frozenset[str] = frozenset()
    apart: tuple[SentenceRead, ...] = ()
    decides: Norm | None = None
    alone: float = 0.0
    relevance_widely: float = 0.0
    verdicts_widely: Mapping[Verdict, float] = field(default_factory=dict)
    recalled: Mapping[Verdict, float] = field(default_factory=dict)

    def with_apart(self, apart: Sequence[SentenceRead]) -> Candidate:
        """The same with its sentences read; the most relevant of them, if any, decides."""
        decides = max(apart, key=lambda each: each.relevance).norm if apart else None
        return replace(self, apart=tuple(apart), decides=decides)

    @property
    def alone_apart(self) -> float:
        """The reader's relevance of its most relevant sentence; its own where none was read."""
        return max((each.relevance for each in self.apart), default=self.alone)

    @property
    def nearest(self) -> Norm | None:
        """The norm whose sentence the search found nearest to the question."""
        best = self.hit.best_sentence
        if best is None:
            return None
        return next((norm for norm in self.norms if norm.start <= best.start < norm.end), None)
