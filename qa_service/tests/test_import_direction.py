"""Imports point one way: ingest <- index <- qa_service <- ui, eval."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAY_IMPORT = {
    "ingest": set(),
    "index": {"ingest"},
    "qa_service": {"ingest", "index"},
    "ui": {"qa_service.schemas", "qa_service.resources"},
    "eval": {"ingest", "index", "qa_service"},
}


def imports_of(source):
    """Every module that a file imports by its full name."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative import: write the full name"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_allowed(room, imported):
    if imported.split(".")[0] not in {*MAY_IMPORT, "clausewise"}:
        return True
    within = MAY_IMPORT[room] | {room}
    return any(imported == name or imported.startswith(f"{name}.") for name in within)


def files_of(room):
    found = sorted(path for path in (ROOT / room).rglob("*.py") if "tests" not in path.parts)
    return [pytest.param(room, path, id=str(path.relative_to(ROOT))) for path in found]


@pytest.mark.parametrize(("room", "path"), [case for room in MAY_IMPORT for case in files_of(room)])
def test_a_file_imports_only_from_the_left_of_its_folder(room, path):
    wrong = [name for name in imports_of(path.read_text("utf-8")) if not is_allowed(room, name)]
    assert wrong == [], f"{path.relative_to(ROOT)} imports {', '.join(wrong)}"


@pytest.mark.parametrize(
    ("room", "line", "allowed"),
    [
        ("ingest", "from index.build import build_index", False),
        ("index", "import qa_service.service", False),
        ("qa_service", "from ingest.clauses import Clause", True),
        ("qa_service", "from eval.metrics import recall", False),
        ("ui", "from qa_service.schemas import Verdict", True),
        ("ui", "from qa_service.service import AnswerService", False),
        ("ui", "from qa_service import service", False),
        ("eval", "from ui import app", False),
        ("eval", "import numpy", True),
    ],
)
def test_the_rule_itself_tells_right_from_wrong(room, line, allowed):
    assert all(is_allowed(room, name) for name in imports_of(line)) is allowed


def test_the_front_door_imports_no_folder_before_it_is_asked_to():
    names = {name.split(".")[0] for name in imports_of((ROOT / "clausewise.py").read_text("utf-8"))}
    assert names.isdisjoint(MAY_IMPORT)
