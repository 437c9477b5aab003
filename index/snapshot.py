"""One immutable index on disk: what it holds, how it is read, how it is checked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.code_index import CodeIndex
from index.codec import from_plain
from index.errors import ManifestMismatch, NoIndex, SnapshotCorrupt
from index.vectors import VectorIndex
from ingest.clauses import ClauseTree
from ingest.norms.norm import Norm

FORMAT = 1
"""Of the files of a snapshot; raised whenever an older program could not read them."""

METRIC = "cosine (inner product of vectors of unit length)"
CURRENT_FILE = "current"
SNAPSHOTS_DIR = "snapshots"
MANIFEST_FILE = "manifest.json"
VECTORS_FILE = "vectors.npy"
FAISS_FILE = "vectors.faiss"
TEXT_HASHES_FILE = "text_hashes.npy"
REBUILD = "run `clausewise index build` to write it again"


@dataclass(frozen=True, slots=True)
class CodeRecord:
    """One code as the manifest lists it.

    Attributes:
        source: file name of the document.
        sha256: of the document's bytes.
        title: of the document.
        rows: first row of its vectors, and the row after the last.
        n_clauses, n_norms: how many were read.
        tree, index: files of the snapshot with its clauses and norms, and with its words.
    """

    source: str
    sha256: str
    title: str
    rows: tuple[int, int]
    n_clauses: int
    n_norms: int
    tree: str
    index: str
    about: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a snapshot says of itself.

    Attributes:
        version: hash of all it was built from; equal where the content is.
        created: when, in UTC, ISO 8601.
        model, model_fingerprint: what embedded it.
        dim, metric, n_vectors: of its vectors.
        parser: hash of the code that read the documents.
        codes: the documents by id.
        files: SHA-256 of each file of the snapshot, the manifest aside.
    """

    format: int
    version: str
    created: str
    model: str
    model_fingerprint: str
    dim: int
    metric: str
    n_vectors: int
    parser: str
    codes: dict[str, CodeRecord]
    files: dict[str, str]

    def to_json(self) -> str:
        """The manifest as it is written."""
        return json.dumps(asdict(self), indent=1, sort_keys=True, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Manifest:
        """The manifest that `to_json` gave."""
        plain = json.loads(text)
        codes = {
            code: CodeRecord(**{**record, "rows": tuple(record["rows"])})
            for code, record in plain.pop("codes").items()
        }
        return cls(codes=codes, **plain)


@dataclass(frozen=True)
class CodeEntry:
    """One code, ready to be asked about: clauses, norms by label, and what is searched."""

    tree: ClauseTree
    title: str
    norms: Mapping[str, tuple[Norm, ...]]
    index: CodeIndex
    about: Mapping[str, object] = field(default_factory=dict)


class Codes(Mapping[str, CodeEntry]):
    """The codes of a snapshot, each decoded when it is first asked for.

    A question about one code need not wait for the others. The files were checked, and are in
    memory, so that decoding cannot fail later.
    """

    def __init__(self, records: Mapping[str, CodeRecord], files: Mapping[str, bytes]) -> None:
        self._records = records
        self._files = files
        self._decoded: dict[str, CodeEntry] = {}

    def __getitem__(self, code: str) -> CodeEntry:
        if code not in self._decoded:
            self._decoded[code] = self._decode(self._records[code])
        return self._decoded[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

    def _decode(self, record: CodeRecord) -> CodeEntry:
        plain = json.loads(self._files[record.tree])
        return CodeEntry(
            tree=from_plain(ClauseTree, plain["tree"]),
            title=record.title,
            norms={
                label: tuple(from_plain(Norm, norm) for norm in norms)
                for label, norms in plain["norms"].items()
            },
            index=CodeIndex.from_bytes(self._files[record.index]),
            about=record.about,
        )


@dataclass(frozen=True)
class Snapshot:
    """An index as it is served; nothing in it changes.

    Attributes:
        version: hash of what it was built from.
        codes: the codes by id.
        vectors: `(n, dim)`, float32, rows of unit length, those of a code side by side.
        manifest: what it says of itself.
        folder: where it lies.
    """

    version: str
    codes: Mapping[str, CodeEntry]
    vectors: NDArray[np.float32]
    manifest: Manifest
    folder: Path

    def rows_of(self, code: str) -> range:
        """The rows of a code's vectors."""
        return range(*self.manifest.codes[code].rows)

    @cached_property
    def store(self) -> VectorIndex:
        """The vectors of all codes in FAISS; read when first asked for."""
        return VectorIndex.read(self.folder / FAISS_FILE)


def current_version(index_dir: Path) -> str | None:
    """Version of the snapshot that is served from a folder; None where there is none."""
    try:
        return (index_dir / CURRENT_FILE).read_text(encoding="utf-8").split()[0]
    except (OSError, IndexError):
        return None


def load_snapshot(index_dir: Path) -> Snapshot:
    """The current snapshot of a folder, every file of it checked against the manifest.

    Raises:
        NoIndex: none has been built there.
        SnapshotCorrupt: a file is missing, cut or changed.
        ManifestMismatch: it was written by a version of the program with another format.
    """
    try:
        version, digest = (index_dir / CURRENT_FILE).read_text(encoding="utf-8").split()
    except FileNotFoundError as error:
        raise NoIndex(
            f"{index_dir} holds no index: run `clausewise index build --index {index_dir}` first."
        ) from error
    except (OSError, ValueError) as error:
        raise SnapshotCorrupt(f"{index_dir / CURRENT_FILE} is damaged: {REBUILD}.") from error
    return read_snapshot(index_dir / SNAPSHOTS_DIR / version, digest)


def read_snapshot(folder: Path, manifest_sha256: str) -> Snapshot:
    """The snapshot in a folder of its own; see `load_snapshot`."""
    manifest = _manifest(folder, manifest_sha256)
    wanted = {name for record in manifest.codes.values() for name in (record.tree, record.index)}
    files = {}
    for name, digest in manifest.files.items():
        content = _content(folder, name, digest)
        if name in wanted:
            files[name] = content
    vectors = np.load(folder / VECTORS_FILE, allow_pickle=False)
    if vectors.shape != (manifest.n_vectors, manifest.dim):
        raise ManifestMismatch(
            f"{folder / VECTORS_FILE} has the shape {vectors.shape}, the manifest says "
            f"{(manifest.n_vectors, manifest.dim)}: {REBUILD}."
        )
    codes = Codes(manifest.codes, files)
    return Snapshot(manifest.version, codes, vectors, manifest, folder)


def _manifest(folder: Path, expected: str) -> Manifest:
    content = _content(folder, MANIFEST_FILE, expected)
    plain = json.loads(content)
    if plain.get("format") != FORMAT:
        raise ManifestMismatch(
            f"{folder} has format {plain.get('format')}, this program reads {FORMAT}: {REBUILD}."
        )
    return Manifest.from_json(content.decode())


def _content(folder: Path, name: str, expected: str) -> bytes:
    try:
        content = (folder / name).read_bytes()
    except OSError as error:
        raise SnapshotCorrupt(f"{folder / name} cannot be read: {REBUILD}.") from error
    found = hashlib.sha256(content).hexdigest()
    if found != expected:
        raise SnapshotCorrupt(
            f"{folder / name} has SHA-256 {found[:12]}…, expected {expected[:12]}…: {REBUILD}."
        )
    return content
