"""The (question, clause) pairs that the clause reader learns from, and what each should give."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.clauses import ClauseTree
from ingest.norms.amounts import read_amounts
from qa_service.learning.material import Asked, Case, Material
from qa_service.learning.nearness import Nearness
from qa_service.reading.focus import MOST_CHARACTERS
from qa_service.reading.pair import clause_side
from qa_service.reading.reader import READER_VERDICTS
from qa_service.schemas import Verdict

MOST_GOVERNING = 2
TEMPTED = 0.6
"""Share of the negatives that are clauses labelled as tempting, where a question has one."""
HARDEST = 8
"""The other negatives are drawn from this many of the clauses nearest to the question."""
VIEWS = (MOST_CHARACTERS // 2, MOST_CHARACTERS, MOST_CHARACTERS, 2 * MOST_CHARACTERS)
"""Characters a clause is cut to, drawn anew each time: a clause that always looks the same is
learned by heart within three epochs."""
EASY = 0.15
"""How often a labelled question is also set against a clause drawn from all: a reader that meets
only tempting clauses calls any other one relevant."""
IN_COMPANY = 0.3
"""How often a single clause stands beside another one, as the rules of a paragraph do."""
COMPANY = 160
"""Characters of that other one, at most."""
OTHER_LABEL = 0.3
"""How often another accepted verdict stands for the first, where there are several."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One pair: does the clause govern (1 or 0), and to which verdict (None: not taught)."""

    question: str
    clause: str
    governs: float
    verdict: Verdict | None

    @property
    def length(self) -> int:
        """Characters of both sides, for batches of like length."""
        return len(self.question) + len(self.clause)


def side(
    asked: Asked, place: int, tree: ClauseTree, near: Nearness, most: int = MOST_CHARACTERS
) -> str:
    """A clause as the reader sees it under this question, cut to some characters."""
    clause = tree.clauses[place]
    text = tree.whole_text(clause)
    sentence = near.sentence(asked.question, text)
    return clause_side(clause.heading, text, read_amounts(asked.question), sentence, most)


def epoch_pairs(
    material: Material,
    codes: frozenset[str],
    cases: Sequence[Case],
    near: Nearness,
    choose: random.Random,
) -> list[Pair]:
    """The pairs of one epoch, shuffled: every label, and hard negatives drawn anew."""
    pairs = [_case_pair(case, cases, near, choose) for case in cases]
    pairs += [_easy_pair(case, cases, choose) for case in cases if choose.random() < EASY]
    for asked in material.of(codes):
        pairs.extend(_asked_pairs(asked, material.trees[asked.code], near, choose))
    choose.shuffle(pairs)
    return pairs


def _asked_pairs(
    asked: Asked, tree: ClauseTree, near: Nearness, choose: random.Random
) -> list[Pair]:
    governing = {place for group in asked.governing for place in group}
    if asked.verdict is not Verdict.NOT_COVERED and not governing:
        return []
    pairs = [
        Pair(
            asked.question,
            side(asked, group[0], tree, near, choose.choice(VIEWS)),
            1.0,
            _label(asked, choose),
        )
        for group in asked.governing[:MOST_GOVERNING]
    ]
    wrong = _negatives(asked, governing, near, choose)
    pairs += [
        Pair(asked.question, side(asked, place, tree, near, choose.choice(VIEWS)), 0.0, None)
        for place in wrong
    ]
    return pairs


def _negatives(
    asked: Asked, governing: set[int], near: Nearness, choose: random.Random
) -> list[int]:
    """One clause that does not govern; two where none does, for silence has to be learned."""
    nearest = near.clauses[asked.code, asked.question]
    hardest = [place for place in nearest if place not in governing][:HARDEST]
    if governing and asked.tempting and choose.random() < TEMPTED:
        return [choose.choice(asked.tempting)]
    if governing:
        return [choose.choice(hardest)]
    return [*asked.tempting[:1], *choose.sample(hardest, 2)][:2]


def _label(asked: Asked, choose: random.Random) -> Verdict:
    others = sorted(asked.accepted & set(READER_VERDICTS))
    if others and choose.random() < OTHER_LABEL:
        return choose.choice(others)
    return asked.verdict


def _case_pair(case: Case, cases: Sequence[Case], near: Nearness, choose: random.Random) -> Pair:
    sentence = near.sentence(case.question, case.clause)
    amounts = read_amounts(case.question)
    parts = [clause_side((), case.clause, amounts, sentence, choose.choice(VIEWS))]
    if case.verdict is not None and choose.random() < IN_COMPANY:
        other = clause_side((), choose.choice(cases).clause, amounts, None, COMPANY)
        parts.insert(choose.randrange(2), other)
    return Pair(case.question, " ".join(parts), float(case.verdict is not None), case.verdict)


def _easy_pair(case: Case, cases: Sequence[Case], choose: random.Random) -> Pair:
    other = choose.choice(cases)
    clause = clause_side((), other.clause, read_amounts(case.question), None)
    return Pair(case.question, clause, 0.0, None)
