"""A small code of an invented organisation, as the service would show it."""

from __future__ import annotations

from qa_service.resources import ClauseOut
from qa_service.schemas import CitationOut

CODE = "harbour-trust"
NAME = "Harbour Trust"
TITLE = "Code of Conduct for Staff"
SOURCE = "harbour-trust.txt"

_GIFTS = ("5 Gifts and hospitality",)
_WORK = ("6 Work outside the Trust",)
_HOSTILE = ("7 <script>document.title='owned'</script>",)
_PRINTED = [
    ("5.1", _GIFTS, "Staff must not let a gift influence how they do their work.", None),
    ("5.2", _GIFTS, "You must refuse any gift worth £25 or more.", None),
    ("5.3", _GIFTS, "A gift that is refused or returned must be:", None),
    ("5.3(a)", _GIFTS, "declared to your line manager within 28 days; and", "5.3"),
    ("5.3(b)", _GIFTS, "written down in the Register of Gifts.", "5.3"),
    ("5.4", _GIFTS, "Flowers, chocolates and other tokens may be shared with the team.", None),
    ("5.5", _GIFTS, "A legacy left to you by a service user counts as a gift.", None),
    (
        "6.1",
        _WORK,
        "You need your line manager's written consent before you take a\nsecond job.",
        None,
    ),
    (
        "7.1",
        _HOSTILE,
        "<img src=x onerror=\"document.title='owned'\"> [link](http://x.example) **bold** $a$",
        None,
    ),
]


def _place() -> tuple[str, list[ClauseOut]]:
    source = "HARBOUR TRUST\n\n"
    clauses = []
    for label, heading, text, parent in _PRINTED:
        source += f"{label} "
        start = len(source)
        source += text + "\n\n"
        clauses.append(
            ClauseOut(
                code=CODE,
                label=label,
                heading=list(heading),
                text=text,
                whole_text=text,
                stem=None,
                parent=parent,
                start=start,
                end=start + len(text),
                spans=[(start, start + len(text))],
                page=2 if heading == _GIFTS else None,
                certainty=1.0,
                norms=[],
            )
        )
    return source, clauses


TEXT, CLAUSES = _place()


def clause(label: str) -> ClauseOut:
    """One clause."""
    return next(found for found in CLAUSES if found.label == label)


def cite(label: str, quote: str) -> CitationOut:
    """A citation of words that stand in a clause."""
    found = clause(label)
    start = TEXT.index(quote, found.start)
    return CitationOut(
        code=CODE,
        code_title=TITLE,
        clause=label,
        heading=found.heading,
        quote=quote,
        start=start,
        end=start + len(quote),
        text=found.whole_text,
        page=found.page,
        source=SOURCE,
    )
