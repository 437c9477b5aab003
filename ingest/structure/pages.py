"""Page furniture: running headers and page numbers, which no one would cite."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from ingest.clauses import FurnitureKind
from ingest.structure.lines import Line
from ingest.structure.wording import is_finished

Roles = dict[int, FurnitureKind]
"""What a line is, by its index, where it is not the words of a clause or a heading."""

_PAGE = re.compile(r"(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\.?", re.IGNORECASE)
_NUMBER_ALONE = re.compile(r"[-–—]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–—]?")
_TRAILING = re.compile(
    r"(?:\t|\s{3,})\s*(?:[-–]\s*)?(?:page\s*)?\d{1,4}(?:\s*[-–])?$", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_RULE = re.compile(r"(?:[-*_=~+|#:]\s*){3,}|[-–—=]{3,}|\+[-=+]+\+")
_MARKINGS = re.compile(
    r"(?:NOT )?(?:OFFICIAL|UNCLASSIFIED|CLASSIFIED|CONFIDENTIAL|RESTRICTED|SECRET|PROTECT|PUBLIC"
    r"|INTERNAL|DRAFT)(?:[ :–-]+[A-Z ]+)?"
)
_LONGEST_HEADER = 140
_FEWEST = 3


def page_furniture(lines: Sequence[Line]) -> Roles:
    """Page numbers, running headers, and rules that only draw a line."""
    roles: Roles = {}
    for line in lines:
        if _RULE.fullmatch(line.text):
            roles[line.index] = FurnitureKind.BLANK
        elif _PAGE.fullmatch(line.text) or _is_lone_number(line, lines):
            roles[line.index] = FurnitureKind.PAGE_NUMBER
    roles |= _repeated(lines, roles)
    roles |= _beside_page_numbers(lines, roles)
    return roles


def _is_lone_number(line: Line, lines: Sequence[Line]) -> bool:
    """A number alone between empty lines; one that ends a contents entry has text beside it."""
    following = lines[line.index + 1] if line.index + 1 < len(lines) else None
    alone = line.blank_before and (following is None or following.blank_before)
    return alone and bool(_NUMBER_ALONE.fullmatch(line.text)) and any(map(str.isdigit, line.text))


def _shape(text: str) -> str:
    """A line with its numbers and gaps made equal, to find it again on the next page."""
    return " ".join(_DIGITS.sub("#", text).split()).casefold()


def _repeated(lines: Sequence[Line], roles: Roles) -> Roles:
    """Lines that come again and again at page ends, or in the middle of a sentence."""
    groups: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        if (
            line.index not in roles
            and len(line.text) <= _LONGEST_HEADER
            and line.text[0] not in "#*|-•"
        ):
            groups[_shape(line.text)].append(line)
    found: Roles = {}
    for group in groups.values():
        if len(group) > 1 and _is_running(group, lines, roles):
            found |= {line.index: FurnitureKind.RUNNING_HEADER for line in group}
    return found


def _is_running(group: Sequence[Line], lines: Sequence[Line], roles: Roles) -> bool:
    """Whether a line that comes more than once is a running header."""
    first = group[0].text
    if is_finished(first) and not re.search(r"\d\.?$", first):
        return False
    if _PAGE.search(first) or _TRAILING.search(first):
        numbers = [_DIGITS.findall(line.text) for line in group]
        return len({tuple(found) for found in numbers}) > 1 or len(group) >= _FEWEST
    beside = sum(_touches_page_end(line, lines, roles) for line in group)
    if 2 * beside >= len(group):
        return True
    if len(group) < _FEWEST:
        return False
    return bool(_MARKINGS.fullmatch(first)) or any(_cuts_sentence(line, lines) for line in group)


def _touches_page_end(line: Line, lines: Sequence[Line], roles: Roles) -> bool:
    """Whether a page number or a page break stands right before or after the line."""
    before, after = line.index - 1, line.index + 1
    number = FurnitureKind.PAGE_NUMBER
    if roles.get(before) is number or roles.get(after) is number:
        return True
    return line.page_before or (after < len(lines) and lines[after].page_before)


def _cuts_sentence(line: Line, lines: Sequence[Line]) -> bool:
    """Whether the text before the line goes on, in lower case, after it."""
    if not 0 < line.index < len(lines) - 1:
        return False
    before, after = lines[line.index - 1].text, lines[line.index + 1].text
    return not is_finished(before) and after[0].islower()


def _beside_page_numbers(lines: Sequence[Line], roles: Roles) -> Roles:
    """The header of a page break that came only once: it stands on the line by the number."""
    found: Roles = {}
    for line in lines[1:]:
        before = lines[line.index - 1]
        if (
            roles.get(line.index) is FurnitureKind.PAGE_NUMBER
            and not line.blank_before
            and before.index not in roles
            and before.blank_before
            and not is_finished(before.text)
            and len(before.text) <= _LONGEST_HEADER
        ):
            found[before.index] = FurnitureKind.RUNNING_HEADER
    return found
