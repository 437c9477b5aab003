"""A snapshot onto the disk: built aside, put in place whole, served by one rename."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.catalogue import About
from index.code_index import CodeIndex
from index.codec import to_plain
from index.embedding import HASH_BYTES, Progress, embed, text_hash
from index.encoder import Encoder
from index.folders import ASIDE, built_aside, sha256_of, write_atomically
from index.passages import MARKS, Passage, Window, passages_of
from index.snapshot import (
    CURRENT_FILE,
    FAISS_FILE,
    FORMAT,
    MANIFEST_FILE,
    METRIC,
    SNAPSHOTS_DIR,
    TEXT_HASHES_FILE,
    VECTORS_FILE,
    CodeRecord,
    Manifest,
    Snapshot,
)
from index.vectors import VectorIndex
from ingest.clauses import ClauseTree
from ingest.norms.norm import Norm


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a snapshot is made from: the hash of it all, and the part that is the parser."""

    version: str
    parser: str


@dataclass(frozen=True, slots=True)
class ReadCode:
    """A document as read: clauses, norms by label, what the catalogue says, hash of the file."""

    tree: ClauseTree
    norms: Mapping[str, tuple[Norm, ...]]
    about: About
    sha256: str


def write_snapshot(
    index_dir: Path,
    recipe: Recipe,
    codes: Sequence[ReadCode],
    encoder: Encoder,
    standing: Snapshot | None,
    tell: Progress,
) -> None:
    """Write a snapshot and serve it; until the last step the one that stands goes on serving.

    Args:
        index_dir: folder of the snapshots.
        recipe: what it is made from.
        codes: what it shall hold.
        encoder: what to embed with.
        standing: the snapshot served now, whose vectors are used again where they can be.
        tell: told of progress.
    """
    snapshots = index_dir / SNAPSHOTS_DIR
    folder = snapshots / recipe.version
    _clear_unfinished(snapshots)
    with built_aside(folder) as aside:
        manifest = _fill(aside, recipe, codes, encoder, _known(standing, encoder), tell)
        (aside / MANIFEST_FILE).write_text(manifest.to_json(), encoding="utf-8")
    digest = sha256_of(folder / MANIFEST_FILE)
    write_atomically(index_dir / CURRENT_FILE, f"{recipe.version} {digest}\n")
    _clear_old(snapshots, keep={recipe.version, standing.version if standing else ""})


def _fill(
    folder: Path,
    recipe: Recipe,
    codes: Sequence[ReadCode],
    encoder: Encoder,
    known: Mapping[bytes, NDArray[np.float32]],
    tell: Progress,
) -> Manifest:
    window = Window(encoder.max_length - MARKS, encoder.count_pieces)
    texts: list[str] = []
    records: dict[str, CodeRecord] = {}
    for number, code in enumerate(codes):
        passages = passages_of(code.tree, code.norms, window)
        first = len(texts)
        rows = _rows(passages, texts)
        index = CodeIndex.build(code.tree.clauses, passages, rows)
        record = _write_code(folder, number, code, index, (first, len(texts)))
        records[code.tree.code] = record
    vectors = embed(texts, known, encoder, tell)
    _write_vectors(folder, texts, vectors)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return Manifest(
        format=FORMAT,
        version=recipe.version,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        model=encoder.name,
        model_fingerprint=encoder.fingerprint,
        dim=encoder.dim,
        metric=METRIC,
        n_vectors=len(texts),
        parser=recipe.parser,
        codes=records,
        files={path.relative_to(folder).as_posix(): sha256_of(path) for path in files},
    )


def _rows(passages: Sequence[Passage], texts: list[str]) -> list[int]:
    """Add a code's texts, each once, and give the row of each passage within the code."""
    rows: dict[str, int] = {}
    for passage in passages:
        rows.setdefault(passage.text, len(rows))
    texts.extend(rows)
    return [rows[passage.text] for passage in passages]


def _write_code(
    folder: Path, number: int, code: ReadCode, index: CodeIndex, rows: tuple[int, int]
) -> CodeRecord:
    # Numbered, not named for the code: an id may hold what a file system does not take.
    tree_file, index_file = f"codes/{number:04}.json", f"codes/{number:04}.npz"
    (folder / "codes").mkdir(exist_ok=True)
    plain = {
        "tree": to_plain(code.tree),
        "norms": {label: to_plain(norms) for label, norms in code.norms.items()},
    }
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    (folder / tree_file).write_text(text, encoding="utf-8")
    (folder / index_file).write_bytes(index.to_bytes())
    return CodeRecord(
        source=code.tree.document.source,
        sha256=code.sha256,
        title=code.about.title or code.tree.title,
        rows=rows,
        n_clauses=len(code.tree.clauses),
        n_norms=sum(map(len, code.norms.values())),
        tree=tree_file,
        index=index_file,
        about=code.about.model_dump(exclude_defaults=True),
    )


def _write_vectors(folder: Path, texts: Sequence[str], vectors: NDArray[np.float32]) -> None:
    hashes = np.frombuffer(b"".join(map(text_hash, texts)), dtype=np.uint8)
    np.save(folder / TEXT_HASHES_FILE, hashes.reshape(len(texts), HASH_BYTES))
    # Twice on purpose: the plain array is mapped into memory to score one code without faiss.
    np.save(folder / VECTORS_FILE, vectors)
    VectorIndex.build(vectors).write(folder / FAISS_FILE)


def _known(standing: Snapshot | None, encoder: Encoder) -> dict[bytes, NDArray[np.float32]]:
    """Vectors by text of the snapshot that stands; none of another model's."""
    if standing is None or standing.manifest.model_fingerprint != encoder.fingerprint:
        return {}
    hashes = np.load(standing.folder / TEXT_HASHES_FILE, allow_pickle=False)
    return {key.tobytes(): row for key, row in zip(hashes, standing.vectors, strict=True)}


def _clear_unfinished(snapshots: Path) -> None:
    """Take away what builds that died have left; the lock is held, so none is at work."""
    for folder in snapshots.glob(f"{ASIDE}*"):
        shutil.rmtree(folder, ignore_errors=True)


def _clear_old(snapshots: Path, keep: set[str]) -> None:
    for folder in snapshots.iterdir():
        if folder.name not in keep:
            shutil.rmtree(folder, ignore_errors=True)
