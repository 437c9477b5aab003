"""Contents pages: the list of what the document holds, found by its shape or by its echo."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.clauses import FurnitureKind
from ingest.structure.lines import Line
from ingest.structure.pages import Roles
from ingest.structure.wording import plain

_TITLE = re.compile(
    r"(?:table of |list of |index of |arrangement of )?"
    r"(?:contents(?: page)?|index|arrangement|(?:parts|rules|clauses|sections|articles|chapters)"
    r"|ordinances|regulations|provisions|what(?: is|'s|’s) inside|where to find (?:it|things)"
    r"|in this (?:code|document|policy|guide)|on this page)"
    r"(?: of (?:rules|clauses|sections|parts|articles))?(?:\s+page)?:?",
    re.IGNORECASE,
)
_TITLE_LEAST = re.compile(
    r"(?:parts|rules|clauses|sections|articles|chapters|ordinances|regulations|provisions):?",
    re.IGNORECASE,
)
_PAGED = re.compile(
    r"(?:\t|\s{2,}|(?:[.…·_]\s?){3,})\s*"
    r"(?:(?:rules?|clauses?|articles?|pages?|paragraphs?|sections?|paras?)\s+)?"
    r"(?:[A-Z]?\d{1,4}(?:\s*(?:to|and|[-–])\s*[A-Z]?\d{1,4})?|last page|back cover)$",
    re.IGNORECASE,
)
_LINK_ONLY = re.compile(r"(?:[-*•]\s+)?\[[^\]]+\]\(#[^)]*\)")
_SPANNED = re.compile(r"\((?:[A-Za-z]+ )?\d+(?:\s*(?:to|and|[-–])\s*\d+)?\)$")
_COLUMN_TITLES = re.compile(
    r"(?:subject|section|item|title|heading)?\s*(?:page|paragraphs?|clauses?)(?: no\.?)?",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"(?:[.…·]\s?){3,}.*$|\t+[A-Z]?\d+[^\t]*$|\s{3,}[A-Za-z]*\s*\d+.*$")
_LEAST = 3
_EARLY = 0.4
_MANY = 12


def contents_lines(lines: Sequence[Line], roles: Roles) -> Roles:
    """The lines of every contents list in the document."""
    later = _later_places(lines, roles)
    found: Roles = {}
    at = 0
    while at < len(lines):
        end = _list_end(lines, at, roles, later)
        if end > at:
            found |= {i: FurnitureKind.CONTENTS for i in range(at, end) if i not in roles}
            at = end
        else:
            at += 1
    return found


def _later_places(lines: Sequence[Line], roles: Roles) -> dict[str, int]:
    """For each wording, the last line that opens with it."""
    return {wording(line.text): line.index for line in lines if line.index not in roles}


def wording(text: str) -> str:
    """A heading's words, without its number's dots, page number and case."""
    words = _LEADERS.sub("", _SPANNED.sub("", plain(re.sub(r"^[-•]\s+", "", text))))
    return re.sub(r"[\W_]+", " ", words).strip().casefold()


def _list_end(lines: Sequence[Line], at: int, roles: Roles, later: dict[str, int]) -> int:
    """End of the contents list that starts at this line; the line itself if none does."""
    if at in roles:
        return at
    titled = _is_title(lines[at].text)
    entries, end, scan = 0, at, at + titled
    while scan < len(lines):
        if roles.get(scan) is not None:
            scan += 1
            continue
        block_end = _block_end(lines, scan, roles)
        hits = sum(_is_entry(line, later) for line in lines[scan:block_end])
        if 2 * hits < block_end - scan or not hits:
            break
        entries += hits
        end = scan = block_end
    if titled:
        return end if entries else at
    early = end <= _EARLY * len(lines) or end - at > _MANY
    untitled = entries >= _LEAST and early and all(_is_listed(line) for line in lines[at:end])
    return end if untitled else at


def _is_title(text: str) -> bool:
    """Whether the line is the title of a contents list."""
    words = plain(text)
    return (bool(_TITLE.fullmatch(words)) and not _TITLE_LEAST.fullmatch(words)) or (
        words.isupper() and bool(re.search(r"\bINDEX$|\bCONTENTS$", words))
    )


def _block_end(lines: Sequence[Line], at: int, roles: Roles) -> int:
    """End of the run of lines without an empty line between them."""
    end = at + 1
    while end < len(lines) and not lines[end].blank_before and end not in roles:
        end += 1
    return end


def _is_listed(line: Line) -> bool:
    """Whether the line is an entry even where no title announces a contents list."""
    return bool(
        _LINK_ONLY.fullmatch(line.text)
        or (_PAGED.search(line.text) and not line.text.startswith("|"))
    )


def _is_entry(line: Line, later: dict[str, int]) -> bool:
    """Whether the line has a page number, is a link, or comes again further down."""
    if _is_listed(line) or _COLUMN_TITLES.fullmatch(line.text.replace("\t", " ")):
        return True
    words = wording(line.text)
    wordings = (words, re.sub(r" \d+$", "", words))
    return bool(words) and any(later.get(one, 0) > line.index for one in wordings)
