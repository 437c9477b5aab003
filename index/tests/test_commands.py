from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from index.encoder import Encoder
from index.snapshot import load_snapshot
from index.tests.test_build import DEPOT

REPO = Path(__file__).resolve().parents[2]


def clausewise_index(*arguments: str) -> subprocess.CompletedProcess[str]:
    script = "from index.commands import app; app()"
    return subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=REPO, capture_output=True, text=True
    )


def test_build_writes_an_index_and_is_quiet_in_a_pipe(tmp_path: Path, encoder: Encoder):
    codes, index = tmp_path / "codes", tmp_path / "index"
    codes.mkdir()
    (codes / "depot.txt").write_text(DEPOT, encoding="utf-8")

    run = clausewise_index("build", "--codes", str(codes), "--index", str(index))

    assert (run.returncode, run.stderr) == (0, "")
    version = load_snapshot(index).version
    assert run.stdout.startswith(f"Index {version}: 1 codes, ")
    assert run.stdout.count("\n") == 1


def test_unusable_folder_gives_one_line_and_exit_code_2(tmp_path: Path, encoder: Encoder):
    run = clausewise_index("build", "--codes", str(tmp_path / "none"), "--index", str(tmp_path))

    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.count("\n") == 1
    assert "holds no document" in run.stderr


def test_unreadable_document_gives_one_line_and_exit_code_2(tmp_path: Path, encoder: Encoder):
    (tmp_path / "broken.docx").write_bytes(b"PK not a document")

    run = clausewise_index("build", "--codes", str(tmp_path), "--index", str(tmp_path / "index"))

    assert (run.returncode, run.stdout) == (2, "")
    assert "broken.docx" in run.stderr
    assert run.stderr.count("\n") == 1
