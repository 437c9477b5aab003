"""`clausewise parse`, as the contract has it."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from ingest.commands import app

RUN = CliRunner()
TEXT = "1 Gifts\n\n1.1 You must refuse:\n- money\n- gold\n"


def written(folder: Path, text: str) -> str:
    path = folder / "some-code.txt"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_json_has_the_clauses_in_order_with_their_offsets(tmp_path: Path) -> None:
    result = RUN.invoke(app, [written(tmp_path, TEXT), "--json"])
    assert result.exit_code == 0
    body = json.loads(result.stdout)
    assert list(body) == ["code", "source", "clauses", "furniture", "findings"]
    assert [clause["label"] for clause in body["clauses"]] == ["1.1", "1.1 • 1", "1.1 • 2"]
    first = body["clauses"][0]
    assert TEXT[first["start"] : first["end"]] == first["text"] == "You must refuse:"
    assert body["clauses"][1]["parent"] == "1.1"
    assert {piece["kind"] for piece in body["furniture"]} == {"heading", "label"}


def test_the_tree_shows_headings_labels_and_words(tmp_path: Path) -> None:
    result = RUN.invoke(app, [written(tmp_path, TEXT)])
    assert result.exit_code == 0
    assert "1 Gifts\n  1.1  You must refuse:\n    1.1 • 1  money\n" in result.stdout


def test_lint_fails_on_an_error_and_names_it(tmp_path: Path) -> None:
    result = RUN.invoke(app, [written(tmp_path, "1 Gifts\n\n1.1 Refuse it (see 9.9).\n"), "--lint"])
    assert result.exit_code == 1
    assert result.stdout.startswith("error: some-code.txt:3: clause 1.1 refers to 9.9")


def test_a_file_that_is_not_there_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    result = RUN.invoke(app, [str(tmp_path / "none.txt")])
    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 1
