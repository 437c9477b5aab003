"""A run: what it measures, that it repeats itself, that it can be read back."""

import json

import pytest

from eval.answering import HttpAnswerer
from eval.errors import AnswererError, RunFormatError
from eval.gold import gold_hash
from eval.local import kept_settings
from eval.record import LATENCY_FILE, ROWS_FILE, RUN_FILE, read_run, write_run
from eval.run import RunPlan, make_row, run
from eval.scores import make_case
from eval.tests.answerers import AlwaysSilent, BrokenDecider, WordAnswerer
from qa_service.errors import NotReady
from qa_service.schemas import AskRequest, Verdict
from qa_service.settings import Settings

RANKED = ("recall@5", "hit@1", "mrr", "ndcg@10", "map@10")


def test_an_answerer_that_knows_every_answer_scores_one_everywhere(run_with):
    overall = run_with("WordAnswerer").record.summary.overall
    assert overall["everything_right"].value == 1.0
    for name in (*RANKED, "citation_recall", "citation_precision", "abstention_recall"):
        assert (name, overall[name].value) == (name, 1.0)
    assert overall["false_abstention"].value == 0.0


def test_questions_with_nothing_relevant_are_left_out_and_counted(run_with):
    overall = run_with("WordAnswerer").record.summary.overall
    assert (overall["recall@5"].n, overall["recall@5"].left_out) == (4, 2)
    assert (overall["verdict_accuracy"].n, overall["verdict_accuracy"].left_out) == (6, 0)
    assert overall["says_what_it_must"].value is None


def test_calibration_is_measured_on_verdicts(run_with):
    # four answers at 0.9 and two at 0.6, all right: (4 * 0.1 + 2 * 0.4) / 6
    overall = run_with("WordAnswerer").record.summary.overall
    assert overall["calibration_error"].value == pytest.approx(1.2 / 6)
    assert overall["aurc"].value == 0.0


def test_figures_are_given_by_code_and_by_kind(run_with):
    summary = run_with("NeverSilent").record.summary
    assert list(summary.by_code) == ["acme"]
    assert summary.by_kind["unanswerable"]["verdict_accuracy"].value == 0.0
    assert summary.by_kind["permission"]["verdict_accuracy"].value == 1.0
    assert summary.confusion[Verdict.NOT_COVERED][Verdict.PERMITTED] == 2


def test_the_same_run_twice_gives_the_same_figures_to_the_last_digit(tree, questions, tmp_path):
    for name in ("one", "two"):
        plan = RunPlan(questions=questions, trees={"acme": tree})
        write_run(tmp_path / name, run(plan, BrokenDecider(tree)))
    one, two = (tmp_path / "one", tmp_path / "two")
    assert (one / ROWS_FILE).read_bytes() == (two / ROWS_FILE).read_bytes()
    summaries = [json.loads((f / RUN_FILE).read_bytes())["summary"] for f in (one, two)]
    assert json.dumps(summaries[0]) == json.dumps(summaries[1])


def test_a_run_says_what_made_its_figures(run_with, questions):
    record = run_with("WordAnswerer", split="tuning", settings={"top_k": 10}).record
    assert record.gold.model_dump() == {"hash": gold_hash(questions), "n": 6, "split": "tuning"}
    assert record.index_version == "v1"
    assert record.settings == {"top_k": 10}
    assert {"python", "numpy"} <= record.versions.keys()
    assert record.machine["cores"]
    assert record.date.startswith("20")


def test_times_are_kept_apart_from_figures(run_with, tmp_path):
    write_run(tmp_path, run_with("WordAnswerer"))
    latency = json.loads((tmp_path / LATENCY_FILE).read_bytes())
    assert set(latency["ms"]) == {f"acme-00{n}" for n in range(1, 7)}
    assert latency["percentiles"]["p50"] <= latency["percentiles"]["p100"]
    assert '"ms"' not in (tmp_path / ROWS_FILE).read_text(encoding="utf-8")


def test_a_run_is_read_back_as_it_was_written(run_with, tmp_path):
    written = run_with("BrokenCitation")
    write_run(tmp_path, written)
    assert read_run(tmp_path) == written


def test_a_folder_without_a_run_is_refused(tmp_path):
    with pytest.raises(RunFormatError, match=r"rows\.jsonl is missing"):
        read_run(tmp_path)


def test_a_row_names_the_clauses_that_should_have_been_cited(run_with):
    row = run_with("WordAnswerer").rows[1]
    assert [[clause.clause for clause in group] for group in row.expected] == [["1.2"]]


def test_the_questions_can_be_watched_as_they_pass(tree, questions):
    seen = []

    def watch(passing):
        for question in passing:
            yield question
            seen.append(question.id)

    run(RunPlan(questions=questions, trees={}), WordAnswerer(tree), watch)
    assert seen == [question.id for question in questions]


def test_a_citation_of_another_code_is_a_stray_one(tree, questions):
    answer = WordAnswerer(tree).ask(AskRequest(question="the money?", code="acme"))
    foreign = [c.model_copy(update={"code": "other"}) for c in answer.citations]
    row = make_row(questions[1], answer.model_copy(update={"citations": foreign}), tree)
    assert row.scores["citation_recall"] == 0.0
    assert row.scores["citation_precision"] == 0.0
    assert row.scores["quote_faithfulness"] == 0.0


def test_an_accepted_silence_owes_no_citation(tree, questions):
    either = (Verdict.PROHIBITED, Verdict.NOT_COVERED)
    question = questions[1].model_copy(update={"accept_verdicts": either})
    answer = AlwaysSilent(tree).ask(AskRequest(question="the money?", code="acme"))
    case = make_case(question, answer, None)
    assert (case.n_groups, case.n_owed) == (1, 0)
    assert make_row(question, answer, tree).scores["everything_right"] == 1.0


class Dead:
    def __init__(self, error):
        self.error = error

    def ask(self, request):
        raise self.error


def test_a_refused_question_ends_the_run_with_its_name(questions):
    with pytest.raises(AnswererError, match="question acme-001 got no answer: no index"):
        run(RunPlan(questions=questions, trees={}), Dead(NotReady("no index")))


def test_a_fault_in_the_program_stays_the_fault_it_is_and_names_the_question(questions):
    with pytest.raises(ZeroDivisionError) as caught:
        run(RunPlan(questions=questions, trees={}), Dead(ZeroDivisionError()))
    assert caught.value.__notes__ == ["while question acme-001 was being answered"]


def test_what_is_kept_of_the_settings_holds_no_secret_and_nothing_without_influence():
    url = "postgresql://hr:password@db/records"
    kept = kept_settings(Settings(hr_token="a-token-of-sixteen", records_url=url))
    assert kept["codes_dir"] == "data/codes"
    assert not {"hr_token", "records_url", "port"} & kept.keys()
    assert "password" not in json.dumps(kept)


def test_a_service_over_http_gives_the_same_figures(service, questions, tree, run_with):
    plan = RunPlan(questions=questions, trees={"acme": tree})
    with HttpAnswerer(service) as answerer:
        over_http = run(plan, answerer)
    assert over_http.record.summary == run_with("WordAnswerer").record.summary


def test_a_refusal_over_http_is_told_with_its_status(service):
    with HttpAnswerer(service) as answerer, pytest.raises(AnswererError, match="status 418"):
        answerer.ask(AskRequest(question="teapot?", code="acme"))


def test_a_service_that_is_not_there_is_told_plainly():
    with (
        HttpAnswerer("http://127.0.0.1:9") as answerer,
        pytest.raises(AnswererError, match="is the service running"),
    ):
        answerer.ask(AskRequest(question="hello?", code="acme"))
