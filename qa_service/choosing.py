"""Which of the clauses found are read, and which of those the verdict rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.passages import with_stem
from index.retriever import Hit
from index.snapshot import CodeEntry
from ingest.clauses import Clause
from ingest.norms.norm import Modality, Norm
from qa_service.candidates import Candidate
from qa_service.deciding.decision import Ground
from qa_service.deciding.limits import hold_limits
from qa_service.deciding.relevance import RelevanceWeights
from qa_service.deciding.ruling import GIVEN_BY
from qa_service.deciding.signals import governing_norm
from qa_service.reading import by_rules
from qa_service.reading.pair import BESIDE, clause_side
from qa_service.reading.reader import ClauseReader
from qa_service.schemas import Verdict
from qa_service.understanding.question import UnderstoodQuestion
from qa_service.understanding.topics import Topics

MOST_APART = 6
"""Sentences of the first clause that are read one by one; of a longer one the search's stands."""
MOST_GROUNDS = 3
ALSO_GOVERNS = 0.1
"""Relevance from which a clause after the first is cited too."""
OF_THE_FIRST = 0.35
"""And the share of the first clause's relevance that it must reach."""
_TOLD_BY_FORCE = (Verdict.PROHIBITED, Verdict.REQUIRED, Verdict.NOT_REQUIRED)
"""Where the sentence nearest to the question has another force than gives such a verdict, the
nearest that has it holds the evidence more often: in 0.82 of clauses that forbid (0.75 without), in
0.84 of those that oblige (0.78). A permission and a condition come in every force."""


def read_candidates(
    question: UnderstoodQuestion,
    hits: Sequence[Hit],
    entry: CodeEntry,
    reader: ClauseReader | None,
    weights: RelevanceWeights,
    topics: Topics,
) -> list[Candidate]:
    """The hits, read against the question, the most relevant first."""
    if not hits:
        return []
    clauses = [entry.tree.clause(hit.label) for hit in hits]
    norms = [norms_of(clause, entry) for clause in clauses]
    texts = [entry.tree.whole_text(clause) for clause in clauses]
    if reader is None:
        relevance = [by_rules.relevance(hit) for hit in hits]
        verdicts = [by_rules.verdicts(question, each[0]) for each in norms]
    else:
        sides = [
            clause_side(clause.heading, text, question.measures, _nearest_sentence(hit, entry))
            for hit, clause, text in zip(hits, clauses, texts, strict=True)
        ]
        reading = reader.read(question.text, sides)
        relevance = reading.relevance.tolist()
        verdicts = reading.named()
    relevance = weights.weigh(hits, relevance)
    about = [
        topics.of_clause(question.topics, clause.heading, text)
        for clause, text in zip(clauses, texts, strict=True)
    ]
    candidates = map(Candidate, clauses, texts, norms, hits, relevance, verdicts, about)
    return sorted(candidates, key=lambda candidate: -candidate.relevance)


def read_closely(
    question: UnderstoodQuestion,
    candidates: Sequence[Candidate],
    entry: CodeEntry,
    reader: ClauseReader,
) -> list[Candidate]:
    """The candidates, the first one read twice more.

    Each of its sentences is read by itself: which one decides? And it is read together with the
    second clause, for the rule may stand in one and the exception in the other.
    """
    if not candidates:
        return []
    first, *others = candidates
    apart = _apart(question, first)
    beside = [" ".join(_beside(question, each, entry) for each in candidates[:2])] if others else []
    if not apart and not beside:
        return [first]
    reading = reader.read(question.text, [*apart, *beside])
    relevance, verdicts, n = reading.relevance.tolist(), reading.named(), len(apart)
    read = replace(first, apart=tuple(relevance[:n]), verdicts_apart=tuple(verdicts[:n]))
    if beside:
        read = replace(read, relevance_beside=relevance[-1], verdicts_beside=verdicts[-1])
    return [read, *others]


def _apart(question: UnderstoodQuestion, first: Candidate) -> list[str]:
    """The sentences of a clause as the reader sees each; none where it has but one, or too many."""
    clause, norms = first.clause, first.norms
    if not 1 < len(norms) <= MOST_APART:
        return []
    return [
        clause_side(clause.heading, with_stem(clause.stem, norm.text), question.measures)
        for norm in norms
    ]


def _beside(question: UnderstoodQuestion, candidate: Candidate, entry: CodeEntry) -> str:
    sentence = _nearest_sentence(candidate.hit, entry)
    heading, text = candidate.clause.heading, candidate.whole_text
    return clause_side(heading, text, question.measures, sentence, BESIDE)


def _nearest_sentence(hit: Hit, entry: CodeEntry) -> str | None:
    span = hit.best_sentence
    return entry.tree.document.text[span.start : span.end] if span else None


def norms_of(clause: Clause, entry: CodeEntry) -> tuple[Norm, ...]:
    """The norms of a clause; one that states it whole where none could be read."""
    whole = Norm(clause.label, clause.text, clause.start, clause.end, Modality.FACT)
    return entry.norms.get(clause.label) or (whole,)


def choose_grounds(
    question: UnderstoodQuestion, candidates: Sequence[Candidate], verdict: Verdict
) -> tuple[Ground, ...]:
    """The clauses that the verdict rests on: the first, and those nearly as relevant."""
    first = candidates[0]
    bar = max(ALSO_GOVERNS, OF_THE_FIRST * first.relevance)
    others = [each for each in candidates[1:MOST_GROUNDS] if each.relevance >= bar]
    return tuple(Ground(each, _quoted_norm(question, each, verdict)) for each in [first, *others])


def _quoted_norm(question: UnderstoodQuestion, candidate: Candidate, verdict: Verdict) -> Norm:
    """The norm to quote: the one whose limit the sum meets, else the one that governs."""
    for norm in candidate.norms:
        if any(held.holds for held in hold_limits(question, norm)):
            return norm
    return _giving(verdict, governing_norm(question, candidate), candidate)


def _giving(verdict: Verdict, governing: Norm, candidate: Candidate) -> Norm:
    """Of the norms whose force gives the verdict, the most relevant or nearest to the governing."""
    norms = candidate.norms
    if verdict not in _TOLD_BY_FORCE:
        return governing
    giving = [norm for norm in norms if norm.modality in GIVEN_BY[verdict]] or [governing]
    if candidate.apart:
        return max(giving, key=lambda norm: candidate.apart[norms.index(norm)])
    return min(
        giving, key=lambda norm: (abs(norm.start - governing.start), norm.start < governing.start)
    )
