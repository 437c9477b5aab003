"""The (question, clause) pairs that the clause reader learns from, and what each should give."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.passages import with_stem
from ingest.clauses import ClauseTree
from ingest.norms.sentences import split_sentences
from qa_service.learning.material import Asked, Case, Material, Turn
from qa_service.learning.nearness import Nearness
from qa_service.reading.focus import MOST_CHARACTERS
from qa_service.reading.pair import clause_side
from qa_service.reading.reader import READER_VERDICTS
from qa_service.schemas import Verdict
from qa_service.understanding.measures import read_measures

MOST_GOVERNING = 2
N_WRONG = 3
"""Clauses of the same document that stand beside the governing one: to be ranked below it."""
MOST_TEMPTING = 2
"""Of them, those that are labelled as tempting."""
HARDEST = 8
"""Those that are not labelled as tempting are drawn from this many nearest to the question."""
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
APART = 0.5
"""How often the sentence that holds the evidence is ranked against the others of its clause."""
TURNS = 2
"""Facts of one question that are put to the reader in one epoch."""
TURN_VIEWS = (MOST_CHARACTERS, MOST_CHARACTERS, MOST_CHARACTERS * 3 // 2, MOST_CHARACTERS * 5 // 2)
FROM_BEGINNING = 0.5
"""How often a clause under such a question is cut from its beginning, and not around a sentence."""
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
    return clause_side(clause.heading, text, read_measures(asked.question), sentence, most)


Group = tuple[Pair, ...]
"""Pairs of one question that are learned from together: where there are several, the first
governs and the others do not."""


def epoch_groups(
    material: Material,
    codes: frozenset[str],
    cases: Sequence[Case],
    near: Nearness,
    choose: random.Random,
    turns: Sequence[Turn] = (),
) -> list[Group]:
    """The pairs of one epoch, shuffled: every label, and hard negatives drawn anew."""
    groups: list[Group] = [(_case_pair(case, cases, near, choose),) for case in cases]
    groups += [(_easy_pair(case, cases, choose),) for case in cases if choose.random() < EASY]
    groups += [(pair,) for turn in turns for pair in _turn_pairs(turn, choose)]
    for asked in material.of(codes):
        groups.extend(_asked_groups(asked, material.trees[asked.code], near, choose))
        if choose.random() < APART:
            groups.extend(_sentence_groups(asked, material.trees[asked.code], choose))
    choose.shuffle(groups)
    return groups


def _asked_groups(
    asked: Asked, tree: ClauseTree, near: Nearness, choose: random.Random
) -> list[Group]:
    governing = {place for group in asked.governing for place in group}
    if asked.verdict is not Verdict.NOT_COVERED and not governing:
        return []
    right = [
        Pair(
            asked.question,
            side(asked, group[0], tree, near, choose.choice(VIEWS)),
            1.0,
            _label(asked, choose),
        )
        for group in asked.governing[:MOST_GOVERNING]
    ]
    wrong = [
        Pair(asked.question, side(asked, place, tree, near, choose.choice(VIEWS)), 0.0, None)
        for place in _negatives(asked, governing, near, choose)
    ]
    if not right:
        return [(pair,) for pair in wrong]
    return [(right[0], *wrong), *((pair,) for pair in right[1:])]


def _sentence_groups(asked: Asked, tree: ClauseTree, choose: random.Random) -> list[Group]:
    """The sentence that decides against the others of its clause, each by itself.

    Only where one sentence of one clause holds all the evidence: of several, none is the answer
    alone.
    """
    places = [place for group in asked.governing for place in group]
    if len(places) != 1 or len(asked.sentences) != 1:
        return []
    clause = tree.clauses[places[0]]
    apart = [
        with_stem(clause.stem, clause.text[span.start : span.end])
        for span in split_sentences(clause.text)
    ]
    others = [sentence for sentence in apart if sentence != asked.sentences[0]]
    if len(others) != len(apart) - 1 or not others:
        return []
    measures = read_measures(asked.question)
    texts = [asked.sentences[0], *choose.sample(others, min(N_WRONG, len(others)))]
    sides = [clause_side(clause.heading, text, measures) for text in texts]
    decides, *rest = sides
    wrong = [Pair(asked.question, side, 0.0, None) for side in rest]
    return [(Pair(asked.question, decides, 1.0, _label(asked, choose)), *wrong)]


def _negatives(
    asked: Asked, governing: set[int], near: Nearness, choose: random.Random
) -> list[int]:
    """Some clauses that do not govern, the tempting ones first."""
    nearest = near.clauses[asked.code, asked.question]
    hardest = [
        place for place in nearest if place not in governing and place not in asked.tempting
    ][:HARDEST]
    choose.shuffle(hardest)
    tempting = choose.sample(asked.tempting, min(MOST_TEMPTING, len(asked.tempting)))
    return [*tempting, *hardest][:N_WRONG]


def _label(asked: Asked, choose: random.Random) -> Verdict:
    others = sorted(asked.accepted & set(READER_VERDICTS))
    if others and choose.random() < OTHER_LABEL:
        return choose.choice(others)
    return asked.verdict


def _case_pair(case: Case, cases: Sequence[Case], near: Nearness, choose: random.Random) -> Pair:
    sentence = near.sentence(case.question, case.clause)
    measures = read_measures(case.question)
    parts = [clause_side((), case.clause, measures, sentence, choose.choice(VIEWS))]
    if case.verdict is not None and choose.random() < IN_COMPANY:
        other = clause_side((), choose.choice(cases).clause, measures, None, COMPANY)
        parts.insert(choose.randrange(2), other)
    return Pair(case.question, " ".join(parts), float(case.verdict is not None), case.verdict)


def _turn_pairs(turn: Turn, choose: random.Random) -> Iterator[Pair]:
    """The question with some of its facts, each in a wording drawn anew."""
    spans = split_sentences(turn.clause)
    for fact in choose.sample(range(len(turn.wordings)), min(TURNS, len(turn.wordings))):
        question, verdict = turn.told(fact, choose), turn.verdicts[fact]
        span = choose.choice(spans)
        sentence = None if choose.random() < FROM_BEGINNING else turn.clause[span.start : span.end]
        measures, most = read_measures(question), choose.choice(TURN_VIEWS)
        text = clause_side(turn.heading, turn.clause, measures, sentence, most)
        yield Pair(question, text, float(verdict is not None), verdict)


def _easy_pair(case: Case, cases: Sequence[Case], choose: random.Random) -> Pair:
    other = choose.choice(cases)
    clause = clause_side((), other.clause, read_measures(case.question), None)
    return Pair(case.question, clause, 0.0, None)
