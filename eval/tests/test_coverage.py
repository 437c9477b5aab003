"""Which clauses and norms no question touches."""

from eval.coverage import cover
from ingest.norms.norm import Modality, Norm


def norm_of(tree, label, modality):
    clause = tree.clause(label)
    return Norm(label, clause.text, clause.start, clause.end, modality)


def test_what_no_snippet_stands_in_is_untouched(tree, questions):
    norms = {
        "1.2": (norm_of(tree, "1.2", Modality.MUST_NOT),),
        "1.3": (norm_of(tree, "1.3", Modality.MUST),),
        "1.4": (norm_of(tree, "1.4", Modality.FACT),),
    }
    coverage = cover(tree, norms, questions[:2])
    assert [clause.label for clause in coverage.untouched_clauses] == ["1.3", "1.4"]
    assert [norm.clause for norm in coverage.untouched_norms] == ["1.3"]
    assert (coverage.n_questions, coverage.n_clauses, coverage.n_norms) == (2, 4, 2)


def test_questions_about_another_code_touch_nothing(tree, questions):
    foreign = [question.model_copy(update={"code": "other"}) for question in questions]
    coverage = cover(tree, {}, foreign)
    assert coverage.n_questions == 0
    assert len(coverage.untouched_clauses) == 4
