"""Forms to fill in and undertakings to sign: part of the document, but no rule of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.clauses import FurnitureKind
from ingest.structure.lines import Line
from ingest.structure.markers import Shape, open_line
from ingest.structure.pages import Roles
from ingest.structure.wording import has_field, is_finished, is_sentence, plain, reads_as_heading

_FORM_TITLE = re.compile(
    r"\bform\b|\bundertaking\b|\bdeclaration\b|\backnowledge?ment\b|\breceipt\b|\bslip\b"
    r"|\bcut (?:out|off)\b|\bnotice of\b|\bsign(?:ature|ed)\b",
    re.IGNORECASE,
)
_PROMISE = re.compile(r"[*_\"“]*I(?:,|\s)")
_SIGN = re.compile(
    r"(?:signed|signature|print name|name|date|witness(?:ed)?)\b.{0,60}", re.IGNORECASE
)
_SIGNED_BEFORE = re.compile(r"\b(?:signed|made|sworn)\b.*\bbefore me\b", re.IGNORECASE)


def form_lines(lines: Sequence[Line], roles: Roles) -> Roles:
    """The lines of forms; whole sentences in them that state a rule stay clauses."""
    found: Roles = {
        line.index: FurnitureKind.FORM
        for line in lines
        if line.index not in roles and has_field(line.text)
    }
    for section in _sections(lines, roles):
        if _is_form(section, found):
            blanks = [line for line in section[1:] if not _states_rule(line.text)]
            found |= {line.index: FurnitureKind.FORM for line in blanks}
            if all(line.index in found for line in section[1:]):
                found[section[0].index] = FurnitureKind.HEADING
    return {index: kind for index, kind in found.items() if index not in roles}


def _sections(lines: Sequence[Line], roles: Roles) -> Iterator[list[Line]]:
    """Runs of lines from one form title to the next heading."""
    section: list[Line] = []
    for line in lines:
        if line.index in roles:
            continue
        if _is_title(line):
            if section:
                yield section
            section = [line] if _FORM_TITLE.search(line.text) else []
        elif section:
            section.append(line)
    if section:
        yield section


def _is_title(line: Line) -> bool:
    """Whether the line is a heading that no numbered section holds."""
    if line.text.startswith("#"):
        return True
    opening = open_line(line.text)
    if opening.markers and opening.markers[0].shape is not Shape.WORD:
        return False
    words = plain(line.text)
    stands_out = words.isupper() or bool(opening.markers)
    return stands_out and line.blank_before and reads_as_heading(line.text, opening)


def _is_form(section: Sequence[Line], fields: Roles) -> bool:
    """Whether a section that is called a form also looks like one."""
    body = section[1:]
    signs = sum(line.index in fields or bool(_SIGN.fullmatch(line.text)) for line in body)
    gaps = sum(not is_finished(line.text) or line.text.endswith(":") for line in body)
    return bool(body) and (signs > 0 or 5 * gaps >= 3 * len(body))


def _states_rule(text: str) -> bool:
    """Whether a line of a form is a whole sentence and not the signer's own promise."""
    return is_sentence(text) and not _PROMISE.match(text) and not _SIGNED_BEFORE.search(text)
