"""The words of one Word paragraph, without what was deleted under tracked changes."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

EXPLICIT_BREAK = "\ufdd0"
"""Marks a page break set by hand; a code point that no text may hold."""
RENDERED_BREAK = "\ufdd1"
"""Marks where Word last began a page."""

_INSIDE = frozenset(
    map(qn, ("w:r", "w:hyperlink", "w:ins", "w:smartTag", "w:fldSimple", "w:sdt", "w:sdtContent"))
)


def paragraph_text(paragraph: BaseOxmlElement) -> str:
    """Text of a paragraph, with marks for page breaks."""
    before = paragraph.pPr is not None and paragraph.pPr.find(qn("w:pageBreakBefore")) is not None
    return (EXPLICIT_BREAK if before else "") + "".join(_pieces(paragraph))


def _pieces(element: BaseOxmlElement) -> Iterator[str]:
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _INSIDE:
            yield from _pieces(child)
        elif child.tag == qn("w:tab"):
            yield "\t"
        elif child.tag == qn("w:noBreakHyphen"):
            yield "-"
        elif child.tag == qn("w:lastRenderedPageBreak"):
            yield RENDERED_BREAK
        elif child.tag in (qn("w:br"), qn("w:cr")):
            yield EXPLICIT_BREAK if child.get(qn("w:type")) == "page" else "\n"
        elif child.tag == qn("w:footnoteReference"):
            yield f"[{child.get(qn('w:id'))}]"
