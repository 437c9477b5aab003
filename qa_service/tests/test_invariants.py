"""An answer that is wrong in any one way must be found out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.snapshot import load_snapshot
from qa_service.invariants import faults, same_words
from qa_service.schemas import AskResponse, CitationOut, Step, Verdict


@pytest.fixture(scope="module")
def codes(built):
    return load_snapshot(built / "index").codes


@pytest.fixture
def citation(codes):
    entry = codes["hill-trust"]
    clause = entry.tree.clause("1.2")
    return CitationOut(
        code="hill-trust",
        code_title=entry.title,
        clause="1.2",
        heading=list(clause.heading),
        quote=entry.tree.document.text[clause.start : clause.end],
        start=clause.start,
        end=clause.end,
        text=clause.text,
        source=entry.tree.document.source,
    )


@pytest.fixture
def answer(citation):
    return AskResponse(
        question="May I keep a pen?",
        code="hill-trust",
        verdict=Verdict.CONDITIONAL,
        headline="You may keep it if you tell your line manager.",
        answer="You may keep it if you tell your line manager.",
        next_steps=[],
        facts=[],
        derivation=[Step(step="A pen is a token.", clause="1.2")],
        citations=[citation],
        ranked_clauses=[],
        confidence=0.9,
        conversation="c",
        index_version="v",
        ms=1.0,
    )


def cites(answer, citation, **changes):
    return answer.model_copy(update={"citations": [citation.model_copy(update=changes)]})


def test_a_true_answer_has_no_fault(answer, codes):
    assert faults(answer, codes) == []


def test_white_space_and_emphasis_marks_do_not_matter(answer, citation, codes):
    quote = "**" + citation.quote.replace("\n", "  ").replace("pen", "_pen_") + "**"
    assert faults(cites(answer, citation, quote=quote), codes) == []


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"quote": "You may keep anything."}, "not what stands there"),
        ({"quote": "  "}, "not what stands there"),
        ({"start": 0}, "not what stands there"),
        ({"start": -5}, "outside the source"),
        ({"end": 10**9}, "outside the source"),
        ({"start": 50, "end": 50}, "outside the source"),
        ({"clause": "9.9"}, "no clause has this label"),
        ({"code": "river-agency"}, "cited for code hill-trust"),
        ({"source": "river-agency.txt"}, "expected"),
    ],
)
def test_a_wrong_citation_is_found(answer, citation, codes, changes, says):
    found = faults(cites(answer, citation, **changes), codes)
    assert any(says in fault for fault in found), found


def test_a_true_quote_under_the_label_of_another_clause_is_found(answer, citation, codes):
    found = faults(cites(answer, citation, clause="1.1"), codes)
    assert any("outside the clause" in fault for fault in found), found


def test_a_quote_with_one_word_changed_is_found(answer, citation, codes):
    changed = citation.quote.replace("may", "must", 1)
    assert changed != citation.quote
    assert faults(cites(answer, citation, quote=changed), codes)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"headline": "x" * 161}, "headline of 161"),
        ({"headline": " "}, "headline"),
        ({"citations": []}, "no citation under conditional"),
        ({"verdict": Verdict.NOT_COVERED}, "none expected"),
        ({"code": None}, "none expected"),
        ({"code": "river-agency"}, "cited for code river-agency"),
    ],
)
def test_a_wrong_answer_is_found(answer, codes, changes, says):
    found = faults(answer.model_copy(update=changes), codes)
    assert any(says in fault for fault in found), found


def test_a_citation_of_a_code_that_is_gone_is_found(answer, codes):
    assert faults(answer, {"river-agency": codes["river-agency"]})


@given(st.text(alphabet="ab \n*_"), st.text(alphabet="ab \n*_"))
def test_same_words_is_the_same_both_ways(one, other):
    assert same_words(one, other) == same_words(other, one)
