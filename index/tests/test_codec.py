from __future__ import annotations

import json
from decimal import Decimal

from index.codec import from_plain, to_plain
from index.tests.small_codes import HARBOUR, small_code
from ingest.clauses import ClauseTree, Finding, Furniture, FurnitureKind, Severity, Span
from ingest.norms.norm import Comparison, Duty, DutyAction, Limit, Modality, Norm


def through_json(value: object) -> object:
    return json.loads(json.dumps(to_plain(value)))


def test_norm_with_every_part_survives():
    limit = Limit("money", Decimal("24.50"), "GBP", Comparison.UNDER, "under £24.50", 3, 15)
    duty = Duty(DutyAction.TELL, to_whom="the clerk", in_writing=True)
    norm = Norm("1", "Text.", 0, 5, Modality.MUST_NOT, limits=(limit,), duties=(duty,))

    assert from_plain(Norm, through_json(norm)) == norm


def test_clause_tree_survives_and_finds_its_clauses():
    tree = small_code("harbour", HARBOUR).tree
    furniture = (Furniture(FurnitureKind.PAGE_NUMBER, Span(0, 2)),)
    findings = (Finding(Severity.WARNING, "gap", "2 follows 4", 10, 2),)
    tree = ClauseTree(tree.document, tree.title, tree.clauses, furniture, findings)

    again = from_plain(ClauseTree, through_json(tree))

    assert again == tree
    assert again.clause("5(a)").stem == "On the quay you must not:"
    assert [item.label for item in again.items("5")] == ["5(a)", "5(b)"]
