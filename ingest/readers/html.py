"""Web pages: the visible text of the main part, as lines of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from ingest.readers.markdown import bullet_line, heading_line, join_blocks, table_lines
from ingest.readers.numerals import numeral
from ingest.readers.page import ReadText
from ingest.readers.plain import decode

_HIDDEN = frozenset(
    {
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "button",
        "input",
        "select",
        "textarea",
        "svg",
        "iframe",
    }
)
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "ul",
    }
)
_LIST_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?\s*([\w-]+)", re.IGNORECASE)

Block = tuple[str, bool]


def read_html(content: bytes, name: str) -> ReadText:
    """The visible text of `<main>`, or of the whole body where there is none.

    Raises:
        DocumentUnreadable: the bytes are no text.
    """
    soup = BeautifulSoup(_decode(content, name), "html.parser")
    root = soup.find("main") or soup.find("body") or soup
    return ReadText(join_blocks(list(_blocks(root, 0))))


def _decode(content: bytes, name: str) -> str:
    declared = _CHARSET.search(content[:2048])
    if declared and declared.group(1).lower() not in (b"utf-8", b"utf8"):
        try:
            return content.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(content, name)


def _blocks(node: Tag, depth: int) -> Iterator[Block]:
    """Blocks under a node in their order; text between blocks is a block of its own."""
    inline: list[str] = []
    for child in node.children:
        if isinstance(child, Tag) and child.name not in _HIDDEN and _has_blocks(child):
            yield from _paragraphs(inline)
            inline = []
            yield from _block(child, depth)
        else:
            inline.append(_inline(child))
    yield from _paragraphs(inline)


def _block(tag: Tag, depth: int) -> Iterator[Block]:
    if _is_hidden(tag):
        return
    if re.fullmatch("h[1-6]", tag.name):
        if text := _smooth(_inline(tag)):
            yield heading_line(int(tag.name[1]), text), False
    elif tag.name in ("ul", "ol"):
        yield from _list(tag, depth)
    elif tag.name == "table":
        yield from _table(tag, depth)
    else:
        yield from _blocks(tag, depth)


def _list(tag: Tag, depth: int) -> Iterator[Block]:
    number = _number(tag.get("start"), 1)
    for item in tag.find_all("li", recursive=False):
        number = _number(item.get("value"), number)
        marker = _marker(tag, number)
        blocks = list(_blocks(item, depth + 1))
        for position, (text, is_item) in enumerate(blocks):
            if position or is_item:
                yield text, True
            elif marker is None:
                yield bullet_line(depth, text), True
            else:
                yield f"{'  ' * depth}{marker} {text}", True
        number += 1


def _marker(tag: Tag, number: int) -> str | None:
    if tag.name == "ul":
        return None
    return numeral(number, _LIST_STYLES.get(str(tag.get("type")), "decimal")) + "."


def _number(value: object, default: int) -> int:
    return int(value) if isinstance(value, str) and value.lstrip("-").isdigit() else default


def _table(tag: Tag, depth: int) -> Iterator[Block]:
    """A table with two columns or more; one with a single column only lays the page out."""
    rows = [
        row.find_all(["td", "th"], recursive=False)
        for row in tag.find_all("tr")
        if row.find_parent("table") is tag
    ]
    if max(map(len, rows), default=0) > 1:
        cells = [[_inline(cell) for cell in row] for row in rows if row]
        yield "\n".join(table_lines(cells)), False
        return
    for row in rows:
        for cell in row:
            yield from _blocks(cell, depth)


def _paragraphs(inline: list[str]) -> Iterator[Block]:
    if text := _smooth("".join(inline)):
        yield text, False


def _inline(node: object) -> str:
    if isinstance(node, NavigableString):
        unseen = isinstance(node, PreformattedString)
        return "" if unseen else re.sub(r"\s+", " ", str(node))
    if not isinstance(node, Tag) or node.name in _HIDDEN or _is_hidden(node):
        return ""
    if node.name == "br":
        return "\n"
    inner = "".join(_inline(child) for child in node.children)
    return f" {inner} " if node.name in _BLOCKS else inner


def _has_blocks(tag: Tag) -> bool:
    return tag.name in _BLOCKS or tag.find(list(_BLOCKS)) is not None


def _is_hidden(tag: Tag) -> bool:
    style = str(tag.get("style") or "").replace(" ", "").lower()
    return tag.has_attr("hidden") or "display:none" in style or tag.name in _HIDDEN


def _smooth(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
