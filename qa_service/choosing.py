"""Which of the clauses found are read, and which of those the verdict rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.passages import with_stem
from index.retriever import Hit
from index.snapshot import CodeEntry
from ingest.clauses import Clause
from ingest.norms.norm import Modality, Norm
from qa_service.candidates import Candidate, SentenceRead
from qa_service.deciding.decision import Ground
from qa_service.deciding.limits import hold_limits
from qa_service.deciding.relevance import RelevanceWeights
from qa_service.deciding.ruling import GIVEN_BY, TOLD_BY_FORCE
from qa_service.deciding.signals import governing_norm
from qa_service.reading import by_rules
from qa_service.reading.focus import MOST_CHARACTERS
from qa_service.reading.pair import WIDELY, clause_side
from qa_service.reading.reader import ClauseReader
from qa_service.schemas import Verdict
from qa_service.understanding.question import UnderstoodQuestion
from qa_service.understanding.topics import Topics

N_READ = 3
"""Clauses that are always read."""
N_READ_AT_MOST = 5
CONVINCES = 0.5
"""Relevance, by the reader's word, from which a clause convinces. Reading five clauses of every
question puts no more right ones first; four in ten questions have none among three that does."""
MOST_APART = 6
"""Sentences of the first clause that are read one by one; of a longer one those around the
sentence that the search found."""
MOST_GROUNDS = 3
ALSO_GOVERNS = 0.1
"""Relevance from which a clause after the first is cited too."""
OF_THE_FIRST = 0.35
"""And the share of the first clause's relevance that it must reach."""
NEARLY_AS_RELEVANT = 0.4
"""Share of the best sentence's relevance from which a sentence with such a force is quoted in its
place. Of 1,636 questions to calibrate on whose clause has several sentences the one quoted holds
the evidence in 0.85 then; in 0.84 where force does not matter, in 0.80 where nothing else does."""


def read_candidates(
    question: UnderstoodQuestion,
    hits: Sequence[Hit],
    entry: CodeEntry,
    reader: ClauseReader | None,
    weights: RelevanceWeights,
    topics: Topics,
) -> list[Candidate]:
    """The best hits, read against the question, the most relevant first.

    Where none of the first few convinces the reader, some more are read.
    """
    read = _read(question, hits[:N_READ], entry, reader, topics)
    if all(each.relevance < CONVINCES for each in read):
        read += _read(question, hits[N_READ:N_READ_AT_MOST], entry, reader, topics)
    relevance = weights.weigh([each.hit for each in read], [each.relevance for each in read])
    weighed = [
        replace(one, relevance=value, alone=one.relevance)
        for one, value in zip(read, relevance, strict=True)
    ]
    return sorted(weighed, key=lambda candidate: -candidate.relevance)


def _read(
    question: UnderstoodQuestion,
    hits: Sequence[Hit],
    entry: CodeEntry,
    reader: ClauseReader | None,
    topics: Topics,
) -> list[Candidate]:
    """The hits as the reader alone, or the rules in its place, see them."""
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
            _side(question, clause, text, hit, entry)
            for clause, text, hit in zip(clauses, texts, hits, strict=True)
        ]
        reading = reader.read(question.text, sides)
        relevance, verdicts = reading.relevance.tolist(), reading.named()
    about = [
        topics.of_clause(question.topics, clause.heading, text)
        for clause, text in zip(clauses, texts, strict=True)
    ]
    return list(map(Candidate, clauses, texts, norms, hits, relevance, verdicts, about))


def read_closely(
    question: UnderstoodQuestion,
    candidates: Sequence[Candidate],
    entry: CodeEntry,
    reader: ClauseReader,
) -> list[Candidate]:
    """The candidates, the first one read again in two ways.

    Each of its sentences is read by itself: which one decides? And a long clause is read with as
    much of its text as the reader has room for: the exception may stand far from the rule.
    """
    if not candidates:
        return []
    first, *others = candidates
    norms = _to_read_apart(first)
    sides = [_apart(question, first.clause, norm) for norm in norms]
    if is_long := len(first.whole_text) > MOST_CHARACTERS:
        sides.append(_side(question, first.clause, first.whole_text, first.hit, entry, WIDELY))
    if not sides:
        return [first, *others]
    reading = reader.read(question.text, sides)
    relevance, verdicts = reading.relevance.tolist(), reading.named()
    apart = zip(norms, relevance, verdicts, strict=False)
    read = first.with_apart([SentenceRead(*each) for each in apart])
    if is_long:
        read = replace(read, relevance_widely=relevance[-1], verdicts_widely=verdicts[-1])
    return [read, *others]


def _to_read_apart(first: Candidate) -> tuple[Norm, ...]:
    """The norms whose sentences are read one by one; none where the clause has but one."""
    norms = first.norms
    if len(norms) < 2:
        return ()
    nearest = norms.index(first.nearest) if first.nearest else 0
    start = max(0, min(nearest - MOST_APART // 2, len(norms) - MOST_APART))
    return norms[start : start + MOST_APART]


def _apart(question: UnderstoodQuestion, clause: Clause, norm: Norm) -> str:
    return clause_side(clause.heading, with_stem(clause.stem, norm.text), question.measures)


def _side(
    question: UnderstoodQuestion,
    clause: Clause,
    text: str,
    hit: Hit,
    entry: CodeEntry,
    most: int = MOST_CHARACTERS,
) -> str:
    span = hit.best_sentence
    nearest = entry.tree.document.text[span.start : span.end] if span else None
    return clause_side(clause.heading, text, question.measures, nearest, most)


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
    if verdict not in TOLD_BY_FORCE:
        return governing
    if candidate.apart:
        return _most_relevant_giving(verdict, candidate.apart) or governing
    giving = [norm for norm in candidate.norms if norm.modality in GIVEN_BY[verdict]]
    return min(
        giving or [governing],
        key=lambda norm: (abs(norm.start - governing.start), norm.start < governing.start),
    )


def _most_relevant_giving(verdict: Verdict, apart: Sequence[SentenceRead]) -> Norm | None:
    """The best of the sentences nearly as relevant as the best of all whose force gives it."""
    bar = NEARLY_AS_RELEVANT * max(each.relevance for each in apart)
    near = [each for each in apart if each.relevance >= bar]
    giving = [each for each in near if each.norm.modality in GIVEN_BY[verdict]]
    return max(giving, key=lambda each: each.relevance).norm if giving else None
