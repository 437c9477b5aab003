"""The documents of other organisations: nothing told about them, nothing lost, all found."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from ingest.clauses import ClauseTree, FurnitureKind, SourceDocument
from ingest.parse import parse_document
from ingest.structure.assembly import LONGEST_CLAUSE

DATA = Path(__file__).parents[2] / "data"
TRAINING = sorted((DATA / "training" / "codes").glob("*"))
ALL = [*sorted((DATA / "codes").glob("*.txt")), *TRAINING]


def tree_of(path: Path) -> ClauseTree:
    text = path.read_text(encoding="utf-8")
    return parse_document(SourceDocument(path.stem, path.name, text))


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_the_source_is_rebuilt_character_for_character(path: Path) -> None:
    tree = tree_of(path)
    text = tree.document.text
    pieces = [span for clause in tree.clauses for span in clause.spans]
    pieces += [piece.span for piece in tree.furniture]
    rebuilt, at = "", 0
    for span in sorted(pieces, key=lambda span: span.start):
        assert span.start >= at, f"two pieces claim {text[span.start : at]!r}"
        assert not text[at : span.start].strip(), f"lost: {text[at : span.start]!r}"
        rebuilt += text[at : span.start] + text[span.start : span.end]
        at = span.end
    assert not text[at:].strip()
    assert rebuilt + text[at:] == text


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_labels_are_unique_and_no_clause_is_too_long(path: Path) -> None:
    tree = tree_of(path)
    labels = [clause.label for clause in tree.clauses]
    assert len(labels) == len(set(labels))
    assert all(0 < len(clause.text) <= LONGEST_CLAUSE for clause in tree.clauses)


@pytest.mark.parametrize("path", TRAINING, ids=lambda path: path.stem)
def test_every_piece_of_evidence_is_inside_exactly_one_clause(path: Path) -> None:
    tree = tree_of(path)
    text = tree.document.text
    owner: dict[int, str] = {
        at: clause.label
        for clause in tree.clauses
        for span in clause.spans
        for at in range(span.start, span.end)
    }
    printed_numbers = {
        at
        for piece in tree.furniture
        if piece.kind is FurnitureKind.LABEL
        for at in range(piece.span.start, piece.span.end)
    }
    for snippet in evidence(path.stem):
        start = text.index(snippet)
        places = [at for at in range(start, start + len(snippet)) if at not in printed_numbers]
        labels = {owner.get(at) for at in places if not text[at].isspace()}
        assert len(labels) == 1, f"{snippet!r} is in {labels}"
        assert None not in labels, f"{snippet!r} is in no clause"


def evidence(code: str) -> list[str]:
    path = DATA / "training" / "questions" / f"{code}.jsonl"
    if not path.exists():
        return []
    questions = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [snippet for q in questions for group in q["evidence"] for snippet in group]


@pytest.mark.parametrize(
    ("code", "label", "beginning"),
    [
        ("t-engineering.txt", "§ 5(4)(c)", "anything delivered to his or her private address"),
        ("t-regulator.md", "Article 6: 1", "No member of staff may hold shares"),
        ("t-ambulance.txt", "Rule 10: Note 2", "It may be worn at the funeral"),
        ("t-fire-authority.txt", "D2.1", "Those who wear breathing apparatus"),
        ("t-national-park.md", "C6", "Offers from farmers"),
        ("t-courts.txt", "V: b(3)", "suggest what to write in a form"),
        ("t-hospice.txt", "D: 2", "You may keep for yourself a gift"),
        ("t-university.txt", "2(1): close family", '"close family" means a spouse'),
        ("t-university.txt", "5(4)(c)", "from a tenderer"),
        ("t-research-council.txt", "ANNEX A: 4", "Close friendship with"),
        ("t-research-council.txt", "[3]", "Tea, coffee and a sandwich lunch"),
        ("t-interests-policy.txt", "Clause 14(a)(v)", "work of any kind while on paid sick leave"),
        ("t-museum.txt", "4.3.2", "advice given to the police"),
        ("t-fe-college.txt", "Q3", "Yes. Sharing a table in a public part"),
        ("t-it-policy.md", "5 • 4 • 2", "look at or pass on anything"),
        ("t-bank.txt", "Appendix A row 2", "Amber\t£25 - £150"),
        ("t-software-us.md", "What you can take • 2", "gifts worth up to $75"),
        ("t-environment.md", "4.2 ¶ 2", "From anybody else you may keep gifts"),
    ],
)
def test_labels_are_the_printed_ones(code: str, label: str, beginning: str) -> None:
    clause = tree_of(DATA / "training" / "codes" / code).clause(label)
    assert clause.text.replace("*", "").startswith(beginning)


def test_a_document_is_parsed_in_well_under_a_second() -> None:
    path = DATA / "codes" / "oxfordshire.txt"
    fastest = min(_seconds(path) for _ in range(3))
    assert fastest < 0.5


def _seconds(path: Path) -> float:
    start = time.process_time()
    tree_of(path)
    return time.process_time() - start
