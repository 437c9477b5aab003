"""Readings of a verdict are pooled by what each turned out to be worth."""

import numpy as np
import pytest

from qa_service.deciding.decider import Decider, likeliest
from qa_service.learning.decider import KNOWN, READINGS, Labelled, fit
from qa_service.learning.pooling import fit_pool
from qa_service.reading.reader import READER_VERDICTS
from qa_service.schemas import Verdict

N = 600


def readings_of(right: np.ndarray, trust: list[float], seed: int = 4) -> np.ndarray:
    """Log-odds for three verdicts from readers that are right in these shares of cases."""
    chance = np.random.default_rng(seed)
    told = np.full((len(right), 3, len(trust)), -1.0)
    for reader, share in enumerate(trust):
        knows = chance.random(len(right)) < share
        named = np.where(knows, right, chance.integers(0, 3, len(right)))
        told[np.arange(len(right)), named, reader] = 1.0
    return told


def test_a_reading_that_is_right_more_often_is_worth_more():
    right = np.random.default_rng(1).integers(0, 3, N)
    pool = fit_pool(readings_of(right, [0.9, 0.3, 0.0]), np.zeros((N, 0)), right, np.ones(N))
    good, poor, none = pool.readings
    assert good > 2 * poor > 0.2
    assert abs(none) < poor


def test_a_question_that_weighs_nothing_teaches_nothing():
    right = np.random.default_rng(2).integers(0, 3, N)
    told = readings_of(right, [0.8])
    share = np.ones(N)
    alone = fit_pool(told[:300], np.zeros((300, 0)), right[:300], share[:300])
    share[300:] = 0.0
    wrong = np.where(np.arange(N) < 300, right, (right + 1) % 3)
    beside = fit_pool(told, np.zeros((N, 0)), wrong, share)
    assert beside.readings == pytest.approx(alone.readings, abs=1e-3)


def test_what_is_known_of_the_question_speaks_for_the_verdicts_it_went_with():
    right = np.random.default_rng(3).integers(0, 3, N)
    known = (right == 2).astype(float)[:, None]
    pool = fit_pool(np.zeros((N, 3, 1)), known, right, np.ones(N))
    assert pool.known[0, 2] > pool.known[0, 0]
    assert pool.scores(np.zeros((1, 3, 1)), np.ones((1, 1))).argmax() == 2


def labelled(verdict: Verdict, place: int) -> Labelled:
    signals = {f"{reading}_{each}": -3.0 for reading in READINGS for each in READER_VERDICTS}
    relevance = -2.0 if verdict is Verdict.NOT_COVERED else 2.0
    if verdict is not Verdict.NOT_COVERED:
        signals |= {f"{reading}_{verdict}": -0.3 for reading in READINGS}
    signals |= {"one": 1.0, "relevance_first": relevance, f"{KNOWN[0]}x": float(place % 2)}
    return Labelled(f"t-{place % 3}", signals, verdict, frozenset({verdict}))


def test_the_weights_of_a_reading_are_the_same_for_every_verdict_and_decide_as_they_were_fitted():
    rows = [labelled(verdict, place) for place in range(12) for verdict in Verdict]
    weights = {Verdict(name): named for name, named in fit(rows).items()}
    worth = {weights[verdict][f"{READINGS[0]}_{verdict}"] for verdict in READER_VERDICTS}
    assert len(worth) == 1
    decider = Decider(weights)
    assert all(likeliest(decider.weigh(row.signals)) is row.verdict for row in rows)
