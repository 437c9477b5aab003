"""Adding and removing documents over HTTP: bad input changes nothing."""

import io

import pytest
from docx import Document
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from index.errors import IndexingError
from qa_service.errors import NotReady
from qa_service.library import Library
from qa_service.tests.conftest import HILL

LAKE = b"Lake Office Code\n\n1. Staff must not smoke at their desks.\n\n2. Staff may bring pets.\n"


def upload(client, as_hr, name, content):
    return client.post("/v1/codes", headers=as_hr, files={"file": (name, content)})


def codes_of(client):
    return [code["code"] for code in client.get("/v1/codes").json()["codes"]]


def pdf(words, password=None):
    file = io.BytesIO()
    encrypt = StandardEncryption(password, canPrint=0) if password else None
    canvas = Canvas(file, encrypt=encrypt, invariant=True)
    if words:
        canvas.drawString(72, 720, words)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def word(paragraphs):
    file = io.BytesIO()
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(file)
    return file.getvalue()


def test_an_added_document_is_answered_from_and_a_removed_one_is_not(client, as_hr, settings):
    added = upload(client, as_hr, "Lake Office (2024).txt", LAKE)
    assert added.status_code == 201
    assert added.json()["code"] == "lake-office-2024"
    body = {"question": "May I smoke at my desk?", "code": "lake-office-2024"}
    assert client.post("/v1/ask", json=body).json()["citations"][0]["clause"] == "1"
    assert client.delete("/v1/codes/lake-office-2024", headers=as_hr).status_code == 204
    assert codes_of(client) == ["hill-trust", "river-agency"]
    assert client.post("/v1/ask", json=body).status_code == 404


def test_a_document_in_another_format_replaces_the_old_one(client, as_hr, settings):
    content = word(["Hill Trust Code", "1. Staff must not keep bees."])
    assert upload(client, as_hr, "hill-trust.docx", content).status_code == 201
    assert sorted(path.name for path in settings.codes_dir.iterdir()) == [
        "hill-trust.docx",
        "river-agency.txt",
    ]
    assert "bees" in client.get("/v1/codes/hill-trust").json()["text"]


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("hill-trust.txt", b"", 422),
        ("hill-trust.txt", b" \n\n ", 422),
        ("hill-trust.txt", bytes(range(256)) * 20, 422),
        ("hill-trust.pdf", b"%PDF-1.7 broken", 422),
        ("hill-trust.pdf", pdf(""), 422),
        ("hill-trust.pdf", pdf("1. Staff must not smoke.", password="secret"), 422),
        ("hill-trust.docx", b"PK not a zip", 422),
        ("hill-trust.exe", b"MZ", 415),
        ("hill-trust", b"1. Staff must not smoke.", 415),
        ("???.txt", LAKE, 422),
        ("hill-trust.txt", b"a" * (20 * 1024 * 1024 + 1), 413),
    ],
    ids=[
        "empty",
        "blank",
        "binary",
        "broken pdf",
        "pdf without text",
        "pdf with password",
        "broken docx",
        "program",
        "no suffix",
        "no name",
        "too large",
    ],
)
def test_a_document_that_cannot_be_used_changes_nothing(
    client, as_hr, settings, name, content, status
):
    version = client.get("/v1/codes").json()["index_version"]
    refused = upload(client, as_hr, name, content)
    assert refused.status_code == status, refused.text
    assert refused.headers["content-type"] == "application/problem+json"
    detail = refused.json()["detail"]
    assert "\n" not in detail
    assert "/tmp" not in detail
    assert client.get("/v1/codes").json()["index_version"] == version
    assert (settings.codes_dir / "hill-trust.txt").read_text("utf-8") == HILL
    assert len(list(settings.codes_dir.iterdir())) == 2


def test_the_last_code_cannot_be_removed(client, as_hr):
    assert client.delete("/v1/codes/river-agency", headers=as_hr).status_code == 204
    refused = client.delete("/v1/codes/hill-trust", headers=as_hr)
    assert refused.status_code == 422
    assert "upload another one" in refused.json()["detail"]
    assert codes_of(client) == ["hill-trust"]


def test_an_unknown_code_cannot_be_removed(client, as_hr):
    assert client.delete("/v1/codes/nowhere", headers=as_hr).status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        lambda library: library.add("hill-trust.md", LAKE),
        lambda library: library.remove("hill-trust"),
    ],
    ids=["add", "remove"],
)
def test_when_the_index_cannot_be_built_the_folder_stays_as_it_was(settings, change):
    def failing(folder):
        raise IndexingError("the disk is full: free some space")

    library = Library(settings.codes_dir, 20, failing)
    before = {path.name: path.read_bytes() for path in settings.codes_dir.iterdir()}
    with pytest.raises(NotReady, match=r"nothing changed.*disk is full"):
        change(library)
    assert {path.name: path.read_bytes() for path in settings.codes_dir.iterdir()} == before
