"""Whatever the text: no crash, no character lost, no label twice, nothing too long."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.clauses import ClauseTree, SourceDocument
from ingest.parse import parse_document
from ingest.structure.assembly import LONGEST_CLAUSE

PIECES = [
    "1.",
    "2.",
    "1.1",
    "1.2",
    "3.0",
    "(a)",
    "b)",
    "(i)",
    "ii)",
    "IV.",
    "A1",
    "Rule 3",
    "Annex B",
    "§ 4",
    "[2]",
    "7(1)",
    "Note 1:",
    "Q1",
    "-",
    "•",
    "#",
    "### Gifts",
    "**Bold**",
    "**Why?**",
    "| a | b |",
    "|---|---|",
    "Page 2 of 9",
    "Contents",
    "OFFICIAL",
    "Definitions",
    "FAQ",
    "Signed ______",
    "Staff must not accept gifts.",
    "any money:",
    "in the course of",
    "\t",
    "    ",
    "\n",
    "\n\n",
    "\r\n",
    "\f",
]
DOCUMENTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=40).map(" ".join)
RELAXED = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def source(text: str, page_starts: tuple[int, ...] = ()) -> SourceDocument:
    return SourceDocument("some-code", "some-code.txt", text, page_starts)


def owners(tree: ClauseTree) -> list[int]:
    """How many clause or furniture spans hold each character."""
    count = [0] * len(tree.document.text)
    spans = [span for clause in tree.clauses for span in clause.spans]
    for span in spans + [piece.span for piece in tree.furniture]:
        for at in range(span.start, span.end):
            count[at] += 1
    return count


def assert_rebuilds(tree: ClauseTree) -> None:
    text = tree.document.text
    for at, count in enumerate(owners(tree)):
        assert count == 1 or (count == 0 and (text[at].isspace() or text[at] in "\ufeff\u200b"))
    for clause in tree.clauses:
        assert clause.text == "\n".join(text[span.start : span.end] for span in clause.spans)


@RELAXED
@given(DOCUMENTS)
def test_any_text_is_rebuilt_from_clauses_furniture_and_blanks(text: str) -> None:
    assert_rebuilds(parse_document(source(text)))


@RELAXED
@given(DOCUMENTS)
def test_labels_are_unique_and_parents_exist(text: str) -> None:
    tree = parse_document(source(text))
    labels = [clause.label for clause in tree.clauses]
    assert len(labels) == len(set(labels))
    assert {clause.parent for clause in tree.clauses} - {None} <= set(labels)


@RELAXED
@given(DOCUMENTS, st.integers(0, 200))
def test_page_starts_never_lose_text(text: str, page: int) -> None:
    tree = parse_document(source(text, (0, min(page, len(text)))))
    assert_rebuilds(tree)
    assert all(clause.page is not None for clause in tree.clauses)


@RELAXED
@given(st.lists(st.sampled_from(["word", "end.", "\n", "x" * 900]), max_size=12), st.integers(1, 3))
def test_no_clause_is_longer_than_the_limit(words: list[str], repeats: int) -> None:
    tree = parse_document(source("1. Start " + " ".join(words * repeats)))
    assert_rebuilds(tree)
    assert all(len(clause.text) <= LONGEST_CLAUSE for clause in tree.clauses)
