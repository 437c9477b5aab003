"""The title block and the document-control tables that stand before the first clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.clauses import FurnitureKind
from ingest.structure.lines import Line
from ingest.structure.markers import open_line
from ingest.structure.pages import Roles
from ingest.structure.wording import has_columns, is_sentence, plain, reads_as_heading

_CONTROL = re.compile(
    r"(?:document|version|revision|amendment|change)\s+(?:control|history|record|log)"
    r"|(?:distribution|consultation|approval)\b.*\brecord",
    re.IGNORECASE,
)
_KEY = re.compile(r"(?![A-Z ]+:)[A-Z][\w /()’'-]{1,40}:\s*\S")
_TITLE_WORDS = re.compile(
    r"\b(?:code|conduct|policy|rules?|standards?|handbook|guide|guidance|instructions|ordinances)\b",
    re.IGNORECASE,
)
_SHARE = 0.4


def front_matter(lines: Sequence[Line], roles: Roles) -> Roles:
    """Title and control lines before the first clause; sentences there stay clauses."""
    end = _body_start(lines, roles)
    found: Roles = {}
    for line in lines[:end]:
        if line.index not in roles and not _is_body(line, lines, end):
            found[line.index] = _kind(line)
    return found


def title_of(lines: Sequence[Line], roles: Roles, fallback: str) -> str:
    """The document's title: the title line that most names a code of conduct, else the first."""
    titles = [plain(line.text) for line in lines if roles.get(line.index) is FurnitureKind.TITLE]
    if not titles:
        return fallback
    return max(titles, key=lambda title: len(_TITLE_WORDS.findall(title)))


def _body_start(lines: Sequence[Line], roles: Roles) -> int:
    """Index of the first line that can belong to a clause or to its heading."""
    limit = int(len(lines) * _SHARE)
    contents = [i for i in sorted(roles) if i < limit and roles[i] is FurnitureKind.CONTENTS]
    if contents and contents[0] < limit:
        return contents[0]
    marked_up = any(line.text.startswith("##") for line in lines[:limit])
    for line in lines[:limit]:
        if line.index in roles:
            continue
        if _starts_body(line, lines, marked_up=marked_up):
            return _with_heading(line, lines, roles)
    return 1 if lines and reads_as_heading(lines[0].text, open_line(lines[0].text)) else 0


def _starts_body(line: Line, lines: Sequence[Line], *, marked_up: bool) -> bool:
    """A numbered line, or a heading with a sentence or a number right below it."""
    opening = open_line(line.text)
    if opening.marked and not line.text.startswith(("|", ">")):
        return not has_columns(line.text[opening.length :])
    following = lines[line.index + 1].text if line.index + 1 < len(lines) else ""
    if line.index == 0 or not following:
        return False
    if marked_up:
        below = following.startswith("##") or is_sentence(following) or open_line(following).marked
        return line.text.startswith("##") and below
    alone = reads_as_heading(line.text, opening) and not has_columns(line.text)
    return alone and is_sentence(following) and not _KEY.match(line.text)


def _with_heading(line: Line, lines: Sequence[Line], roles: Roles) -> int:
    """The line, or the heading right above it where the line is a clause."""
    above = line.index - 1
    heading_below = reads_as_heading(line.text, open_line(line.text)) or line.text.startswith("#")
    if above < 1 or above in roles or heading_below or has_columns(lines[above].text):
        return line.index
    return above if _is_heading_line(lines[above]) else line.index


def _is_heading_line(line: Line) -> bool:
    """Whether the line reads as a heading and not as a control entry."""
    return reads_as_heading(line.text, open_line(line.text)) and not _KEY.match(line.text)


def _is_body(line: Line, lines: Sequence[Line], end: int) -> bool:
    """Whether a line in the front matter is a sentence, or the heading of one."""
    if line.text.startswith("|") or (has_columns(line.text) and not is_sentence(line.text)):
        return False
    if is_sentence(line.text):
        return True
    following = lines[line.index + 1] if line.index + 1 < end else None
    if line.index == 0 or line.text.startswith("# ") or following is None:
        return False
    return is_sentence(following.text) and _is_heading_line(line)


def _kind(line: Line) -> FurnitureKind:
    """Title or document control."""
    text = line.text
    if text.startswith("|") or has_columns(text) or _CONTROL.search(text) or _KEY.match(text):
        return FurnitureKind.DOCUMENT_CONTROL
    return FurnitureKind.TITLE
