"""The commands as they are typed."""

import json

import pytest
import yaml
from typer.testing import CliRunner

from eval.commands import app
from eval.tests.conftest import TEXT


@pytest.fixture
def files(tmp_path, questions):
    (tmp_path / "codes").mkdir()
    (tmp_path / "codes" / "acme.txt").write_text(TEXT, encoding="utf-8")
    lines = (question.model_dump_json() + "\n" for question in questions)
    (tmp_path / "gold.jsonl").write_text("".join(lines), encoding="utf-8")
    return tmp_path


def typed(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def run_over_http(files, service, *more):
    gold, codes = files / "gold.jsonl", files / "codes"
    return typed("run", "--gold", gold, "--codes", codes, "--url", service, *more)


def test_a_run_prints_its_figures_and_writes_rows_and_report(files, service):
    done = run_over_http(files, service, "--out", files / "run")
    assert (done.exit_code, done.exception) == (0, None)
    assert "everything_right" in done.stdout
    written = {file.name for file in (files / "run").iterdir()}
    assert written == {"run.json", "rows.jsonl", "latency.json", "report.html"}


def test_a_run_prints_one_json_document_when_asked(files, service):
    done = run_over_http(files, service, "--out", files / "run", "--json")
    printed = json.loads(done.stdout)
    assert printed["run"]["summary"]["overall"]["verdict_accuracy"]["value"] == 1.0
    assert printed["run"]["settings"] == {"url": service}
    assert set(printed["latency"]) == {"p50", "p90", "p95", "p99", "p100"}


def test_a_red_gate_is_exit_code_1_and_an_open_one_0(files, service):
    gate = files / "gate.yaml"
    for floor, code in ((0.15, 1), (0.25, 0)):
        gate.write_text(yaml.safe_dump({"gates": {"calibration_error": {"floor": floor}}}))
        done = run_over_http(files, service, "--out", files / "run", "--gate", gate)
        assert done.exit_code == code
        assert ("FAILED" in done.stdout) is bool(code)


def test_an_accepted_run_is_the_measure_of_the_next(files, service):
    gate = files / "gate.yaml"
    gate.write_text("gates: {verdict_accuracy: {floor: 0.5}}")
    run_over_http(files, service, "--out", files / "run")
    assert typed("accept", files / "run", "--gate", gate).exit_code == 0
    accepted = yaml.safe_load(gate.read_text())
    # Six of six are right: from 0.541 on by Clopper and Pearson.
    assert accepted["gates"]["verdict_accuracy"]["floor"] == 0.54
    assert accepted["gates"]["verdict_accuracy"]["accepted"]["value"] == 1.0
    one_less = (files / "gold.jsonl").read_text().splitlines()[1:]
    (files / "gold.jsonl").write_text("\n".join(one_less))
    again = run_over_http(files, service, "--out", files / "run2", "--gate", gate)
    assert again.exit_code == 0
    assert "the gold questions changed since the accepted run" in again.stderr


def test_a_run_is_accepted_at_once_when_no_gate_is_red(files, service):
    gate = files / "gate.yaml"
    for floor, accepted in ((0.15, False), (0.25, True)):
        gate.write_text(yaml.safe_dump({"gates": {"calibration_error": {"floor": floor}}}))
        done = run_over_http(files, service, "--out", files / "run", "--gate", gate, "--accept")
        assert done.exit_code == (0 if accepted else 1)
        assert ("accepted" in gate.read_text()) is accepted


def test_accepting_without_a_gate_file_is_refused(files, service):
    done = run_over_http(files, service, "--out", files / "run", "--accept")
    assert done.exit_code == 2
    assert "name it with --gate FILE" in done.stderr


def test_the_two_parts_of_the_split_make_the_whole(files, service):
    asked = []
    for part in ("tuning", "held_out"):
        run_over_http(files, service, "--out", files / part, "--split", part)
        rows = (files / part / "rows.jsonl").read_text().splitlines()
        asked += [json.loads(row)["question"]["id"] for row in rows]
    assert sorted(asked) == [f"acme-00{n}" for n in range(1, 7)]


def test_two_runs_are_compared(files, service):
    for name in ("a", "b"):
        run_over_http(files, service, "--out", files / name)
    assert "0 of 6 questions changed" in typed("compare", files / "a", files / "b").stdout
    printed = json.loads(typed("compare", files / "a", files / "b", "--json").stdout)
    assert (printed["n_common"], printed["changes"]) == (6, [])
    assert printed["figures"]["verdict_accuracy"]["p_value"] == 1.0


def test_the_linter_passes_sound_gold_and_fails_unsound(files):
    arguments = ("lint-gold", "--gold", files / "gold.jsonl", "--codes", files / "codes")
    assert typed(*arguments).exit_code == 0
    (files / "codes" / "acme.txt").write_text(TEXT.replace("£10", "£20"), encoding="utf-8")
    failed = typed(*arguments)
    assert failed.exit_code == 1
    assert "error: acme-001: snippet-unique: stands 0 times in acme.txt" in failed.stdout
    assert json.loads(typed(*arguments, "--json").stdout)[0]["question_id"] == "acme-001"


def test_coverage_lists_what_no_question_touches(files):
    two = (files / "gold.jsonl").read_text().splitlines()[:2]
    (files / "gold.jsonl").write_text("\n".join(two))
    arguments = ("coverage", "--gold", files / "gold.jsonl", "--codes", files / "codes")
    assert "clause acme/1.3: Staff must tell the Clerk" in typed(*arguments).stdout
    (acme,) = json.loads(typed(*arguments, "--json").stdout)
    assert acme["untouched_clauses"] == ["1.3", "1.4"]
    assert {norm["clause"] for norm in acme["untouched_norms"]} <= {"1.3", "1.4"}


@pytest.mark.parametrize(
    ("break_it", "message"),
    [
        (lambda files: (files / "gold.jsonl").write_text("{}"), "gold.jsonl:1"),
        (lambda files: (files / "gold.jsonl").write_text(""), "no question is in the split all"),
        (
            lambda files: (files / "codes" / "acme.txt").rename(files / "codes" / "beta.txt"),
            "no document for acme",
        ),
        (lambda files: (files / "codes" / "acme.txt").unlink(), "holds no document"),
    ],
)
def test_unusable_input_is_one_line_and_exit_code_2(files, service, break_it, message):
    break_it(files)
    done = run_over_http(files, service)
    assert done.exit_code == 2
    assert message in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_folder_without_a_run_cannot_be_compared(files):
    done = typed("compare", files / "codes", files / "codes")
    assert done.exit_code == 2
    assert "no finished run here" in done.stderr
