"""The gold linter."""

import pytest

from eval.lint_gold import lint_gold
from ingest.clauses import Severity
from qa_service.schemas import Verdict


def findings(questions, tree):
    return [(f.severity.value, f.question_id, f.rule) for f in lint_gold(questions, {"acme": tree})]


def test_sound_questions_have_no_findings(questions, tree):
    assert findings(questions, tree) == []


@pytest.mark.parametrize(
    ("change", "severity", "rule"),
    [
        ({"accept_verdicts": (Verdict.PROHIBITED,)}, "error", "verdict"),
        ({"evidence": ()}, "error", "evidence"),
        ({"evidence": ((),)}, "error", "evidence"),
        ({"kind": "unanswerable"}, "error", "kind"),
        ({"evidence": (("worth less",),)}, "error", "snippet-length"),
        ({"evidence": (("worth less than £10 from a customer." + " " * 90,),)}, "error", None),
        ({"near_miss": ("Staff must never smile",)}, "error", "snippet-unique"),
        ({"evidence": (("gifts worth less than £11",),)}, "error", "snippet-unique"),
        ({"note": "9.9: no such clause"}, "warning", "note-label"),
        ({"must_say": ("£10|",)}, "error", "phrase"),
        ({"code": "nowhere"}, "error", "code"),
    ],
)
def test_each_fault_is_found(questions, tree, change, severity, rule):
    question = questions[0].model_copy(update=change)
    found = findings([question], tree)
    assert found
    assert all(f[0] == severity for f in found)
    assert rule is None or rule in {f[2] for f in found}


def test_evidence_under_not_covered_is_found(questions, tree):
    question = questions[4].model_copy(update={"evidence": questions[0].evidence})
    assert findings([question], tree) == [("error", "acme-005", "evidence")]


def test_words_that_stand_twice_are_no_snippet(questions, tree):
    question = questions[0].model_copy(update={"near_miss": ("of interests in the",)})
    assert findings([question], tree) == []
    twice = questions[0].model_copy(update={"near_miss": ("Staff must",)})
    messages = [f.message for f in lint_gold([twice], {"acme": tree})]
    assert any("stands 2 times in acme.txt" in message for message in messages)


def test_words_across_two_clauses_resolve_to_none(questions, tree):
    across = "from a customer.\n1.2 Staff must not"
    question = questions[0].model_copy(update={"evidence": ((across,),)})
    assert ("warning", "acme-001", "snippet-clause") in findings([question], tree)


def test_the_same_question_twice_is_an_error_and_nearly_so_a_warning(questions, tree):
    first = questions[1].model_copy(update={"question": "Can I take the money from a customer?"})
    same = first.model_copy(update={"id": "x", "question": "can I take the money FROM a customer?"})
    near = first.model_copy(update={"id": "y", "question": "Can I take money from a customer?"})
    assert findings([first, same, near], tree) == [
        ("error", "x", "near-duplicate"),
        ("warning", "y", "near-duplicate"),
        ("warning", "y", "near-duplicate"),
    ]


def test_another_amount_or_another_code_makes_another_question(questions, tree):
    first = questions[0].model_copy(update={"question": "May I keep a £9 mug?"})
    other = first.model_copy(update={"id": "x", "question": "May I keep a £10 mug?"})
    assert findings([first, other], tree) == []
    elsewhere = first.model_copy(update={"id": "y", "code": "beta"})
    assert all(rule != "near-duplicate" for _, _, rule in findings([first, elsewhere], tree))


def test_findings_are_errors_or_warnings(questions, tree):
    found = lint_gold([questions[0].model_copy(update={"code": "nowhere"})], {"acme": tree})
    assert [f.severity for f in found] == [Severity.ERROR]
