"""Intervals and tests: arithmetic by hand where there is any, known properties elsewhere."""

import numpy as np
import pytest

from eval.metrics.risk_coverage import area_under_risk_coverage
from eval.statistics import Interval, mcnemar_exact, mean_interval, paired_bootstrap
from eval.statistics import statistic_interval as interval_of


def test_the_same_seed_gives_the_same_interval_to_the_last_digit():
    values = [1.0, 0.0, 1.0, 1.0, 0.5]
    assert mean_interval(values, seed=7) == mean_interval(values, seed=7)


def test_an_interval_of_many_shares_is_about_two_standard_errors_wide():
    # 80 of 100 right: standard error sqrt(0.8 * 0.2 / 100) = 0.04, so 0.8 ± 1.96 * 0.04
    interval = mean_interval([1.0] * 80 + [0.0] * 20, seed=0)
    assert interval.low == pytest.approx(0.72, abs=0.015)
    assert interval.high == pytest.approx(0.88, abs=0.015)


def test_ten_of_ten_right_is_not_certainty():
    # Clopper and Pearson: 0.025 ** (1 / 10) = 0.6915
    interval = mean_interval([1.0] * 10, seed=0)
    assert interval.low == pytest.approx(0.6915, abs=1e-4)
    assert interval.high == 1.0
    assert mean_interval([0.0] * 10, seed=0) == Interval(0.0, pytest.approx(0.3085, abs=1e-4))


def test_nothing_measured_has_no_interval():
    nothing = np.array([])
    assert mean_interval([], seed=0) is None
    assert interval_of(area_under_risk_coverage, nothing, nothing, seed=0) is None


def test_a_curves_area_lies_within_its_interval():
    confidence, right = np.linspace(0, 1, 60), np.array([0.0, 1.0, 1.0] * 20)
    area = area_under_risk_coverage(confidence, right)
    interval = interval_of(area_under_risk_coverage, confidence, right, seed=0)
    assert interval.low < area < interval.high


def test_mcnemar_looks_only_at_questions_that_changed():
    # 8 gained, 1 lost: p = 2 * (C(9,0) + C(9,1)) / 2**9 = 20 / 512
    a = [0.0] * 8 + [1.0] + [1.0] * 50
    b = [1.0] * 8 + [0.0] + [1.0] * 50
    test = mcnemar_exact(a, b, seed=0)
    assert test.p_value == pytest.approx(20 / 512)
    assert test.difference == pytest.approx(7 / 59)
    assert test.more_than_chance


def test_no_change_at_all_is_chance():
    test = mcnemar_exact([1.0, 0.0], [1.0, 0.0], seed=0)
    assert (test.difference, test.p_value, test.more_than_chance) == (0.0, 1.0, False)


def test_two_questions_gained_could_be_chance():
    # p = 2 * 1 / 2**2 = 0.5
    assert mcnemar_exact([0.0, 0.0], [1.0, 1.0], seed=0).p_value == 0.5


def test_paired_bootstrap_sees_a_steady_gain_and_not_a_mixed_one():
    a = [0.2, 0.4, 0.6, 0.8] * 10
    steady = paired_bootstrap(a, [value + 0.1 for value in a], seed=0)
    assert steady.difference == pytest.approx(0.1)
    assert steady.p_value == pytest.approx(2 / 2001)
    mixed = paired_bootstrap(a, [value + (-1) ** n * 0.1 for n, value in enumerate(a)], seed=0)
    assert not mixed.more_than_chance


def test_runs_without_a_common_question_cannot_be_compared():
    assert paired_bootstrap([], [], seed=0) is None
    assert mcnemar_exact([], [], seed=0) is None
