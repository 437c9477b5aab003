"""The decider is learned on questions as they are read: two small documents, the trained models."""

import json
import shutil
from pathlib import Path

import pytest

from index.build import build_index
from qa_service.deciding.decider import Decider, likeliest
from qa_service.deciding.relevance import RelevanceWeights
from qa_service.deciding.signals import signals
from qa_service.finding import Finder
from qa_service.learning.material import TRAINING, load_material, own
from qa_service.learning.weighing import fit_decider, read_all, relevance_of

CODES = ("q-charity-regulator", "t-courts")
EVERY = 3
"""One question in so many is read: enough to learn something, soon enough to wait for."""


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("training")
    for path in (TRAINING / "codes").iterdir():
        if path.stem in CODES:
            (folder / "codes").mkdir(exist_ok=True)
            (folder / "questions").mkdir(exist_ok=True)
            shutil.copy(path, folder / "codes")
            shutil.copy(TRAINING / "questions" / f"{path.stem}.jsonl", folder / "questions")
    (folder / "crossings.jsonl").touch()
    return folder, own(load_material(folder).asked)[::EVERY]


@pytest.fixture(scope="module")
def finder(asked, models, tmp_path_factory):
    folder, _ = asked
    snapshot = build_index(folder / "codes", tmp_path_factory.mktemp("index"), models.encoder)

    def finder(weights, **how):
        return snapshot, Finder(snapshot, models, weights, **how)

    return finder


@pytest.fixture(scope="module")
def learned(asked, finder, tmp_path_factory):
    _, questions = asked
    all_read = read_all(questions, *finder(RelevanceWeights.plain(), contends=0))
    weights = relevance_of(all_read)
    read = read_all(questions, *finder(weights))
    out: Path = tmp_path_factory.mktemp("models") / "decider.json"
    return all_read, weights, read, out, fit_decider(read, weights, out)


def test_relevance_is_learned_where_every_clause_was_read_sentence_by_sentence(learned):
    all_read, weights, read, _, _ = learned
    several = [c for one in all_read for c in one.candidates if len(c.norms) > 1]
    assert several
    assert all(candidate.apart for candidate in several)
    assert weights.weights["reader"] > 0
    assert sum(len(c.apart) for one in read for c in one.candidates) < sum(
        len(candidate.apart) for candidate in several
    )


def test_with_the_weights_learned_more_right_clauses_come_first(learned):
    all_read, _, read, _, _ = learned

    def first(ones):
        return sum(one.candidates[0].clause.label in one.governing for one in ones if one.governing)

    assert first(read) > first(all_read)


def test_what_is_written_decides_the_questions_it_was_learned_from(learned):
    _, weights, read, out, right = learned
    stored = json.loads(out.read_text())
    assert stored["relevance"] == pytest.approx(dict(weights.weights))
    decider = Decider.load(out)
    told = [
        likeliest(decider.weigh(signals(one.question, one.candidates))) in one.asked.accepted
        for one in read
    ]
    assert 0.5 < right < sum(told) / len(told)
