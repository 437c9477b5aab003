"""Adding and removing codes: checked first, built aside, put back as it was when anything fails."""

from __future__ import annotations

import logging
import re
import shutil
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from index.errors import IndexingError
from ingest.clauses import ClauseTree
from ingest.errors import DocumentProblem, UnsupportedFormat
from ingest.parse import parse_document
from ingest.readers import SUPPORTED_SUFFIXES, read_document
from qa_service.errors import (
    FileTooLarge,
    NotReady,
    UnknownCode,
    UnsupportedFile,
    UnusableDocument,
)

log = logging.getLogger(__name__)

MEGABYTE = 1 << 20
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")
_LONGEST_ID = 64


def code_id(file_name: str) -> str:
    """The id that a file's name gives its code.

    Raises:
        UnusableDocument: the name holds no letter or digit.

    >>> code_id("Hill Trust (2024).PDF")
    'hill-trust-2024'
    """
    found = _NOT_IN_ID.sub("-", Path(file_name).stem.lower()).strip("-")[:_LONGEST_ID]
    if not found:
        raise UnusableDocument(
            f"The file name {file_name!r} gives no id: name the file after the organisation."
        )
    return found


class Library:
    """The folder of documents, and the index that is built of it.

    A change is made in a copy of the folder and the index is built of the copy: only when that
    has gone well is the folder itself changed, so a change that fails leaves no trace.

    Args:
        codes_dir: folder of the documents.
        file_mb: largest document, in megabytes.
        build: makes a new index of the folder it is given and puts it in place.
    """

    def __init__(self, codes_dir: Path, file_mb: int, build: Callable[[Path], object]) -> None:
        self._codes_dir = codes_dir
        self._file_mb = file_mb
        self._build = build
        self._lock = threading.Lock()

    def add(self, file_name: str, content: bytes) -> ClauseTree:
        """Takes in one document, in place of an older one with the same id.

        Raises:
            FileTooLarge, UnsupportedFile, UnusableDocument: it cannot be used.
            NotReady: the index could not be built.
        """
        if len(content) > self._file_mb * MEGABYTE:
            raise FileTooLarge(self._file_mb)
        code = code_id(file_name)
        with tempfile.TemporaryDirectory(prefix="clausewise-") as folder:
            new = Path(folder) / f"{code}{Path(file_name).suffix.lower()}"
            new.write_bytes(content)
            tree = _parsed(new, file_name)
            with self._lock:
                self._change(code, new)
        return tree

    def remove(self, code: str) -> None:
        """Takes one document out.

        Raises:
            UnknownCode: no document has this id.
            UnusableDocument: it is the only one.
            NotReady: the index could not be built.
        """
        with self._lock:
            stems = {path.stem for path in _documents(self._codes_dir)}
            if code not in stems:
                raise UnknownCode(code, stems)
            if len(stems) == 1:
                raise UnusableDocument(
                    f"{code!r} is the only code: upload another one before you remove it."
                )
            self._change(code, None)

    def _change(self, code: str, new: Path | None) -> None:
        with tempfile.TemporaryDirectory(prefix="clausewise-") as copied:
            folder = Path(copied) / self._codes_dir.name
            folder.mkdir()
            for path in self._codes_dir.glob("*"):
                if path.is_file():
                    shutil.copy2(path, folder)
            _put(folder, code, new)
            try:
                self._build(folder)
            except (IndexingError, DocumentProblem) as error:
                log.error("the index could not be built, nothing changed: %s", error)
                raise NotReady(f"The index could not be built, nothing changed. {error}") from error
        self._codes_dir.mkdir(parents=True, exist_ok=True)
        _put(self._codes_dir, code, new)


def _documents(folder: Path) -> list[Path]:
    return [path for path in folder.glob("*") if path.suffix.lower() in SUPPORTED_SUFFIXES]


def _put(folder: Path, code: str, new: Path | None) -> None:
    """Makes `new`, if any, the only document with this id; it stands before an old one goes."""
    if new is not None:
        aside = folder / f".{new.name}.new"
        shutil.copyfile(new, aside)
        aside.replace(folder / new.name)
    for path in _documents(folder):
        if path.stem == code and (new is None or path.name != new.name):
            path.unlink()


def _parsed(path: Path, file_name: str) -> ClauseTree:
    try:
        tree = parse_document(read_document(path))
    except UnsupportedFormat as error:
        raise UnsupportedFile(_named(error, path, file_name)) from error
    except DocumentProblem as error:
        raise UnusableDocument(_named(error, path, file_name)) from error
    if not tree.clauses:
        raise UnusableDocument(
            f"{file_name}: found no clause; expected numbered paragraphs or headed sections."
        )
    return tree


def _named(error: DocumentProblem, path: Path, file_name: str) -> str:
    """The message with the name that the caller knows, in place of where the file lies here."""
    return str(error).replace(str(path), file_name)
