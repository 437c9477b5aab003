"""Ranked metrics against arithmetic by hand, and against trec_eval where both apply."""

from math import isclose, log2

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ir_measures import AP, RR, Qrel, R, ScoredDoc, Success, nDCG

from eval.metrics.average_precision import average_precision_at
from eval.metrics.gains import gains
from eval.metrics.hit import hit_at
from eval.metrics.ndcg import ndcg_at
from eval.metrics.recall import recall_at
from eval.metrics.reciprocal_rank import reciprocal_rank

NOTHING = frozenset()
A, B, C = frozenset({0}), frozenset({1}), frozenset({2})
BOTH = frozenset({0, 1})


def test_recall_counts_groups_and_not_clauses():
    found = [A, A, NOTHING, B]
    assert recall_at(3, found, n_groups=3) == pytest.approx(1 / 3)
    assert recall_at(4, found, n_groups=3) == pytest.approx(2 / 3)


def test_a_clause_with_two_groups_finds_both():
    assert recall_at(1, [BOTH], n_groups=2) == 1.0


def test_a_hit_needs_only_one_group_among_the_first_k():
    found = [NOTHING, B]
    assert hit_at(1, found, n_groups=2) == 0.0
    assert hit_at(2, found, n_groups=2) == 1.0


def test_reciprocal_rank_is_one_over_the_first_right_rank():
    assert reciprocal_rank([NOTHING, NOTHING, B, A], n_groups=2) == pytest.approx(1 / 3)
    assert reciprocal_rank([NOTHING], n_groups=2) == 0.0


def test_an_alternative_already_found_gains_nothing():
    assert gains([A, A, B]) == [1, 0, 1]


def test_ndcg_discounts_by_rank():
    # groups found at ranks 1 and 3 of two: (1 + 1/log2(4)) / (1 + 1/log2(3))
    expected = (1 + 1 / 2) / (1 + 1 / log2(3))
    assert ndcg_at(10, [A, NOTHING, B], n_groups=2) == pytest.approx(expected)


def test_ndcg_of_more_groups_than_places_can_still_be_one():
    assert ndcg_at(2, [A, B], n_groups=3) == 1.0


def test_average_precision_averages_over_all_groups():
    # precision 1/1 at rank 1, 2/3 at rank 3, the third group never: (1 + 2/3) / 3
    assert average_precision_at(10, [A, NOTHING, B], n_groups=3) == pytest.approx((1 + 2 / 3) / 3)


def test_average_precision_looks_no_further_than_k():
    assert average_precision_at(2, [A, NOTHING, B], n_groups=2) == pytest.approx(1 / 2)


def test_one_clause_with_everything_is_a_perfect_ranking():
    assert ndcg_at(10, [BOTH], n_groups=2) == 1.0
    assert average_precision_at(10, [BOTH], n_groups=2) == 1.0


@pytest.mark.parametrize(
    "metric",
    [
        lambda found: recall_at(5, found, 0),
        lambda found: hit_at(5, found, 0),
        lambda found: reciprocal_rank(found, 0),
        lambda found: ndcg_at(5, found, 0),
        lambda found: average_precision_at(5, found, 0),
    ],
)
def test_a_question_with_nothing_relevant_has_no_figure(metric):
    assert metric([NOTHING, NOTHING]) is None


@given(
    ranked=st.lists(st.booleans(), min_size=1, max_size=15),
    never_found=st.integers(min_value=0, max_value=4),
)
def test_with_one_passage_a_group_the_figures_are_those_of_trec_eval(ranked, never_found):
    n_groups = sum(ranked) + never_found
    if n_groups == 0:
        return
    number = iter(range(n_groups))
    found = [frozenset({next(number)}) if right else NOTHING for right in ranked]
    assert ours(found, n_groups) == pytest.approx(trec_eval(ranked, never_found))


def ours(found, n_groups):
    return [
        recall_at(5, found, n_groups),
        hit_at(5, found, n_groups),
        reciprocal_rank(found, n_groups),
        ndcg_at(10, found, n_groups),
        average_precision_at(10, found, n_groups),
    ]


def trec_eval(ranked, never_found):
    measures = [R @ 5, Success @ 5, RR, nDCG @ 10, AP @ 10]
    qrels = [Qrel("q", f"d{rank}", 1) for rank, right in enumerate(ranked) if right]
    qrels += [Qrel("q", f"lost{n}", 1) for n in range(never_found)]
    run = [ScoredDoc("q", f"d{rank}", 1.0 - rank / 100) for rank in range(len(ranked))]
    values = ir_measures.calc_aggregate(measures, qrels, run)
    return [values[measure] for measure in measures]


@given(st.lists(st.frozensets(st.integers(0, 3)), max_size=12))
def test_no_ranking_scores_above_one(found):
    for value in ours(found, n_groups=4):
        assert value <= 1.0 or isclose(value, 1.0)
