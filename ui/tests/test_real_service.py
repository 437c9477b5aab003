"""The page over the real service: a code is read, indexed, asked and shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ingest.clauses import Clause
from ingest.parse import parse_document
from ingest.readers import read_document
from qa_service.api import create_app
from qa_service.building import rebuild
from qa_service.resources import ClauseOut
from qa_service.schemas import CitationOut
from qa_service.settings import Settings
from ui.client import ServiceClient
from ui.sections import marked
from ui.tests.serving import Running, serve

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "ui" / "page.py"
DOCUMENTS = sorted((ROOT / "data" / "codes").glob("*.txt"))
HILL = """Hill Trust Code of Conduct

1. Gifts and hospitality

1.1 Staff must be seen to be fair in all they do.

1.2 Staff must not accept a gift worth £25 or more from anyone they deal with at work.

1.3 You must tell your line manager about any gift that you are offered within 7 days.

2. Other work

2.1 You must ask your director in writing before you take up any other paid work.
"""


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("real")
    codes = folder / "codes"
    codes.mkdir()
    (codes / "hill-trust.txt").write_text(HILL, encoding="utf-8")
    rebuild(codes, folder / "index")
    settings = Settings(
        codes_dir=codes, index_dir=folder / "index", records_url=f"sqlite:///{folder}/records.db"
    )
    yield from serve(create_app(settings))


def test_a_question_is_answered_on_the_page_and_the_feedback_is_taken(
    real: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAUSEWISE_SERVICE_URL", real.url)
    page = AppTest.from_file(PAGE, default_timeout=60).run()
    page.radio[0].set_value("hill-trust")
    page.text_area[0].set_value("Can I accept a £40 gift from a client?")
    next(button for button in page.button if button.label == "Ask").click().run()

    shown = "\n".join(element.proto.body for element in page.get("html"))
    assert "No, not allowed" in shown
    assert "<mark>Staff must not accept a gift worth £25 or more" in shown
    assert "Staff must be seen to be fair" in shown
    next(button for button in page.button if button.label == "Yes, it helped").click().run()
    assert "Thank you." in "\n".join(element.proto.body for element in page.get("html"))
    assert not page.exception


def test_every_clause_of_the_real_service_can_be_read(real: Running) -> None:
    clauses = ServiceClient(real.url).clauses("hill-trust").clauses

    assert [clause.label for clause in clauses] == ["1.1", "1.2", "1.3", "2.1"]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_mark_falls_on_the_very_words_of_the_document(path: Path) -> None:
    tree = parse_document(read_document(path))
    source = tree.document.text
    for clause in tree.clauses:
        start = (clause.start + clause.end) // 2
        quote = CitationOut(
            code=tree.code,
            code_title=tree.title,
            clause=clause.label,
            heading=list(clause.heading),
            quote=source[start : clause.end],
            start=start,
            end=clause.end,
            text=clause.text,
            source=path.name,
        )
        pieces = marked(_shown(clause), [quote])
        expected = [source[max(s.start, start) : s.end] for s in clause.spans if s.end > start]
        assert [words for words, is_marked in pieces if is_marked] == expected
        assert "".join(words for words, _ in pieces) == clause.text


def _shown(clause: Clause) -> ClauseOut:
    return ClauseOut(
        code=clause.code,
        label=clause.label,
        heading=list(clause.heading),
        text=clause.text,
        whole_text=clause.text,
        stem=clause.stem,
        parent=clause.parent,
        start=clause.start,
        end=clause.end,
        spans=[(span.start, span.end) for span in clause.spans],
        page=clause.page,
        certainty=clause.certainty,
        norms=[],
    )
