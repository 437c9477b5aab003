"""The answer pipeline: understand, search, read, decide, clarify, cite, word."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from index.encoder import Encoder
from index.export import default_encoder_folder
from index.retriever import Hit
from index.snapshot import CodeEntry, Snapshot
from qa_service.candidates import Candidate
from qa_service.citing import cite, rank
from qa_service.deciding.clarify import Cases, clarify
from qa_service.deciding.decider import Decider
from qa_service.deciding.deciding import decide
from qa_service.deciding.relevance import RelevanceWeights
from qa_service.doubt import whom_to_ask
from qa_service.finding import Finder, Models
from qa_service.follow_up import merge
from qa_service.reading.reader import ClauseReader
from qa_service.schemas import AskRequest, AskResponse, RankedClause, Verdict
from qa_service.settings import Settings
from qa_service.understanding.intent import IntentModel
from qa_service.understanding.precedents import Precedents
from qa_service.understanding.question import UnderstoodQuestion
from qa_service.understanding.spelling import Spelling
from qa_service.understanding.topics import Topics
from qa_service.understanding.vocabulary import Vocabulary
from qa_service.wording.answer import answer
from qa_service.wording.headline import headline
from qa_service.wording.next_steps import next_steps

N_RANKED = 50
"""Clauses the search hands on: the largest `top_k` of the contract."""


class Pipeline:
    """Answers questions from one snapshot.

    Args:
        snapshot: the index.
        settings: of this process.

    Raises:
        Refusal: a trained model or the vocabulary is there and cannot be used.
    """

    def __init__(self, snapshot: Snapshot, settings: Settings) -> None:
        self._snapshot = snapshot
        self._vocabulary = Vocabulary.load(settings.vocabulary_dir / "facts.toml")
        self._decider = _load_decider(settings.models_dir / "decider.json")
        # Both graphs are made ready at once: a cold start waits for the slower one alone.
        with ThreadPoolExecutor(max_workers=1) as beside:
            reader = beside.submit(_load_reader, settings.models_dir / "reader")
            encoder = Encoder.load(default_encoder_folder(settings.models_dir / "encoder"))
        models = Models(
            encoder,
            reader.result(),
            _load_intents(settings.models_dir / "intents.json"),
            self._vocabulary,
            Topics.load(settings.vocabulary_dir / "topics.toml"),
            _load_precedents(settings.models_dir / "precedents.npz", encoder),
            Spelling.load(settings.vocabulary_dir, encoder.knows),
        )
        relevance = _load_relevance(settings.models_dir / "decider.json")
        self._finder = Finder(snapshot, models, relevance)

    def ask(self, request: AskRequest, *, context: object | None = None) -> AskResponse:
        """Answer a question whose code is settled.

        Args:
            request: the question, under a code of the snapshot.
            context: the answer before it in the conversation, None at its start.
        """
        before = context if isinstance(context, AskResponse) else None
        entry = self._snapshot.codes[request.code or ""]
        merged = merge(request.question, before)
        question, vector = self._finder.understand(merged, entry.tree.code)
        hits = self._finder.find(question, entry.tree.code, N_RANKED, vector)
        candidates = self._finder.read(question, hits, entry)
        decision = decide(question, candidates, self._decider)
        cases = clarify(
            question,
            decision,
            self._vocabulary,
            lambda sentence: self._decide_under(question, sentence, candidates, entry),
        )
        return self._respond(request, question, candidates, hits, entry, cases)

    def search(self, query: str, code: str, k: int) -> list[RankedClause]:
        """The clauses of one code by relevance, best first."""
        question, vector = self._finder.understand(query, code)
        entry = self._snapshot.codes[code]
        hits = self._finder.find(question, code, k, vector)
        return self._ranked(self._finder.read(question, hits, entry, closely=False), hits, entry, k)

    def _decide_under(
        self,
        question: UnderstoodQuestion,
        sentence: str,
        candidates: list[Candidate],
        entry: CodeEntry,
    ) -> Verdict:
        """The verdict if the asker had said this sentence too; the same clauses are read again.

        They are searched anew, for another of their sentences may now be the nearest. Which of
        them decides is taken from the first reading, for reading each again costs as much as the
        rest.
        """
        more = f"{question.text} {sentence}"
        supposed, vector = self._finder.understand(more, entry.tree.code)
        decides = {each.clause.label: each.decides for each in candidates}
        found = self._finder.find(supposed, entry.tree.code, len(entry.tree.clauses), vector)
        again = [hit for hit in found if hit.label in decides]
        read = [
            replace(each, decides=decides[each.clause.label])
            for each in self._finder.read(supposed, again, entry, closely=False)
        ]
        return decide(supposed, read, self._decider).answering

    def _ranked(
        self, candidates: list[Candidate], hits: list[Hit], entry: CodeEntry, k: int
    ) -> list[RankedClause]:
        """Those that were read by their relevance, then the others by their search score."""
        floor = min((candidate.relevance for candidate in candidates), default=1.0)
        others = [
            RankedClause(
                code=hit.code,
                clause=hit.label,
                heading=list(entry.tree.clause(hit.label).heading),
                text=entry.tree.whole_text(entry.tree.clause(hit.label)),
                score=round(floor * hit.score, 4),
            )
            for hit in hits[len(candidates) :]
        ]
        return [*rank(candidates), *others][:k]

    def _respond(
        self,
        request: AskRequest,
        question: UnderstoodQuestion,
        candidates: list[Candidate],
        hits: list[Hit],
        entry: CodeEntry,
        cases: Cases,
    ) -> AskResponse:
        decision = cases.decision
        citations = [cite(ground, entry) for ground in decision.grounds]
        line = headline(question, decision)
        steps = next_steps(question, decision, whom_to_ask(entry))
        return AskResponse(
            question=question.asked,
            code=entry.tree.code,
            verdict=decision.verdict,
            headline=line,
            answer=answer(
                line,
                decision,
                citations,
                steps,
                title=entry.title,
                n_clauses=len(entry.tree.clauses),
                cases=cases.verdicts,
            ),
            next_steps=steps,
            facts=list(question.facts),
            derivation=list(decision.steps),
            citations=citations,
            ranked_clauses=self._ranked(candidates, hits, entry, request.top_k),
            clarify=decision.clarify,
            confidence=round(decision.confidence, 4),
            conversation="",
            index_version=self._snapshot.version,
            ms=0.0,
        )


def _load_reader(folder: Path) -> ClauseReader | None:
    return ClauseReader.load(folder) if folder.is_dir() else None


def _load_decider(path: Path) -> Decider:
    return Decider.load(path) if path.is_file() else Decider.plain()


def _load_relevance(path: Path) -> RelevanceWeights:
    return RelevanceWeights.load(path) if path.is_file() else RelevanceWeights.plain()


def _load_intents(path: Path) -> IntentModel | None:
    return IntentModel.load(path) if path.is_file() else None


def _load_precedents(path: Path, encoder: Encoder) -> Precedents | None:
    """None where there are none, or they were embedded by another encoder."""
    precedents = Precedents.load(path) if path.is_file() else None
    fits = precedents is not None and precedents.fingerprint == encoder.fingerprint
    return precedents if fits else None
