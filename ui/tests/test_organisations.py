from __future__ import annotations

from qa_service.resources import CodeOut
from ui.organisations import names


def code(id_: str, title: str, organisation: str | None) -> CodeOut:
    return CodeOut(code=id_, title=title, organisation=organisation, source="x.txt", n_clauses=1)


def test_codes_are_named_after_their_organisation_and_sorted_by_name() -> None:
    codes = [
        code("z", "Staff Code", "Zoo"),
        code("a", "Code of Conduct", "aquarium"),
        code("b", "Volunteers' Code", "Zoo"),
        code("m", "Menagerie Code", None),
    ]

    assert list(names(codes).items()) == [
        ("a", "aquarium"),
        ("m", "Menagerie Code"),
        ("z", "Zoo: Staff Code"),
        ("b", "Zoo: Volunteers' Code"),
    ]
