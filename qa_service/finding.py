"""From a question to the clauses that were read against it, alike when serving and learning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from index.encoder import Encoder
from index.retriever import Floats, Hit, Retriever
from index.snapshot import CodeEntry, Snapshot
from qa_service.candidates import Candidate
from qa_service.deciding.relevance import RelevanceWeights
from qa_service.reading.candidates import CONTENDS, read_candidates, read_closely
from qa_service.reading.reader import ClauseReader
from qa_service.recalling import closeness
from qa_service.understanding.clauses_on_topic import ClausesOnTopic
from qa_service.understanding.intent import IntentModel
from qa_service.understanding.precedents import Precedents
from qa_service.understanding.question import UnderstoodQuestion, understand
from qa_service.understanding.spelling import Spelling
from qa_service.understanding.topics import Topics
from qa_service.understanding.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Models:
    """What reads a question; without reader, intents and precedents the rules stand alone."""

    encoder: Encoder
    reader: ClauseReader | None
    intents: IntentModel | None
    vocabulary: Vocabulary
    topics: Topics
    precedents: Precedents | None = None
    spelling: Spelling | None = None


class Finder:
    """Understands questions, and finds and reads clauses of one snapshot.

    Args:
        snapshot: the index.
        models: what reads a question.
        relevance: weights of what reader and search say of a clause.
        contends: share of the best relevance from which the sentences of a clause are read; nought
            to learn from all that can be known.

    Raises:
        ManifestMismatch: the snapshot was embedded with another model.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        models: Models,
        relevance: RelevanceWeights,
        contends: float = CONTENDS,
    ) -> None:
        self._snapshot = snapshot
        self._models = models
        self._relevance = relevance
        self._contends = contends
        self._retriever = Retriever(snapshot, models.encoder)
        self._on_topic = ClausesOnTopic(snapshot, models.topics)

    def understand(self, text: str, code: str) -> tuple[UnderstoodQuestion, Floats]:
        """What a question about a code gives away, and its vector."""
        question = understand(text, self._models.vocabulary, partial(self._mend, code=code))
        question = replace(question, topics=self._models.topics.of_question(question.text))
        vector = self._retriever.embed(question.text)
        if self._models.precedents is not None:
            question = replace(question, alike=self._models.precedents.alike(vector))
        if self._models.intents is None:
            return question, vector
        intents = self._models.intents.weigh(vector, question.text)
        return replace(question, intents=intents), vector

    def _mend(self, text: str, code: str) -> str:
        spelling = self._models.spelling
        if spelling is None:
            return text
        return spelling.mend(text, self._snapshot.codes[code].tree.document.text)

    def find(self, question: UnderstoodQuestion, code: str, k: int, vector: Floats) -> list[Hit]:
        """The `k` clauses of a code that fit best.

        Those on the question's topics are lifted, and those like the clauses that answered like
        questions elsewhere.
        """
        lift = self._on_topic.lift(code, question.topics)
        alike = question.alike
        near = None if alike is None else alike.nearness(closeness(self._snapshot, code, alike))
        return self._retriever.search(
            question.text, code, k, vector=vector, lift=lift, precedent=near
        )

    def read(
        self,
        question: UnderstoodQuestion,
        hits: Sequence[Hit],
        entry: CodeEntry,
        *,
        closely: bool = True,
    ) -> list[Candidate]:
        """The best hits, read against the question, the most relevant first.

        Args:
            question: as understood.
            hits: what the search found, best first.
            entry: the code they stand in.
            closely: whether the best are also read sentence by sentence, and the first more widely.
        """
        models = self._models
        candidates = read_candidates(
            question, hits, entry, models.reader, self._relevance, models.topics
        )
        candidates = self._with_recalled(question, candidates, entry)
        if not closely or models.reader is None:
            return candidates
        return read_closely(
            question, candidates, entry, models.reader, self._relevance, self._contends
        )

    def _with_recalled(
        self, question: UnderstoodQuestion, candidates: list[Candidate], entry: CodeEntry
    ) -> list[Candidate]:
        """The candidates with the verdicts that clauses like them gave like questions elsewhere."""
        alike = question.alike
        if alike is None:
            return candidates
        close = closeness(self._snapshot, entry.tree.code, alike)
        places = {clause.label: place for place, clause in enumerate(entry.tree.clauses)}
        return [
            replace(each, recalled=alike.recall(close[places[each.clause.label]]))
            for each in candidates
        ]
