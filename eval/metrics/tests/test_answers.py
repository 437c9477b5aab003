"""Metrics of answers against arithmetic by hand."""

import numpy as np
import pytest

from eval.metrics.abstention import (
    abstention_precision,
    abstention_recall,
    false_abstention,
    should_abstain,
)
from eval.metrics.calibration_error import expected_calibration_error, reliability
from eval.metrics.citation_precision import citation_precision
from eval.metrics.citation_recall import citation_recall
from eval.metrics.confusion import confusion
from eval.metrics.everything_right import everything_right
from eval.metrics.faithfulness import quote_faithfulness
from eval.metrics.latency import latency_percentiles
from eval.metrics.risk_coverage import area_under_risk_coverage, risk_coverage
from eval.metrics.saying import says_nothing_it_must_not, says_what_it_must
from eval.metrics.verdict_accuracy import verdict_accepted
from qa_service.schemas import CitationOut, Verdict

SOURCE = "1.1 Staff must *not* accept\nmoney.\n1.2 Tell HR."


def cite(quote, start, end, code="acme", text=None):
    return CitationOut(
        code=code,
        code_title="Acme",
        clause="1.1",
        heading=[],
        quote=quote,
        start=start,
        end=end,
        text=quote if text is None else text,
        source="acme.txt",
    )


def test_two_of_three_groups_cited_is_two_thirds():
    cited = [frozenset({0}), frozenset({0, 2})]
    assert citation_recall(cited, n_groups=3) == pytest.approx(2 / 3)


def test_one_stray_citation_of_four_leaves_three_quarters():
    cited = [frozenset({0}), frozenset({1}), frozenset(), frozenset({0})]
    assert citation_precision(cited, n_groups=2) == 0.75


def test_no_citation_has_recall_nought_and_no_precision():
    assert citation_recall([], n_groups=1) == 0.0
    assert citation_precision([], n_groups=1) is None


def test_any_accepted_verdict_is_right():
    accepted = (Verdict.CONDITIONAL, Verdict.PERMITTED)
    assert verdict_accepted(Verdict.PERMITTED, accepted) == 1.0
    assert verdict_accepted(Verdict.PROHIBITED, accepted) == 0.0


def test_confusion_counts_right_verdicts_against_given_ones():
    counts = confusion(
        [
            (Verdict.PERMITTED, Verdict.PERMITTED),
            (Verdict.PERMITTED, Verdict.PROHIBITED),
            (Verdict.PERMITTED, Verdict.PROHIBITED),
        ]
    )
    assert list(counts) == [Verdict.PERMITTED]
    assert counts[Verdict.PERMITTED][Verdict.PROHIBITED] == 2
    assert sum(counts[Verdict.PERMITTED].values()) == 3


def test_abstention_is_judged_on_each_side():
    silent, spoken = (Verdict.NOT_COVERED,), (Verdict.PERMITTED,)
    assert abstention_recall(Verdict.NOT_COVERED, silent) == 1.0
    assert abstention_recall(Verdict.PERMITTED, silent) == 0.0
    assert abstention_recall(Verdict.NOT_COVERED, spoken) is None
    assert abstention_precision(Verdict.NOT_COVERED, spoken) == 0.0
    assert abstention_precision(Verdict.PERMITTED, silent) is None
    assert false_abstention(Verdict.NOT_COVERED, spoken) == 1.0
    assert false_abstention(Verdict.NOT_COVERED, silent) is None


def test_a_question_where_silence_and_an_answer_both_pass_tests_no_abstention():
    either = (Verdict.NOT_COVERED, Verdict.INFORMATIONAL)
    assert should_abstain(either) is None
    assert abstention_precision(Verdict.NOT_COVERED, either) is None
    assert false_abstention(Verdict.NOT_COVERED, either) is None


def test_risk_rises_as_less_sure_answers_are_taken_in():
    # in order of confidence: right, wrong, right -> 0/1, 1/2, 1/3
    risks = risk_coverage(np.array([0.2, 0.9, 0.5]), np.array([1.0, 1.0, 0.0]))
    assert risks.tolist() == pytest.approx([0, 1 / 2, 1 / 3])
    assert area_under_risk_coverage(
        np.array([0.2, 0.9, 0.5]), np.array([1.0, 1.0, 0.0])
    ) == pytest.approx((0 + 1 / 2 + 1 / 3) / 3)


def test_answers_of_equal_confidence_share_their_errors():
    # two ties with one error: each carries half an error, whatever their order
    one = risk_coverage(np.array([0.5, 0.5]), np.array([1.0, 0.0]))
    other = risk_coverage(np.array([0.5, 0.5]), np.array([0.0, 1.0]))
    assert one.tolist() == other.tolist() == [0.5, 0.5]


def test_calibration_error_weighs_each_bin_by_its_answers():
    confidence = np.array([0.85, 0.85, 0.85, 0.3])
    right = np.array([1.0, 1.0, 0.0, 0.0])
    # bin (0.8, 0.9]: 3 answers, |2/3 - 0.85|; bin (0.2, 0.3]: 1 answer, |0 - 0.3|
    expected = 3 / 4 * (0.85 - 2 / 3) + 1 / 4 * 0.3
    assert expected_calibration_error(confidence, right) == pytest.approx(expected)


def test_a_confidence_of_nought_or_one_falls_into_the_outer_bins():
    bins = reliability(np.array([0.0, 1.0]), np.array([0.0, 1.0]))
    assert [(b.n, b.confidence, b.accuracy) for b in bins] == [(1, 0.0, 0.0), (1, 1.0, 1.0)]


def test_a_quote_is_faithful_when_it_stands_at_its_place_emphasis_aside():
    right = cite("Staff must not accept money.", 4, 34)
    assert SOURCE[4:34] == "Staff must *not* accept\nmoney."
    assert quote_faithfulness([right], "acme", SOURCE) == 1.0


@pytest.mark.parametrize(
    "wrong",
    [
        cite("Staff must accept money.", 4, 34),
        cite("Staff must not accept money.", 5, 35),
        cite("Staff must not accept money.", 4, 34, code="other"),
        cite("", 0, 0),
        cite("Tell HR.", 39, 47, text="Staff must *not* accept\nmoney."),
    ],
    ids=["changed words", "wrong place", "wrong code", "empty", "of another clause"],
)
def test_a_quote_that_is_not_the_documents_own_is_not_faithful(wrong):
    right = cite("Tell HR.", 39, 47)
    assert quote_faithfulness([right, wrong], "acme", SOURCE) == 0.5


def test_without_the_source_nothing_is_said_about_quotes():
    assert quote_faithfulness([cite("Tell HR.", 39, 47)], "acme", None) is None


def test_every_phrase_must_be_said_in_one_of_its_forms():
    texts = ["No.", "It is worth\n**£25** or more. Tell your Line Manager."]
    assert says_what_it_must(texts, ["£25 or more|24.99", "line manager"]) == 1.0
    assert says_what_it_must(texts, ["£25 or more", "register"]) == 0.0
    assert says_what_it_must(texts, []) is None


def test_one_forbidden_phrase_is_enough_to_fail():
    assert says_nothing_it_must_not(["You may keep it."], ["report it|keep it"]) == 0.0
    assert says_nothing_it_must_not(["You may not."], ["keep it"]) == 1.0


def test_one_wrong_part_makes_the_answer_wrong():
    assert everything_right(1.0, 1.0, None, 1.0) == 1.0
    assert everything_right(1.0, 0.99, None, 1.0) == 0.0


def test_percentiles_interpolate_between_answers():
    # 11 answers of 0 … 100 ms: the 95th percentile lies halfway between the 10th and 11th
    percentiles = latency_percentiles([10.0 * n for n in range(11)])
    assert percentiles == {"p50": 50.0, "p90": 90.0, "p95": 95.0, "p99": 99.0, "p100": 100.0}
    assert latency_percentiles([]) == {}
