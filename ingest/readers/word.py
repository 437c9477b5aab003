"""Word files: paragraphs in their order, with the numbers that Word adds by itself."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from ingest.errors import DocumentEncrypted, DocumentTooLarge, DocumentUnreadable
from ingest.readers.markdown import bullet_line, heading_line, join_blocks, table_lines
from ingest.readers.numbering import Numbering
from ingest.readers.page import ReadText
from ingest.readers.runs import EXPLICIT_BREAK, RENDERED_BREAK, paragraph_text

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAX_UNPACKED = 200 * 1024 * 1024
"""Bytes: a small zip file may unpack to fill the memory."""
_HEADING = re.compile(r"heading\s*(\d)", re.IGNORECASE)
_BREAK = re.compile(f"[{EXPLICIT_BREAK}{RENDERED_BREAK}]")

Block = tuple[str, bool]


def read_word(content: bytes, name: str) -> ReadText:
    """Headings as `## `, bullets as `- `, tables as rows with bars, automatic numbers as text.

    Pages begin where Word last laid them out, or at page breaks set by hand where the file
    has not been laid out. Headers, footers and text boxes are left out; footnotes follow the
    text.

    Raises:
        DocumentEncrypted: it asks for a password.
        DocumentTooLarge: it unpacks to more than 200 MB.
        DocumentUnreadable: it is damaged or no Word file.
    """
    _check(content, name)
    try:
        document = docx.Document(io.BytesIO(content))
        numbering = Numbering(document)
        blocks = list(_blocks(document, document.element.body, numbering))
        blocks += [(note, False) for note in _footnotes(document)]
    except (KeyError, ValueError, SyntaxError, zipfile.BadZipFile) as error:
        raise DocumentUnreadable(
            name, "no readable Word file", "a .docx file", "Open it in Word and save it as .docx"
        ) from error
    return _without_marks(join_blocks(blocks))


def _check(content: bytes, name: str) -> None:
    if content.startswith(_COMPOUND_FILE):
        if _ENCRYPTED in content:
            raise DocumentEncrypted(
                name, "a password", "a Word file that opens without one", "Save a copy without it"
            )
        raise DocumentUnreadable(
            name, "an old Word file (.doc)", "a .docx file", "Save it as .docx in Word"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise DocumentUnreadable(
            name, "no Word file", "a .docx file", "Open it in Word and save it as .docx"
        ) from error
    if unpacked > _MAX_UNPACKED:
        raise DocumentTooLarge(
            name, f"{unpacked >> 20} MB once unpacked", "at most 200 MB", "Save it without pictures"
        )


def _blocks(document: Document, parent: BaseOxmlElement, numbering: Numbering) -> Iterator[Block]:
    for element in parent:
        if element.tag == qn("w:p"):
            yield from _paragraph(document, element, numbering)
        elif element.tag == qn("w:tbl"):
            yield from _table(document, element, numbering)
        elif element.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:smartTag")):
            yield from _blocks(document, element, numbering)


def _paragraph(
    document: Document, element: BaseOxmlElement, numbering: Numbering
) -> Iterator[Block]:
    text = paragraph_text(element)
    if not _BREAK.sub("", text).strip():
        if marks := "".join(_BREAK.findall(text)):
            yield marks, True
        return
    label = numbering.next_label(element)
    level = _heading_level(document, element)
    if level is not None:
        words = " ".join(text.split())
        yield heading_line(level, f"{label.text} {words}" if label and label.text else words), False
    elif label is None:
        yield text.strip(" \t"), False
    elif label.text:
        yield f"{label.text} {text.strip()}", True
    else:
        yield bullet_line(label.level, text.strip()), True


def _heading_level(document: Document, element: BaseOxmlElement) -> int | None:
    """1 for the title, one more than Word's level for headings."""
    style_id = element.style
    for _ in range(10):
        style = document.styles.element.get_by_id(style_id) if style_id else None
        if style is None:
            return None
        name = style.name_val or ""
        if name.lower() == "title":
            return 1
        if match := _HEADING.match(name):
            return int(match.group(1)) + 1
        style_id = style.basedOn_val
    return None


def _table(document: Document, element: BaseOxmlElement, numbering: Numbering) -> Iterator[Block]:
    rows = [list(row.tc_lst) for row in element.tr_lst]
    if max(map(len, rows), default=0) < 2:
        for row in rows:
            for cell in row:
                yield from _blocks(document, cell, numbering)
        return
    cells = [
        [" ".join(text for text, _ in _blocks(document, cell, numbering)) for cell in row]
        for row in rows
    ]
    yield "\n".join(table_lines(cells)), False


def _footnotes(document: Document) -> Iterator[str]:
    for part in document.part.package.iter_parts():
        if part.partname.endswith("/footnotes.xml"):
            root = parse_xml(part.blob)
            for note in root.findall(qn("w:footnote")):
                if note.get(qn("w:type")) is None:
                    words = " ".join(paragraph_text(p).strip() for p in note.iter(qn("w:p")))
                    yield f"[{note.get(qn('w:id'))}] {words.strip()}"


def _without_marks(marked: str) -> ReadText:
    """The text without the marks of its pages, and where the pages begin."""
    mark = RENDERED_BREAK if RENDERED_BREAK in marked else EXPLICIT_BREAK
    starts: list[int] = []
    for taken, match in enumerate(_BREAK.finditer(marked)):
        if match.group() == mark:
            starts.append(match.start() - taken)
    return ReadText(_BREAK.sub("", marked), (0, *sorted(set(starts) - {0})) if starts else ())
