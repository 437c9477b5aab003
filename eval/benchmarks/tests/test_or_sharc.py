"""OR-ShARC: the rule found, and the decision under the right rule."""

import pytest

from eval.benchmarks.deciding import code_of, decide_all, figures, write_rules
from eval.benchmarks.errors import BenchmarkFormatError
from eval.benchmarks.or_sharc import DECISIONS, Decision, ranking_questions, read_or_sharc
from eval.local import local_service
from qa_service.schemas import Verdict
from qa_service.settings import Settings

YES, NO, ASK = Decision.YES, Decision.NO, Decision.ASK


def test_cases_are_read_as_the_asker_would_tell_them(or_sharc_folder):
    rules, cases = read_or_sharc(or_sharc_folder, "some")
    assert [case.decision for case in cases] == [NO, YES, ASK]
    assert cases[1].told == "I like books. Are you a member? Yes. May I borrow a book?"
    assert cases[1].search == "May I borrow a book? I like books."
    assert [q.relevant for q in ranking_questions(rules, cases)] == [{0}, {1}, {1}]


def test_a_rule_that_is_not_there_is_named(or_sharc_folder):
    (or_sharc_folder / "rules.json").write_text('{"7": "You may."}')
    with pytest.raises(BenchmarkFormatError, match=r"c1: rules\.json has no rule '0'"):
        read_or_sharc(or_sharc_folder, "some")


def test_every_verdict_has_a_decision():
    assert set(DECISIONS) == set(Verdict)


def test_micro_counts_cases_and_macro_counts_classes():
    # yes 3 of 4, no 0 of 1, ask 1 of 1: micro 4/6, macro (3/4 + 0 + 1) / 3
    wanted = [YES, YES, YES, YES, NO, ASK]
    given = [YES, YES, YES, ASK, YES, ASK]
    found = figures(wanted, given, ms=1.0)
    assert (found.micro, found.macro) == pytest.approx((4 / 6, 1.75 / 3))
    assert found.confusion[YES] == {YES: 3, NO: 0, ASK: 1}


def test_a_class_that_no_case_wants_does_not_count():
    assert figures([YES, YES], [YES, NO], ms=1.0).macro == 0.5


def test_each_case_is_decided_under_its_own_rule_by_the_product(or_sharc_folder, tmp_path):
    rules, cases = read_or_sharc(or_sharc_folder, "some")
    folder = write_rules(rules, tmp_path / "cache")
    service = local_service(folder, Settings())
    assert sorted(service.codes()) == [code_of("0"), code_of("7")]
    found = decide_all(cases, service)
    assert sum(sum(row.values()) for row in found.confusion.values()) == len(cases)


def test_a_plain_prohibition_is_decided_as_no(or_sharc_folder, tmp_path):
    rules, cases = read_or_sharc(or_sharc_folder, "some")
    service = local_service(write_rules(rules, tmp_path / "cache"), Settings())
    assert decide_all(cases, service).confusion[NO][NO] == 1
