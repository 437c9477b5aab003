"""Topics: staff's words and the code's lead to the same clauses."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.snapshot import Snapshot, load_snapshot
from qa_service.settings import Settings
from qa_service.understanding.clauses_on_topic import MOST_LIFT, ClausesOnTopic
from qa_service.understanding.topics import Topics

TOPICS = Topics.load(Path("data/vocabulary/topics.toml"))


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return load_snapshot(Settings().index_dir)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Contractor has a spare seat in his box at the football", "hospitality"),
        ("Can I do a few shifts behind a bar at weekends?", "other work"),
        ("Picked up three points on my licence", "offences"),
        ("She shouts at me in front of the whole office", "respect"),
        ("May I put a poster for the Greens in my window", "politics"),
    ],
)
def test_staffs_words_touch_the_topic(question, topic):
    assert topic in TOPICS.of_question(question)


def test_small_talk_touches_none():
    assert TOPICS.of_question("hello there, how are you today") == frozenset()


def test_clauses_on_a_topic_are_lifted_the_more_the_rarer_they_are(snapshot):
    on_topic = ClausesOnTopic(snapshot, TOPICS)
    code = "cumbria-opcc"
    clauses = snapshot.codes[code].tree.clauses
    gifts = on_topic.lift(code, frozenset({"gifts"}))
    named = ["gifts" in clause.text.lower() for clause in clauses]
    assert all(lift > 0 for lift, is_named in zip(gifts, named, strict=True) if is_named)
    assert 0 < max(gifts) <= MOST_LIFT
    assert 0 < (gifts > 0).sum() < len(clauses) / 2
    lifts = [on_topic.lift(code, frozenset({topic})) for topic in sorted(TOPICS.written)]
    by_rarity = sorted((lift for lift in lifts if lift.any()), key=np.count_nonzero)
    assert [max(lift) for lift in by_rarity] == sorted(map(max, by_rarity), reverse=True)
    both = on_topic.lift(code, frozenset({"gifts", "politics"}))
    assert (both >= on_topic.lift(code, frozenset({"gifts"}))).all()


def test_nothing_is_lifted_where_the_question_touches_no_topic(snapshot):
    assert ClausesOnTopic(snapshot, TOPICS).lift("psow", frozenset()) is None
