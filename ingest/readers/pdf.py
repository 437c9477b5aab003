"""PDF files: the lines of each page as they are laid out, with the offset of each page."""

from __future__ import annotations

import itertools
import re

import pypdfium2 as pdfium

from ingest.errors import DocumentEncrypted, DocumentUnreadable
from ingest.readers.page import ReadText

_PASSWORD = "password"
_PAGE_BREAK = "\n\n"
_LINE_END = re.compile(r"\r\n|\n|\r|[\ufffe\x02]")
"""A line break; PDFium writes one of the last two for a hyphen at a line's end and its break."""
_PARAGRAPH_GAP = 1.3
"""A step down the page this many times the usual one begins a new paragraph."""

Line = tuple[str, float | None]
"""A line and how far above the foot of the page it stands, in points, where that is known."""


def read_pdf(content: bytes, name: str) -> ReadText:
    """Text page by page, pages joined by a blank line.

    Raises:
        DocumentEncrypted: a password is needed to open it.
        DocumentUnreadable: it is damaged or no PDF.
    """
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if _PASSWORD in str(error).lower():
            raise DocumentEncrypted(
                name, "a password", "a PDF that opens without one", "Save a copy without it"
            ) from error
        raise DocumentUnreadable(
            name, "no readable PDF", "a whole PDF file", "Download or export it again"
        ) from error
    try:
        pages = [_lines(document, number) for number in range(len(document))]
    finally:
        document.close()
    usual = _usual([step for page in pages for step in _steps(page) if step])
    texts = [_with_paragraphs(page, usual) for page in pages]
    starts = [0]
    for text in texts[:-1]:
        starts.append(starts[-1] + len(text) + len(_PAGE_BREAK))
    remedy = f"Run text recognition (OCR) on it: its {len(pages)} page(s) hold pictures only"
    return ReadText(_PAGE_BREAK.join(texts), tuple(starts), remedy)


def _lines(document: pdfium.PdfDocument, number: int) -> list[Line]:
    page = document[number]
    try:
        text_page = page.get_textpage()
        try:
            return _lines_of(text_page)
        finally:
            text_page.close()
    finally:
        page.close()


def _lines_of(text_page: pdfium.PdfTextPage) -> list[Line]:
    raw = str(text_page.get_text_range())
    aligned = len(raw) == text_page.count_chars()
    lines: list[Line] = []
    start = 0
    for end in [*_LINE_END.finditer(raw), None]:
        row = raw[start : end.start() if end else len(raw)]
        hyphen = "-" if end and end.group() in "\ufffe\x02" else ""
        first = start + len(row) - len(row.lstrip())
        known = aligned and row.strip()
        height = float(text_page.get_charbox(first)[1]) if known else None
        lines.append((row.rstrip() + hyphen, height))
        start = end.end() if end else start
    return lines


def _steps(lines: list[Line]) -> list[float]:
    """How far each line stands below the one before, in points; 0 where that is not known."""
    pairs = itertools.pairwise(lines)
    return [
        max(0.0, above - below) if above is not None and below is not None else 0.0
        for (_, above), (_, below) in pairs
    ]


def _usual(steps: list[float]) -> float:
    """The step from line to line within a paragraph: the lower quartile, as paragraphs widen it."""
    return sorted(steps)[len(steps) // 4] if steps else 0.0


def _with_paragraphs(lines: list[Line], usual: float) -> str:
    pieces = [text for text, _ in lines[:1]]
    for (text, _), step in zip(lines[1:], _steps(lines), strict=True):
        pieces.append("\n\n" if step > _PARAGRAPH_GAP * usual > 0 else "\n")
        pieces.append(text)
    return "".join(pieces)
