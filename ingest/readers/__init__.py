"""From a file to its text: one reader for each format.

Every offset in the project points into the text that `read_document` returns. Its line ends
are always a single line feed and a byte order mark is left out: for a text file that is what
Python's `Path.read_text(encoding="utf-8-sig")` gives. The other formats are written out as
lines of Markdown: `## ` before headings, `- ` before bullets, `| a | b |` for table rows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from ingest.clauses import SourceDocument
from ingest.errors import DocumentEmpty, DocumentTooLarge, DocumentUnreadable, UnsupportedFormat
from ingest.readers.html import read_html
from ingest.readers.page import ReadText
from ingest.readers.pdf import read_pdf
from ingest.readers.plain import read_plain
from ingest.readers.word import read_word

MAX_BYTES = 20 * 1024 * 1024
"""Bytes; a larger file is refused."""

_READERS: Mapping[str, Callable[[bytes, str], ReadText]] = {
    ".txt": read_plain,
    ".md": read_plain,
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_word,
    ".pdf": read_pdf,
}

SUPPORTED_SUFFIXES = frozenset(_READERS)
"""Lower-case suffixes, with their dot, that `read_document` takes."""


def read_document(path: Path) -> SourceDocument:
    """Read one document, by its suffix.

    Raises:
        UnsupportedFormat: the suffix is none of `SUPPORTED_SUFFIXES`.
        DocumentUnreadable: the file is missing, damaged or not what its suffix says.
        DocumentTooLarge: it is over 20 MB.
        DocumentEncrypted: it asks for a password.
        DocumentEmpty: it holds no text.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise UnsupportedFormat(
            path,
            f"the suffix {path.suffix!r}",
            "one of " + " ".join(sorted(SUPPORTED_SUFFIXES)),
            "Save the document in one of these formats",
        )
    read = reader(_content(path), path.name)
    if not read.text.strip():
        raise DocumentEmpty(path, "no text", "the words of a code", read.remedy_if_empty)
    return SourceDocument(path.stem, path.name, read.text, read.page_starts)


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise DocumentTooLarge(
                path,
                f"{size / 1024 / 1024:.1f} MB",
                f"at most {MAX_BYTES // 1024 // 1024} MB",
                "Save it without pictures or cut it into parts",
            )
        return path.read_bytes()
    except OSError as error:
        found = error.strerror or "a file that cannot be opened"
        raise DocumentUnreadable(
            path, found.lower(), "a file that can be read", "Check its path and who may read it"
        ) from error
