"""The cited words inside their sections: which clauses to show, which words to mark."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from qa_service.resources import ClauseOut
from qa_service.schemas import CitationOut

Piece = tuple[str, bool]
"""Words, and whether they are relied on."""

_NEAR = 1
"""Clauses before and after a cited one that are shown without being asked for."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A clause as it is shown.

    Attributes:
        clause: label.
        pieces: its words in order.
        cited: the answer rests on it.
        near: cited, beside a cited one, or the stem of one; others are folded away.
        is_item: stands in a list under another clause.
        page: where it is printed, None where the format has no pages.
    """

    clause: str
    pieces: tuple[Piece, ...]
    cited: bool
    near: bool
    is_item: bool
    page: int | None


@dataclass(frozen=True, slots=True)
class Section:
    """The clauses under one heading that hold at least one cited clause."""

    code_title: str
    source: str
    heading: tuple[str, ...]
    clauses: tuple[Shown, ...]


def sections(citations: Sequence[CitationOut], clauses: Sequence[ClauseOut]) -> list[Section]:
    """One section for each heading path that is cited, the best citation's first.

    Args:
        citations: of one answer, best first.
        clauses: of the same code, in the order of the document; a citation whose clause is not
            among them is shown alone, from its own words.
    """
    known = {clause.label: clause for clause in clauses}
    grouped: dict[tuple[str, ...], list[CitationOut]] = {}
    for citation in citations:
        grouped.setdefault(tuple(citation.heading), []).append(citation)
    found = []
    for heading, group in grouped.items():
        inside = [clause for clause in clauses if tuple(clause.heading) == heading]
        lost = [citation for citation in group if citation.clause not in known]
        shown = (*_of_section(inside, group), *map(_alone, lost))
        found.append(Section(group[0].code_title, group[0].source, heading, shown))
    return found


def _of_section(inside: Sequence[ClauseOut], group: Sequence[CitationOut]) -> list[Shown]:
    cited = {citation.clause for citation in group}
    places = [place for place, clause in enumerate(inside) if clause.label in cited]
    stems = {clause.parent for clause in inside if clause.label in cited}
    labels = {clause.label for clause in inside}
    return [
        Shown(
            clause=clause.label,
            pieces=marked(clause, group),
            cited=clause.label in cited,
            near=clause.label in stems or any(abs(place - at) <= _NEAR for at in places),
            is_item=clause.parent in labels,
            page=clause.page,
        )
        for place, clause in enumerate(inside)
    ]


def marked(clause: ClauseOut, citations: Sequence[CitationOut]) -> tuple[Piece, ...]:
    """The words of a clause, cut where the quotes begin and end.

    Offsets decide, so that a quote that runs from a stem into its item is marked in both.
    """
    pieces: list[Piece] = []
    at = 0
    for start, end in clause.spans:
        words = clause.text[at : at + end - start]
        at += end - start + 1
        pieces.extend(_cut(words, start, citations))
        pieces.append(("\n", False))
    return tuple(pieces[:-1])


def _cut(words: str, start: int, citations: Sequence[CitationOut]) -> list[Piece]:
    """Cuts words that stand at an offset into those inside a quote and those outside."""
    end = start + len(words)
    bounds = {start, end}
    for citation in citations:
        bounds |= {bound for bound in (citation.start, citation.end) if start < bound < end}
    edges = sorted(bounds)
    return [
        (words[left - start : right - start], any(c.start <= left < c.end for c in citations))
        for left, right in itertools.pairwise(edges)
    ]


def _alone(citation: CitationOut) -> Shown:
    before, quote, after = citation.text.partition(citation.quote)
    pieces = ((before, False), (quote, True), (after, False))
    return Shown(
        clause=citation.clause,
        pieces=tuple(piece for piece in pieces if piece[0]),
        cited=True,
        near=True,
        is_item=False,
        page=citation.page,
    )
