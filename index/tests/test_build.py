from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.build import build_index, find_documents
from index.encoder import Encoder
from index.errors import CatalogueUnreadable, CodesFolderEmpty, CodeTwice
from index.export import BASE_ENCODER
from index.retriever import Retriever
from index.snapshot import load_snapshot
from ingest.errors import DocumentEmpty, DocumentUnreadable

REPO = Path(__file__).resolve().parents[2]

DEPOT = """Rules of the Bus Depot

1. Presents

1.1 Drivers must hand any present worth $15 or more to the depot clerk. Tips under $5 may be kept.

1.2 Drivers must not ask passengers for presents.

2. Second jobs

2.1 Drivers must tell the depot clerk in writing before they take a second job.
"""


@pytest.fixture
def codes_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "codes"
    folder.mkdir()
    (folder / "depot.txt").write_text(DEPOT, encoding="utf-8")
    return folder


def test_dropped_in_document_is_found_by_its_own_clauses(
    codes_dir: Path, tmp_path: Path, encoder: Encoder
):
    snapshot = build_index(codes_dir, tmp_path / "index", encoder)

    hit = Retriever(snapshot, encoder).search(
        "May I take a second job as a taxi driver?", "depot", 1
    )[0]
    entry = snapshot.codes["depot"]
    assert (hit.code, hit.label) == ("depot", "2.1")
    assert entry.tree.clause("2.1").text.startswith("Drivers must tell the depot clerk")
    assert sum(map(len, entry.norms.values())) >= 4


def test_build_of_unchanged_documents_changes_nothing_and_takes_a_moment(
    codes_dir: Path, tmp_path: Path, encoder: Encoder
):
    first = build_index(codes_dir, tmp_path / "index", encoder)
    told: list[str] = []

    start = time.perf_counter()
    second = build_index(
        codes_dir, tmp_path / "index", encoder, progress=lambda what, *_: told.append(what)
    )

    assert time.perf_counter() - start < 0.5
    assert second.manifest == first.manifest
    assert told == []


def test_version_is_the_content_wherever_it_is_built(
    codes_dir: Path, tmp_path: Path, encoder: Encoder
):
    here = build_index(codes_dir, tmp_path / "here", encoder)
    there = build_index(codes_dir, tmp_path / "there", encoder)
    (codes_dir / "depot.txt").write_text(DEPOT.replace("$15", "$20"), encoding="utf-8")
    changed = build_index(codes_dir, tmp_path / "here", encoder)

    assert here.version == there.version
    assert changed.version != here.version
    assert changed.codes["depot"].tree.document.text.count("$20") == 1


def test_progress_is_told_from_reading_to_embedding(
    codes_dir: Path, tmp_path: Path, encoder: Encoder
):
    told: list[tuple[str, int, int]] = []

    build_index(codes_dir, tmp_path / "index", encoder, progress=lambda *now: told.append(now))

    assert told[:2] == [("Reading", 0, 1), ("Reading", 1, 1)]
    what, done, total = told[-1]
    assert (what, done) == ("Embedding", total)


def test_unreadable_document_is_named_and_the_old_index_goes_on(
    codes_dir: Path, tmp_path: Path, encoder: Encoder
):
    standing = build_index(codes_dir, tmp_path / "index", encoder)
    (codes_dir / "broken.pdf").write_bytes(b"%PDF-1.4 nothing more")

    with pytest.raises(DocumentUnreadable, match=r"broken\.pdf"):
        build_index(codes_dir, tmp_path / "index", encoder)

    assert load_snapshot(tmp_path / "index").version == standing.version


def test_empty_document_is_named(codes_dir: Path, tmp_path: Path, encoder: Encoder):
    (codes_dir / "blank.txt").write_text(" \n", encoding="utf-8")

    with pytest.raises(DocumentEmpty, match=r"blank\.txt"):
        build_index(codes_dir, tmp_path / "index", encoder)


def test_files_that_are_no_documents_are_left_out(codes_dir: Path):
    for name in (".DS_Store", ".hidden.txt", "~$depot.docx", "notes.xlsx", "catalogue.yaml"):
        (codes_dir / name).write_bytes(b"")
    (codes_dir / "folder.txt").mkdir()

    assert [path.name for path in find_documents(codes_dir)] == ["depot.txt"]


@pytest.mark.parametrize("folder", ["empty", "missing"])
def test_folder_without_documents_says_what_it_takes(tmp_path: Path, folder: str):
    (tmp_path / "empty").mkdir()

    with pytest.raises(CodesFolderEmpty, match=r"\.docx.*--codes") as caught:
        find_documents(tmp_path / folder)

    assert "\n" not in str(caught.value)


def test_two_documents_with_one_stem_are_refused(codes_dir: Path):
    (codes_dir / "depot.md").write_text(DEPOT, encoding="utf-8")

    with pytest.raises(CodeTwice, match=r"depot\.md and depot\.txt would both be the code 'depot'"):
        find_documents(codes_dir)


def test_catalogue_names_the_code_and_a_change_of_it_counts(
    codes_dir: Path, tmp_path: Path, encoder: Encoder
):
    before = build_index(codes_dir, tmp_path / "index", encoder)
    entry = "depot:\n  title: Depot rules\n  whom_to_ask: the depot clerk\n"
    (codes_dir / "catalogue.yaml").write_text(entry, encoding="utf-8")

    after = build_index(codes_dir, tmp_path / "index", encoder)

    assert after.version != before.version
    assert after.codes["depot"].title == "Depot rules"
    assert after.codes["depot"].about["whom_to_ask"] == "the depot clerk"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("depot:\n  titel: Depot rules\n", r"depot\.titel: Extra inputs are not permitted"),
        ("depot: [", "while parsing"),
        ("just words", "Input should be a valid dict"),
    ],
)
def test_catalogue_that_is_wrong_is_reported_in_one_line(
    codes_dir: Path, tmp_path: Path, encoder: Encoder, text: str, problem: str
):
    (codes_dir / "catalogue.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(CatalogueUnreadable, match=problem) as caught:
        build_index(codes_dir, tmp_path / "index", encoder)

    assert "\n" not in str(caught.value)


KILLED = """
import sys, time
from pathlib import Path
from index import writing
from index.build import build_index
from index.encoder import Encoder

def hang(*_):
    print("writing", flush=True)
    time.sleep(60)

writing._write_vectors = hang
build_index(Path(sys.argv[1]), Path(sys.argv[2]), Encoder.load(Path(sys.argv[3])))
"""


def test_killed_build_leaves_the_old_index_serving_and_the_next_one_clears_up(
    codes_dir: Path, tmp_path: Path, encoder: Encoder
):
    index_dir = tmp_path / "index"
    standing = build_index(codes_dir, index_dir, encoder)
    (codes_dir / "depot.txt").write_text(DEPOT.replace("$15", "$20"), encoding="utf-8")
    arguments = [str(codes_dir), str(index_dir), str(BASE_ENCODER)]
    build = subprocess.Popen(
        [sys.executable, "-c", KILLED, *arguments], cwd=REPO, stdout=subprocess.PIPE, text=True
    )
    with build:
        assert build.stdout is not None
        assert build.stdout.readline() == "writing\n"
        os.kill(build.pid, signal.SIGKILL)

    assert load_snapshot(index_dir).version == standing.version
    assert len(list((index_dir / "snapshots").iterdir())) == 2
    after = build_index(codes_dir, index_dir, encoder)

    names = {path.name for path in (index_dir / "snapshots").iterdir()}
    assert names == {standing.version, after.version}


def test_corrupted_snapshot_is_written_again_by_a_build(
    codes_dir: Path, tmp_path: Path, encoder: Encoder
):
    first = build_index(codes_dir, tmp_path / "index", encoder)
    (first.folder / "codes" / "0000.json").write_bytes(b"{}")

    again = build_index(codes_dir, tmp_path / "index", encoder)

    assert again.version == first.version
    assert again.codes["depot"].tree.clause("1.1")


def test_shipped_catalogue_speaks_of_shipped_codes_only():
    from index.catalogue import read_catalogue

    codes = {path.stem for path in find_documents(REPO / "data" / "codes")}

    assert set(read_catalogue(REPO / "data" / "codes")) == codes
