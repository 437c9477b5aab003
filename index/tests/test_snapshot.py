from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from index import writing
from index.catalogue import About
from index.encoder import Encoder
from index.errors import ManifestMismatch, NoIndex, SnapshotCorrupt
from index.folders import write_atomically
from index.passages import PassageKind
from index.retriever import Retriever
from index.snapshot import Snapshot, current_version, load_snapshot
from index.tests.small_codes import HARBOUR, LIBRARY, Written, small_code
from index.writing import Recipe, write_snapshot


class CountingEncoder(Encoder):
    """The real encoder, which keeps the texts that it was given."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__(encoder.card, encoder._session, encoder._tokenizer)
        self.seen: list[str] = []

    def encode(self, texts):
        self.seen.extend(texts)
        return super().encode(texts)


def write(
    index_dir: Path, version: str, encoder: Encoder, codes: dict[str, Written], **about: About
) -> Snapshot:
    standing = load_snapshot(index_dir) if current_version(index_dir) else None
    read = [small_code(code, written, about.get(code)) for code, written in codes.items()]
    write_snapshot(index_dir, Recipe(version, "parser"), read, encoder, standing, lambda *_: None)
    return load_snapshot(index_dir)


@pytest.fixture
def index_dir(tmp_path: Path, encoder: Encoder) -> Path:
    write(tmp_path, "first", encoder, {"harbour": HARBOUR, "library": LIBRARY})
    return tmp_path


def test_snapshot_gives_back_what_was_written(index_dir: Path):
    snapshot = load_snapshot(index_dir)

    harbour = small_code("harbour", HARBOUR)
    assert list(snapshot.codes) == ["harbour", "library"]
    entry = snapshot.codes["harbour"]
    assert (entry.tree, entry.norms) == (harbour.tree, harbour.norms)
    assert entry.title == "Rules of the harbour"
    assert entry.index.n_clauses == 7
    assert len(entry.index.groups[PassageKind.SENTENCE].rows) == 8


def test_manifest_tells_what_the_snapshot_is(index_dir: Path, encoder: Encoder):
    manifest = json.loads((index_dir / "snapshots" / "first" / "manifest.json").read_text("utf-8"))

    assert manifest["model"] == "sentence-transformers/all-MiniLM-L6-v2"
    assert manifest["model_fingerprint"] == encoder.fingerprint
    assert manifest["dim"] == 384
    assert manifest["metric"].startswith("cosine")
    assert manifest["codes"]["library"]["source"] == "library.txt"
    assert manifest["codes"]["harbour"]["n_clauses"] == 7
    assert manifest["codes"]["harbour"]["n_norms"] == 8
    assert sorted(manifest["files"]) == [
        "codes/0000.json", "codes/0000.npz", "codes/0001.json", "codes/0001.npz",
        "text_hashes.npy", "vectors.faiss", "vectors.npy",
    ]  # fmt: skip


def test_vectors_of_a_code_stand_side_by_side_and_are_those_of_its_texts(
    index_dir: Path, encoder: Encoder
):
    snapshot = load_snapshot(index_dir)

    rows = snapshot.rows_of("library")
    texts = [HARBOUR["1"][1], LIBRARY["B"][1]]
    vectors = encoder.encode(texts)
    assert rows.stop == len(snapshot.vectors) == snapshot.manifest.n_vectors
    nearest = snapshot.vectors @ vectors.T
    assert nearest[: rows.start, 0].max() == pytest.approx(1, abs=1e-5)
    assert nearest[rows.start :, 1].max() == pytest.approx(1, abs=1e-5)
    assert len(snapshot.store) == len(snapshot.vectors)


def test_text_that_did_not_change_is_not_embedded_again(index_dir: Path, encoder: Encoder):
    counting = CountingEncoder(encoder)
    changed = {**LIBRARY, "B": (("Quiet",), "Please whisper in the reading room.", None)}

    snapshot = write(index_dir, "second", counting, {"harbour": HARBOUR, "library": changed})

    assert counting.seen == ["Please whisper in the reading room."]
    hit = Retriever(snapshot, encoder).search("Please whisper in the reading room.", "library", 1)[
        0
    ]
    assert hit.dense == pytest.approx(1, abs=1e-5)


def test_title_comes_from_the_catalogue_where_it_has_the_code(tmp_path: Path, encoder: Encoder):
    about = About(title="Library rules", whom_to_ask="the head librarian")

    snapshot = write(tmp_path, "v", encoder, {"library": LIBRARY}, library=about)

    entry = snapshot.codes["library"]
    assert entry.title == "Library rules"
    assert entry.about == {"title": "Library rules", "whom_to_ask": "the head librarian"}


def test_build_that_dies_leaves_the_old_snapshot_serving(
    index_dir: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
):
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(writing, "_write_vectors", die)
    with pytest.raises(KeyboardInterrupt):
        write(index_dir, "second", encoder, {"library": LIBRARY})

    assert load_snapshot(index_dir).version == "first"
    assert [path.name for path in (index_dir / "snapshots").iterdir()] == ["first"]


def test_build_that_dies_before_it_is_served_leaves_the_old_snapshot_serving(
    index_dir: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
):
    def die(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(writing, "write_atomically", die)
    with pytest.raises(OSError, match="no space left"):
        write(index_dir, "second", encoder, {"library": LIBRARY})
    assert load_snapshot(index_dir).version == "first"

    monkeypatch.setattr(writing, "write_atomically", write_atomically)
    assert write(index_dir, "second", encoder, {"library": LIBRARY}).version == "second"


def test_snapshot_before_the_last_is_kept_and_older_ones_go(index_dir: Path, encoder: Encoder):
    write(index_dir, "second", encoder, {"library": LIBRARY})
    write(index_dir, "third", encoder, {"harbour": HARBOUR})

    kept = sorted(path.name for path in (index_dir / "snapshots").iterdir())

    assert kept == ["second", "third"]


@pytest.mark.parametrize(
    "name",
    ["manifest.json", "vectors.npy", "vectors.faiss", "codes/0001.json", "codes/0000.npz"],
)
@pytest.mark.parametrize("harm", ["cut", "changed", "missing"])
def test_harmed_file_is_named_in_one_line_with_the_remedy(index_dir: Path, name: str, harm: str):
    path = index_dir / "snapshots" / "first" / name
    content = path.read_bytes()
    if harm == "missing":
        path.unlink()
    else:
        path.write_bytes(content[:-9] if harm == "cut" else content[:-9] + b"_harmed__")

    with pytest.raises(SnapshotCorrupt, match="clausewise index build") as caught:
        load_snapshot(index_dir)

    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_damaged_pointer_is_reported(index_dir: Path):
    (index_dir / "current").write_text("", encoding="utf-8")

    with pytest.raises(SnapshotCorrupt, match="current is damaged"):
        load_snapshot(index_dir)


def test_folder_without_an_index_says_how_to_build_one(tmp_path: Path):
    with pytest.raises(NoIndex, match="clausewise index build --index"):
        load_snapshot(tmp_path)


def test_format_of_another_version_of_the_program_is_refused(
    index_dir: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("index.snapshot.FORMAT", 99)

    with pytest.raises(ManifestMismatch, match="has format 1, this program reads 99"):
        load_snapshot(index_dir)


def test_snapshot_in_memory_goes_on_when_its_files_are_gone(index_dir: Path, encoder: Encoder):
    snapshot = load_snapshot(index_dir)
    for path in (index_dir / "snapshots" / "first").rglob("*.*"):
        path.unlink()

    hit = Retriever(snapshot, encoder).search("Can I smoke?", "harbour", 1)[0]

    assert hit.label == "5(a)"
    assert np.isfinite(hit.score)
