"""Two runs side by side."""

from eval.compare import compare
from eval.statistics import PairedTest


def many(questions, n):
    """Each question n times under ids of its own."""
    return [q.model_copy(update={"id": f"{q.id}-{i}"}) for i in range(n) for q in questions]


def test_runs_that_agree_show_no_change(run_with):
    comparison = compare(run_with("WordAnswerer"), run_with("WordAnswerer"))
    assert (comparison.changes, comparison.warnings, comparison.n_common) == ([], [], 6)
    assert comparison.better("verdict_accuracy") is None


def test_a_change_is_shown_question_by_question(run_with):
    comparison = compare(run_with("WordAnswerer"), run_with("BrokenDecider"))
    assert [(c.question_id, c.verdicts, c.direction) for c in comparison.changes] == [
        ("acme-001", ("permitted", "prohibited"), "broken"),
        ("acme-002", ("prohibited", "permitted"), "broken"),
    ]
    assert comparison.changes[0].scores["verdict_accuracy"] == (1.0, 0.0)


def test_two_broken_questions_of_six_may_be_chance(run_with):
    comparison = compare(run_with("WordAnswerer"), run_with("BrokenDecider"))
    test = comparison.tests["verdict_accuracy"]
    assert isinstance(test, PairedTest)
    assert (test.test, test.p_value) == ("McNemar exact", 0.5)
    assert comparison.better("verdict_accuracy") is None


def test_the_same_share_of_many_questions_is_not_chance(run_with, questions):
    asked = many(questions, 10)
    good, bad = run_with("WordAnswerer", asked), run_with("BrokenDecider", asked)
    assert compare(good, bad).better("verdict_accuracy") is False
    assert compare(bad, good).better("verdict_accuracy") is True
    assert {change.direction for change in compare(bad, good).changes} == {"fixed"}


def test_less_false_abstention_is_better(run_with, questions):
    asked = many(questions, 10)
    silent, good = run_with("AlwaysSilent", asked), run_with("WordAnswerer", asked)
    assert compare(silent, good).tests["false_abstention"].difference == -1.0
    assert compare(silent, good).better("false_abstention") is True


def test_a_changed_gold_set_is_warned_of_and_its_questions_left_out(run_with, questions):
    relabelled = questions[0].model_copy(update={"must_say": ("£10",)})
    before = run_with("WordAnswerer")
    after = run_with("WordAnswerer", [relabelled, *questions[1:5]])
    comparison = compare(before, after)
    assert comparison.n_common == 4
    assert len(comparison.warnings) == 1
    assert "the gold questions changed" in comparison.warnings[0]


def test_a_changed_remark_is_no_change(run_with, questions):
    noted = [question.model_copy(update={"note": "seen again"}) for question in questions]
    comparison = compare(run_with("WordAnswerer"), run_with("WordAnswerer", noted))
    assert (comparison.n_common, comparison.warnings) == (6, [])
