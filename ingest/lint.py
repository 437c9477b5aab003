"""Lint: what is wrong, or doubtful, in a document itself, for whoever keeps it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from ingest.clauses import Clause, ClauseTree, Finding, FurnitureKind, Severity

_REFERENCE = re.compile(
    r"\b(?P<kind>paragraph|clause|rule|article|section|para|note)s?\s+"
    r"(?P<number>\d{1,3}(?:\.\d{1,3})*)(?![\d.]*\d)(?P<tail>[^.;]{0,24})",
    re.IGNORECASE,
)
_BARE_REFERENCE = re.compile(
    r"\b(?:see|under|of|by)\s+(?P<number>\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)\b"
    r"(?!\s*(?:%|per|p\.?m|a\.?m|km|m\b|kg|million|hours|litres))"
)
_ELSEWHERE = re.compile(
    r"\b(?:Act|Regulations?|Order|Constitution|Statutes?|Handbook|law|officers?)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*")


def lint(tree: ClauseTree) -> tuple[Finding, ...]:
    """All findings about a document, in its order.

    The numbering findings come from parsing; added here are references to clauses that do not
    exist, headings with nothing under them, and lists of one item. Only a reference that leads
    nowhere is an error: a reader of the document cannot follow it.
    """
    findings = [*tree.findings, *_dead_references(tree), *_empty_headings(tree), *_lone_items(tree)]
    return tuple(sorted(findings, key=lambda finding: (finding.start, finding.rule)))


def _finding(tree: ClauseTree, severity: Severity, rule: str, start: int, text: str) -> Finding:
    """A finding whose message says where, what, and what to do."""
    line = tree.document.text.count("\n", 0, start) + 1
    return Finding(severity, rule, f"{tree.document.source}:{line}: {text}", start, line)


def _known_numbers(tree: ClauseTree) -> set[str]:
    """Every number that a reference may name: of clauses, sections and headings."""
    numbers: set[str] = set()
    for clause in tree.clauses:
        for name in (clause.label, *clause.heading):
            for number in _NUMBER.findall(name):
                parts = number.split(".")
                numbers |= {".".join(parts[:n]) for n in range(1, len(parts) + 1)}
    return numbers


def _dead_references(tree: ClauseTree) -> Iterator[Finding]:
    """References to a paragraph of this document that it does not have."""
    known = _known_numbers(tree)
    highest = max((int(number) for number in known if number.isdigit()), default=0)
    decimal = any(re.fullmatch(r"\d+\.\d+", clause.label) for clause in tree.clauses)
    if not known:
        return
    for clause in tree.clauses:
        for number, at in _references(clause, decimal=decimal):
            statute = number.isdigit() and int(number) > 2 * highest + 9
            if not statute and not _leads_somewhere(number, known):
                text = (
                    f"clause {clause.label} refers to {number}, which this document does not have. "
                    "Correct the reference."
                )
                start = _offset(clause, at)
                yield _finding(tree, Severity.ERROR, "dead-reference", start, text)


def _leads_somewhere(number: str, known: set[str]) -> bool:
    """Whether a clause has the number, or has it within its chapter."""
    if number in known or number.removesuffix(".0") in known:
        return True
    return number.isdigit() and any(name.endswith(f".{number}") for name in known)


def _references(clause: Clause, *, decimal: bool) -> Iterator[tuple[str, int]]:
    """The numbers a clause refers to, with their place in its text."""
    for match in _REFERENCE.finditer(clause.text):
        if not _ELSEWHERE.search(match.group("tail")):
            yield match.group("number"), match.start("number")
    if decimal:
        seen = {match.start("number") for match in _REFERENCE.finditer(clause.text)}
        for match in _BARE_REFERENCE.finditer(clause.text):
            if match.start("number") not in seen:
                yield match.group("number"), match.start("number")


def _offset(clause: Clause, at: int) -> int:
    """Offset in the source of a place in a clause's text."""
    for span in clause.spans:
        length = span.end - span.start
        if at <= length:
            return span.start + at
        at -= length + 1
    return clause.end


def _empty_headings(tree: ClauseTree) -> Iterator[Finding]:
    """Headings that the next heading of the same document follows with nothing between."""
    starts = sorted(clause.start for clause in tree.clauses)
    headings = [piece for piece in tree.furniture if piece.kind is FurnitureKind.HEADING]
    others = sorted(
        piece.span.start
        for piece in tree.furniture
        if piece.kind in (FurnitureKind.FORM, FurnitureKind.HEADING)
    )
    for piece in headings:
        after = bisect_right(starts, piece.span.end)
        if after == len(starts) and not any(at > piece.span.end for at in others):
            name = tree.document.text[piece.span.start : piece.span.end].strip("#* ")
            text = f"nothing stands under the heading {name!r}. Remove it or add its text."
            yield _finding(tree, Severity.WARNING, "empty-heading", piece.span.start, text)


def _lone_items(tree: ClauseTree) -> Iterator[Finding]:
    """Clauses with a list of one item."""
    for clause in tree.clauses:
        items = [item for item in tree.items(clause.label) if "(part " not in item.label]
        if len(items) == 1 and not re.search(r": (?:Note|Example)", items[0].label):
            text = f"clause {clause.label} has a list of one item. Make it part of the sentence."
            yield _finding(tree, Severity.NOTE, "single-item-list", items[0].start, text)
