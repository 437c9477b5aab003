"""Which clauses and sentences are read, over the five codes as the set-up indexed them."""

import pytest

from index.snapshot import load_snapshot
from qa_service.deciding.relevance import RelevanceWeights
from qa_service.finding import Finder
from qa_service.reading.candidates import CONTENDS, MOST_APART, N_READ, N_READ_AT_MOST
from qa_service.reading.focus import MOST_CHARACTERS
from qa_service.settings import Settings


@pytest.fixture(scope="module")
def read(models):
    snapshot = load_snapshot(Settings().index_dir)
    finder = Finder(snapshot, models, RelevanceWeights.plain())

    def read(question, code):
        understood, vector = finder.understand(question, code)
        hits = finder.find(understood, code, 50, vector)
        return finder.read(understood, hits, snapshot.codes[code])

    return read


def test_a_clause_that_convinces_ends_the_reading(read):
    assert len(read("Who must approve my trip to Brussels?", "county-council")) == N_READ


def test_where_no_clause_convinces_some_more_are_read(read):
    assert len(read("What does a haddock cost in Norway?", "county-council")) == N_READ_AT_MOST


def test_of_a_long_clause_the_sentences_around_the_nearest_are_read_one_by_one(read):
    first, *_ = read("Can I accept this £30 hamper?", "county-council")
    assert len(first.norms) > MOST_APART
    assert len(first.apart) == MOST_APART
    assert first.nearest in [each.norm for each in first.apart]
    assert first.decides is max(first.apart, key=lambda each: each.relevance).norm


def test_the_sentences_of_every_clause_that_contends_are_read_and_of_no_other(read):
    questions = ("Can I accept this £30 hamper?", "Do I have to declare my shares?")
    candidates = [read(question, "county-council") for question in questions]
    for first, *others in candidates:
        for other in others:
            contends = other.alone >= CONTENDS * first.alone
            assert bool(other.apart) == (contends and len(other.norms) > 1)
    assert any(other.apart for _, *others in candidates for other in others)
    assert not all(other.apart for _, *others in candidates for other in others)


def test_a_long_clause_is_read_once_more_with_more_of_it_in_sight(read):
    first, *others = read("Can I accept this £30 hamper?", "county-council")
    assert len(first.whole_text) > MOST_CHARACTERS
    assert sum(first.verdicts_widely.values()) == pytest.approx(1, abs=1e-4)
    assert first.verdicts_widely != first.verdicts
    assert 0 < first.relevance_widely < 1
    assert not any(each.verdicts_widely for each in others)


def test_a_short_clause_is_read_but_once(read):
    first, *_ = read("Who must approve my trip to Brussels?", "county-council")
    assert len(first.whole_text) <= MOST_CHARACTERS
    assert not first.verdicts_widely
    assert first.alone == pytest.approx(first.relevance, abs=1e-3)


def test_every_clause_that_is_read_brings_what_was_told_elsewhere(read):
    candidates = read("Who must approve my trip to Brussels?", "county-council")
    assert all(0 < each.hit.precedent < 1 for each in candidates)
    told = [sum(each.recalled.values()) for each in candidates]
    assert told == pytest.approx([1.0] * len(candidates))
