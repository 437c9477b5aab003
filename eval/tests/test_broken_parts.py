"""Gates over the product itself: the part that is broken turns its own gate red."""

from dataclasses import replace
from pathlib import Path

import pytest

from eval.documents import read_trees
from eval.gates import Gate, GateFile, accept, check_gates
from eval.gold import read_gold
from eval.run import RunPlan, run
from index.retriever import Retriever
from qa_service import pipeline, service
from qa_service.building import rebuild
from qa_service.deciding.decider import Decider
from qa_service.reading.candidates import norms_of
from qa_service.schemas import Verdict
from qa_service.service import AnswerService
from qa_service.settings import Settings

TRAINING = Path(__file__).parents[2] / "data" / "training"
CODE = "x-community-health"
"""A document that the models are trained on: what is right on it stays right when they change."""

EVERY = 3
"""Every third question, in the order of the document: 32 of them, in some seconds."""

GATES = GateFile(
    gates={
        "recall@5": Gate(floor=0.5),
        "verdict_accuracy": Gate(floor=0.5),
        "citation_recall": Gate(floor=0.5),
        "citation_precision": Gate(floor=0.5),
        "quote_faithfulness": Gate(floor=1.0),
    }
)


@pytest.fixture(scope="module")
def ask_all(tmp_path_factory):
    """Asks the questions of the product as it stands, or as a test has broken it by then."""
    folder = tmp_path_factory.mktemp("broken")
    codes = folder / "codes"
    codes.mkdir()
    text = (TRAINING / "codes" / f"{CODE}.txt").read_text(encoding="utf-8")
    (codes / f"{CODE}.txt").write_text(text, encoding="utf-8")
    rebuild(codes, folder / "index")
    service = AnswerService(Settings(index_dir=folder / "index"))
    questions = read_gold(TRAINING / "questions" / f"{CODE}.jsonl")[::EVERY]
    plan = RunPlan(questions, read_trees(codes, [CODE]))
    return lambda: run(plan, service)


@pytest.fixture(scope="module")
def gates(ask_all):
    """The gates with the whole product's own run as the accepted one."""
    whole = ask_all()
    accepted = accept(whole.record, GATES)
    assert red(whole, accepted) == set()
    return accepted


def red(finished, gate_file):
    return {
        result.metric for result in check_gates(finished.record, gate_file) if not result.passed
    }


def far_from(clause, entry):
    """A clause half a document away, that no list or stem joins to this one."""
    clauses = entry.tree.clauses
    return clauses[clauses.index(clause) - len(clauses) // 2]


def test_a_search_that_brings_the_worst_clauses_turns_recall_red(monkeypatch, ask_all, gates):
    search = Retriever.search

    def worst_first(self, query, code, k, **more):
        return search(self, query, code, 10_000, **more)[::-1][:k]

    monkeypatch.setattr(Retriever, "search", worst_first)
    # What rests on the search may fall with it: under such clauses the code seems silent.
    assert "recall@5" in red(ask_all(), gates)


def test_a_decider_of_one_verdict_turns_the_verdict_red_and_nothing_else(
    monkeypatch, ask_all, gates
):
    one = {verdict: float(verdict is Verdict.INFORMATIONAL) for verdict in Verdict}
    monkeypatch.setattr(Decider, "weigh", lambda self, signals: one)
    assert red(ask_all(), gates) == {"verdict_accuracy"}


def test_citing_other_clauses_turns_the_citations_red_and_nothing_else(monkeypatch, ask_all, gates):
    cite = pipeline.cite

    def cite_another(ground, entry):
        clause = far_from(ground.candidate.clause, entry)
        norms = norms_of(clause, entry)
        text = entry.tree.whole_text(clause)
        candidate = replace(ground.candidate, clause=clause, norms=norms, whole_text=text)
        return cite(replace(ground, candidate=candidate, norm=norms[0]), entry)

    monkeypatch.setattr(pipeline, "cite", cite_another)
    assert red(ask_all(), gates) == {"citation_recall", "citation_precision"}


def test_quoting_another_clause_under_the_right_label_turns_the_quotes_red_and_nothing_else(
    monkeypatch, ask_all, gates
):
    cite = pipeline.cite

    def quote_another(ground, entry):
        clause = far_from(ground.candidate.clause, entry)
        span = clause.spans[0]
        quote = entry.tree.document.text[span.start : span.end]
        elsewhere = {"quote": quote, "start": span.start, "end": span.end}
        return cite(ground, entry).model_copy(update=elsewhere)

    monkeypatch.setattr(pipeline, "cite", quote_another)
    # The service withholds such an answer; the gate has to find it without that help.
    monkeypatch.setattr(service, "faults", lambda response, codes: [])
    assert red(ask_all(), gates) == {"quote_faithfulness"}
