"""Which of the clauses found are read, how closely, and how relevant that makes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.passages import with_stem
from index.retriever import Hit
from index.snapshot import CodeEntry
from ingest.clauses import Clause
from ingest.norms.norm import Modality, Norm
from qa_service.candidates import Candidate, SentenceRead
from qa_service.deciding.relevance import RelevanceWeights
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
CONTENDS = 0.35
"""Share of the best relevance from which a clause contends for the first place, and its sentences
are read one by one too. Right clause first, of the gold questions to tune on and of the documents
to calibrate on: 0.759 and 0.862 where the first clause's are read alone, 0.771 and 0.867 so, at 4.3
sentences a question in place of 3.5; 0.771 and 0.868 with all clauses', at 12."""
MOST_APART = 6
"""Sentences of a clause that are read one by one; of a longer one those around the sentence that
the search found."""

_Told = tuple[float, Mapping[Verdict, float]]
"""Relevance and verdicts, as the reader gives them."""


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
    if all(each.alone < CONVINCES for each in read):
        read += _read(question, hits[N_READ:N_READ_AT_MOST], entry, reader, topics)
    return _weighed(read, weights)


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
    read = map(Candidate, clauses, texts, norms, hits, relevance, verdicts, about)
    return [replace(each, alone=each.relevance) for each in read]


def _weighed(candidates: Sequence[Candidate], weights: RelevanceWeights) -> list[Candidate]:
    """The candidates with their relevance by all that is known of them, the most relevant first."""
    relevance = weights.weigh(candidates)
    weighed = [
        replace(one, relevance=value) for one, value in zip(candidates, relevance, strict=True)
    ]
    return sorted(weighed, key=lambda candidate: -candidate.relevance)


def read_closely(
    question: UnderstoodQuestion,
    candidates: Sequence[Candidate],
    entry: CodeEntry,
    reader: ClauseReader,
    weights: RelevanceWeights,
    contends: float = CONTENDS,
) -> list[Candidate]:
    """The candidates, some of them read again in two ways and weighed anew.

    The sentences of those that contend for the first place are read by themselves: which one
    decides? And the first one, if it is long, is read with as much of its text as the reader has
    room for: the exception may stand far from the rule.

    Args:
        question: as understood.
        candidates: as `read_candidates` gave them.
        entry: the code they stand in.
        reader: reads.
        weights: of relevance.
        contends: share of the best relevance from which a clause contends.
    """
    if not candidates:
        return []
    bar = contends * candidates[0].relevance
    contending = [each for each in candidates if each.relevance >= bar]
    norms = [_to_read_apart(each) for each in contending]
    sides = [
        _apart(question, each.clause, norm)
        for each, some in zip(contending, norms, strict=True)
        for norm in some
    ]
    told = _told(question, [*sides, *_wide_side(question, candidates[0], entry)], reader)
    apart = iter(told[: len(sides)])
    read = [
        each.with_apart([SentenceRead(norm, *next(apart)) for norm in some])
        for each, some in zip(contending, norms, strict=True)
    ]
    leading = _with_wide(read[0], told[len(sides) :])
    first, *others = _weighed([leading, *read[1:], *candidates[len(read) :]], weights)
    if first.clause is not leading.clause:
        first = _with_wide(first, _told(question, _wide_side(question, first, entry), reader))
    return [first, *others]


def _told(question: UnderstoodQuestion, sides: Sequence[str], reader: ClauseReader) -> list[_Told]:
    if not sides:
        return []
    reading = reader.read(question.text, sides)
    return list(zip(reading.relevance.tolist(), reading.named(), strict=True))


def _wide_side(question: UnderstoodQuestion, one: Candidate, entry: CodeEntry) -> list[str]:
    """A long clause with more of its text; nothing where it was read whole."""
    if len(one.whole_text) <= MOST_CHARACTERS:
        return []
    return [_side(question, one.clause, one.whole_text, one.hit, entry, WIDELY)]


def _with_wide(candidate: Candidate, told: Sequence[_Told]) -> Candidate:
    """The candidate with what was told of its wide side, if it has one."""
    if not told:
        return candidate
    ((relevance, verdicts),) = told
    return replace(candidate, relevance_widely=relevance, verdicts_widely=verdicts)


def _to_read_apart(candidate: Candidate) -> tuple[Norm, ...]:
    """The norms whose sentences are read one by one; none where the clause has but one."""
    norms = candidate.norms
    if len(norms) < 2:
        return ()
    nearest = norms.index(candidate.nearest) if candidate.nearest else 0
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
