"""Text and Markdown files: bytes to text, nothing added, nothing taken away but line ends."""

from __future__ import annotations

import codecs
import re

from ingest.errors import DocumentUnreadable
from ingest.readers.page import ReadText

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip or Word file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "a rich text file"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MAX_CONTROL_SHARE = 0.005
"""Share of control characters above which bytes are not a text: stray ones occur in exports."""


def read_plain(content: bytes, name: str) -> ReadText:
    """Decode a text file; a form feed in it begins a page.

    Raises:
        DocumentUnreadable: it is not text, or in no encoding known here.
    """
    text = decode(content, name).replace("\r\n", "\n").replace("\r", "\n")
    feeds = [match.end() for match in re.finditer("\f", text)]
    return ReadText(text, (0, *feeds) if feeds else ())


def decode(content: bytes, name: str) -> str:
    """Bytes as text: by byte order mark, else UTF-8, UTF-16 where it shows, Windows-1252.

    Raises:
        DocumentUnreadable: none of them fits.
    """
    for signature, found in _SIGNATURES:
        if content.startswith(signature):
            raise DocumentUnreadable(
                name, found, "plain text", "Give the file the suffix that fits its contents"
            )
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], (encoding,), name)
    return _decoded(content, _guesses(content), name)


def _guesses(content: bytes) -> tuple[str, ...]:
    even, odd = content[0::2].count(0), content[1::2].count(0)
    if max(even, odd) > len(content) // 8:
        return ("utf-16-le",) if odd > even else ("utf-16-be",)
    return ("utf-8", "cp1252")


def _decoded(content: bytes, encodings: tuple[str, ...], name: str) -> str:
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(_CONTROL.findall(text)) <= _MAX_CONTROL_SHARE * len(text):
            return text
    raise DocumentUnreadable(
        name,
        "bytes that are no text",
        "text in UTF-8, UTF-16 or Windows-1252",
        "Save the document as plain text in UTF-8",
    )
