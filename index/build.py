"""From a folder of documents to a snapshot that is served, or to no change at all."""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from index.catalogue import CATALOGUE_FILE, About, read_catalogue
from index.embedding import Progress
from index.encoder import Encoder
from index.errors import CodesFolderEmpty, CodeTwice, IndexingError
from index.folders import sha256_of
from index.snapshot import FORMAT, Snapshot, load_snapshot
from index.writing import ReadCode, Recipe, write_snapshot
from ingest.norms.reading import read_norms
from ingest.parse import parse_document
from ingest.readers import SUPPORTED_SUFFIXES, read_document

REPO = Path(__file__).resolve().parent.parent
LOCK_FILE = ".lock"


def build_index(
    codes_dir: Path, index_dir: Path, encoder: Encoder, *, progress: Progress | None = None
) -> Snapshot:
    """Index every document of a folder, and serve it from `index_dir` when all is well.

    Where nothing changed since the last build, the snapshot that stands is given back. Texts
    that the last snapshot embedded with the same model are not embedded again.

    Args:
        codes_dir: documents; a file's stem is its code's id. Files in other formats are left out.
        index_dir: folder of the snapshots; made where it is missing.
        encoder: what to embed with.
        progress: told what is being done, how many are done, and of how many.

    Raises:
        CodesFolderEmpty: there is no document.
        CodeTwice: two documents have the same stem.
        CatalogueUnreadable: the catalogue in the folder is wrong.
        DocumentProblem: a document cannot be read; the message names it.
    """
    tell = progress or _silent
    documents = find_documents(codes_dir)
    catalogue = read_catalogue(codes_dir)
    recipe = _recipe(codes_dir, documents, encoder)
    index_dir.mkdir(parents=True, exist_ok=True)
    with _one_build_at_a_time(index_dir):
        standing = _standing(index_dir)
        if standing is not None and standing.version == recipe.version:
            return standing
        codes = list(_read_codes(documents, catalogue, tell))
        write_snapshot(index_dir, recipe, codes, encoder, standing, tell)
    return load_snapshot(index_dir)


def find_documents(codes_dir: Path) -> list[Path]:
    """The documents of a folder in a format that can be read, by name.

    Raises:
        CodesFolderEmpty: there is none, or no such folder.
        CodeTwice: two would be the same code.
    """
    files = sorted(codes_dir.iterdir()) if codes_dir.is_dir() else []
    documents = [
        path
        for path in files
        if path.is_file()
        and path.suffix.lower() in SUPPORTED_SUFFIXES
        and not path.name.startswith((".", "~"))
    ]
    if not documents:
        raise CodesFolderEmpty(
            f"{codes_dir} holds no document: put codes of conduct there "
            f"({', '.join(sorted(SUPPORTED_SUFFIXES))}), or name another folder with --codes."
        )
    by_code: dict[str, Path] = {}
    for path in documents:
        other = by_code.setdefault(path.stem, path)
        if other is not path:
            raise CodeTwice(
                f"{codes_dir}: {other.name} and {path.name} would both be the code "
                f"{path.stem!r}: rename one of them."
            )
    return documents


def _read_codes(
    documents: list[Path], catalogue: Mapping[str, About], tell: Progress
) -> Iterator[ReadCode]:
    for done, path in enumerate(documents):
        tell("Reading", done, len(documents))
        tree = parse_document(read_document(path))
        norms = {clause.label: read_norms(clause) for clause in tree.clauses}
        about = catalogue.get(tree.code, About())
        yield ReadCode(tree, norms, about, sha256_of(path))
    tell("Reading", len(documents), len(documents))


def _recipe(codes_dir: Path, documents: list[Path], encoder: Encoder) -> Recipe:
    """All that decides what a snapshot holds, in one hash; no document is parsed for it."""
    extras = [path for path in (codes_dir / CATALOGUE_FILE,) if path.is_file()]
    parts = [f"format={FORMAT}", f"parser={parser_version()}", f"model={encoder.fingerprint}"]
    parts += [f"{path.name}={sha256_of(path)}" for path in (*documents, *extras)]
    version = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
    return Recipe(version, parser_version())


@cache
def parser_version() -> str:
    """Hash of the code that turns documents into passages: another parser, another snapshot."""
    sources = sorted(
        path
        for room in ("ingest", "index")
        for path in (REPO / room).rglob("*.py")
        if "tests" not in path.parts
    )
    digest = hashlib.sha256()
    for path in sources:
        digest.update(path.relative_to(REPO).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _standing(index_dir: Path) -> Snapshot | None:
    """The snapshot that is served now; None where there is none that can be read."""
    try:
        return load_snapshot(index_dir)
    except IndexingError:
        return None


@contextmanager
def _one_build_at_a_time(index_dir: Path) -> Iterator[None]:
    """Wait for another process that builds into the same folder; the lock ends with a process."""
    with (index_dir / LOCK_FILE).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _silent(what: str, done: int, total: int) -> None:
    pass
