"""Word's automatic numbers: counted again as Word counts them.

Source of the rules: ECMA-376 part 1, section 17.9 (numbering).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from ingest.readers.numerals import numeral

_LEVELS = 9
_MAX_STYLE_DEPTH = 10


@dataclass(frozen=True, slots=True)
class ListLabel:
    """The automatic label of a paragraph: `4.2` or `(a)`; empty text for a bullet."""

    text: str
    level: int


class Numbering:
    """Counts the lists of one document, paragraph by paragraph in their order."""

    def __init__(self, document: Document) -> None:
        self._styles = document.styles.element
        self._abstract: dict[str, BaseOxmlElement] = {}
        self._instances: dict[str, BaseOxmlElement] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        if any(rel.reltype.endswith("/numbering") for rel in document.part.rels.values()):
            root = document.part.numbering_part.element
            key = qn("w:abstractNumId")
            self._abstract = {e.get(key): e for e in root.findall(qn("w:abstractNum"))}
            self._instances = {e.get(qn("w:numId")): e for e in root.findall(qn("w:num"))}

    def next_label(self, paragraph: BaseOxmlElement) -> ListLabel | None:
        """The label of the next paragraph of the document; None where it has none."""
        num_id, level = self._list_of(paragraph)
        instance = self._instances.get(num_id or "")
        if instance is None:
            return None
        abstract_id = instance.find(qn("w:abstractNumId")).get(qn("w:val"))
        levels = self._levels(abstract_id)
        if level not in levels:
            return None
        counters = self._counters.setdefault(abstract_id, [None] * _LEVELS)
        self._restart(num_id or "", instance, counters)
        current = counters[level]
        counters[level] = _start(levels[level]) if current is None else current + 1
        counters[level + 1 :] = [None] * (_LEVELS - level - 1)
        return ListLabel(_printed(levels, counters, level), level)

    def _restart(self, num_id: str, instance: BaseOxmlElement, counters: list[int | None]) -> None:
        """A list that starts again says so once, for each level."""
        if num_id in self._begun:
            return
        self._begun.add(num_id)
        for override in instance.findall(qn("w:lvlOverride")):
            start = override.find(qn("w:startOverride"))
            if start is not None:
                level = int(override.get(qn("w:ilvl")))
                counters[level] = int(start.get(qn("w:val"))) - 1

    def _list_of(self, paragraph: BaseOxmlElement) -> tuple[str | None, int]:
        """Id of the list and level, set on the paragraph itself or by its style."""
        num_id, level = _numbering_of(paragraph.pPr)
        style_id = paragraph.style
        for _ in range(_MAX_STYLE_DEPTH):
            if num_id is not None or not style_id:
                break
            style = self._styles.get_by_id(style_id)
            if style is None:
                break
            num_id, style_level = _numbering_of(style.pPr)
            if num_id is not None and level is None:
                level = style_level if style_level is not None else self._linked(num_id, style_id)
            style_id = style.basedOn_val
        return num_id, level or 0

    def _linked(self, num_id: str, style_id: str) -> int | None:
        """The level of the list that names this style."""
        instance = self._instances.get(num_id)
        if instance is None:
            return None
        for level, element in self._levels(
            instance.find(qn("w:abstractNumId")).get(qn("w:val"))
        ).items():
            if _value(element, "w:pStyle") == style_id:
                return level
        return None

    def _levels(self, abstract_id: str) -> dict[int, BaseOxmlElement]:
        abstract = self._abstract.get(abstract_id)
        found = [] if abstract is None else abstract.findall(qn("w:lvl"))
        return {int(element.get(qn("w:ilvl"))): element for element in found}


def _numbering_of(properties: BaseOxmlElement | None) -> tuple[str | None, int | None]:
    numbering = None if properties is None else properties.find(qn("w:numPr"))
    if numbering is None:
        return None, None
    level = _value(numbering, "w:ilvl")
    return _value(numbering, "w:numId"), None if level is None else int(level)


def _printed(levels: dict[int, BaseOxmlElement], counters: list[int | None], level: int) -> str:
    if _value(levels[level], "w:numFmt") == "bullet":
        return ""
    legal = levels[level].find(qn("w:isLgl")) is not None

    def number(match: re.Match[str]) -> str:
        place = int(match.group(1)) - 1
        if place not in levels:
            return ""
        count = counters[place]
        style = "decimal" if legal else _value(levels[place], "w:numFmt") or "decimal"
        return numeral(_start(levels[place]) if count is None else count, style)

    return re.sub(r"%(\d)", number, _value(levels[level], "w:lvlText") or "").strip()


def _start(level: BaseOxmlElement) -> int:
    return int(_value(level, "w:start") or 1)


def _value(element: BaseOxmlElement, tag: str) -> str | None:
    child = element.find(qn(tag))
    return None if child is None else str(child.get(qn("w:val")))
