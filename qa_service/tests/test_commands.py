"""The commands as a person types them: a new process each, exit codes and one line on stderr."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from index.encoder import cores
from index.snapshot import CURRENT_FILE
from qa_service.schemas import AskRequest, AskResponse
from qa_service.service import AnswerService

ROOT = Path(__file__).parents[2]
CLAUSEWISE = Path(sys.executable).with_name("clausewise")
GIFT = "May I accept a gift worth £30?"
HEAVY = (
    "torch",
    "transformers",
    "sentence_transformers",
    "streamlit",
    "fastapi",
    "sqlalchemy",
    "eval",
)


@pytest.fixture
def environment(settings):
    return os.environ | {
        "CLAUSEWISE_CODES_DIR": str(settings.codes_dir),
        "CLAUSEWISE_INDEX_DIR": str(settings.index_dir),
        "CLAUSEWISE_MODELS_DIR": str(ROOT / "data/models"),
        "CLAUSEWISE_VOCABULARY_DIR": str(ROOT / "data/vocabulary"),
    }


@pytest.fixture
def run(environment, tmp_path):
    def run(*arguments, **changes):
        return subprocess.run(
            [CLAUSEWISE, *arguments],
            capture_output=True,
            env=environment | changes,
            cwd=tmp_path,
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture
def answer(settings):
    """The answer that the service gives in this process."""
    return AnswerService(settings).ask(AskRequest(question=GIFT, code="hill-trust"))


@pytest.fixture
def taken_port():
    """A port that something listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


def refused(finished):
    """The one line on stderr of a command that ended with exit code 2."""
    assert finished.returncode == 2, finished.stderr
    assert finished.stdout == b""
    lines = finished.stderr.decode().splitlines()
    assert len(lines) == 1, lines
    return lines[0]


def test_ask_prints_verdict_headline_quotes_and_places(run, answer):
    printed = " ".join(run("ask", GIFT, "--code", "hill-trust").stdout.decode().split())
    assert f"({answer.verdict}) {answer.headline}" in printed
    for citation in answer.citations:
        assert f"{citation.clause} ({citation.source}) | " in printed
        assert " ".join(citation.quote.split()) in printed.replace(" | ", " ")


def test_ask_as_json_prints_the_body_of_the_http_answer(run, answer):
    finished = run("ask", GIFT, "--code", "hill-trust", "--json")
    printed = AskResponse.model_validate_json(finished.stdout)
    unlike = {"conversation", "ms"}
    assert printed.model_dump(exclude=unlike) == answer.model_dump(exclude=unlike)


def test_ask_never_imports_what_makes_it_slow(environment, tmp_path):
    script = (
        "import sys, clausewise\n"
        f"sys.argv = ['clausewise', 'ask', {GIFT!r}, '--code', 'hill-trust', '--json']\n"
        "try:\n    clausewise.main()\n"
        "except SystemExit as end:\n    assert not end.code, end.code\n"
        f"sys.stderr.write(','.join(name for name in {HEAVY!r} if name in sys.modules))\n"
    )
    finished = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        env=environment,
        cwd=tmp_path,
        text=True,
        check=True,
    )
    assert json.loads(finished.stdout)["code"] == "hill-trust"
    assert finished.stderr == ""


@pytest.mark.skipif(
    cores() < 2 or not Path("/proc/self/task").is_dir(),
    reason="tells threads apart where there are cores for two, and lists them under /proc",
)
def test_products_of_matrices_keep_to_one_thread_unless_told_otherwise(environment):
    """Read from the process itself, for numpy takes the setting over once, on its import."""
    script = (
        "import sys, clausewise\n"
        "assert 'numpy' not in sys.modules\n"
        "sys.argv = ['clausewise', 'parse', '--help']\n"
        "try:\n    clausewise.main()\nexcept SystemExit:\n    pass\n"
        "import numpy, os\n"
        "(numpy.ones((600, 600)) @ numpy.ones((600, 600))).sum()\n"
        "sys.stderr.write(str(len(os.listdir('/proc/self/task'))))\n"
    )

    def threads(told: dict[str, str]) -> int:
        command = [sys.executable, "-c", script]
        done = subprocess.run(
            command, capture_output=True, env=environment | told, text=True, check=True
        )
        return int(done.stderr)

    assert threads({}) == 1
    assert threads({"OPENBLAS_NUM_THREADS": "2"}) == 2


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("", "empty"),
        ("a" * 3_000, "3,000 characters and the limit is 2,000"),
        (b"\xff\xfe\x01", "not text"),
    ],
    ids=["empty", "too long", "binary"],
)
def test_a_question_that_cannot_be_used_is_refused_in_one_line(run, question, says):
    assert says in refused(run("ask", question, "--code", "hill-trust"))


def test_an_unknown_code_is_refused_with_the_codes_that_exist(run):
    assert "hill-trust, river-agency" in refused(run("ask", GIFT, "--code", "nowhere"))


def test_a_missing_index_is_refused_with_what_to_do(run, tmp_path):
    line = refused(run("ask", GIFT, CLAUSEWISE_INDEX_DIR=str(tmp_path / "none")))
    assert "clausewise index build" in line


def test_a_corrupted_index_is_refused_with_what_to_do(run, settings):
    (settings.index_dir / CURRENT_FILE).write_bytes(b"\x00\xff")
    assert "clausewise index build" in refused(run("ask", GIFT, "--code", "hill-trust"))


def test_a_wrong_setting_is_refused_by_name(run):
    assert "did you mean CLAUSEWISE_PORT?" in refused(run("ask", GIFT, CLAUSEWISE_PROT="1"))


@pytest.mark.parametrize(
    "arguments", [("ask",), ("ask", GIFT, "--colour", "red"), ("batch",), ("dance",)]
)
def test_wrong_use_is_refused_in_one_line_that_names_the_help(run, arguments):
    assert "--help" in refused(run(*arguments))


def test_help_lists_every_command(run):
    printed = run("--help").stdout.decode()
    commands = ("ask", "batch", "parse", "index", "serve", "ui", "eval")
    assert all(f" {name} " in printed for name in commands)


def batch(run, tmp_path, codes, lines):
    questions, out = tmp_path / "in.jsonl", tmp_path / "deep" / "out.jsonl"
    questions.write_text("\n".join(lines), encoding="utf-8")
    finished = run("batch", "--codes", codes, "--questions", questions, "--out", out)
    assert finished.returncode == 0, finished.stderr
    assert finished.stderr == b""
    return [json.loads(line) for line in out.read_text("utf-8").splitlines()]


def test_batch_answers_every_line_over_documents_never_seen_before(run, tmp_path):
    codes = tmp_path / "others"
    codes.mkdir()
    (codes / "Lake Office.md").write_text("# Lake\n\n1. Staff must not smoke indoors.\n", "utf-8")
    lines = [
        json.dumps({"id": "a", "code": "Lake Office", "question": "May I smoke?", "kind": "x"}),
        "",
        json.dumps({"id": 2, "code": "nowhere", "question": "May I smoke?"}),
        json.dumps({"id": "c", "code": "Lake Office", "question": ""}),
        json.dumps({"id": "d", "code": "Lake Office"}),
        "not json",
        json.dumps({"id": "f", "code": "Lake Office", "question": "x" * 3_000}),
    ]
    answered = batch(run, tmp_path, codes, lines)
    assert [line["id"] for line in answered] == ["a", 2, "c", "d", None, "f"]
    first, *unusable = answered
    assert set(first) == {"id", "response", "ms"}
    response = AskResponse.model_validate(first["response"])
    assert (response.code, response.ranked_clauses[0].clause) == ("Lake Office", "1")
    assert [line["error"]["status"] for line in unusable] == [404, 422, 422, 422, 413]
    assert "Line 4: question" in unusable[2]["error"]["detail"]


def test_batch_uses_an_index_again_while_the_documents_stay(run, tmp_path, settings):
    line = json.dumps({"id": "a", "code": "hill-trust", "question": GIFT})
    first = batch(run, tmp_path, settings.codes_dir, [line])
    again = batch(run, tmp_path, settings.codes_dir, [line])
    (settings.codes_dir / "lake-office.txt").write_text("1. Staff must not smoke.\n", "utf-8")
    changed = batch(run, tmp_path, settings.codes_dir, [line])
    versions = [lines[0]["response"]["index_version"] for lines in (first, again, changed)]
    assert versions[0] == versions[1] != versions[2]
    assert len(list((tmp_path / ".clausewise/batch").iterdir())) == 2


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 broken"], ids=["empty", "broken"])
def test_batch_names_the_document_that_cannot_be_read(run, tmp_path, content):
    codes = tmp_path / "others"
    codes.mkdir()
    (codes / "bad.pdf").write_bytes(content)
    questions = tmp_path / "in.jsonl"
    questions.write_text("{}")
    line = refused(
        run("batch", "--codes", codes, "--questions", questions, "--out", tmp_path / "out.jsonl")
    )
    assert "bad.pdf" in line


def test_serve_refuses_a_port_that_is_taken(run, taken_port):
    assert "CLAUSEWISE_PORT" in refused(run("serve", CLAUSEWISE_PORT=str(taken_port)))
