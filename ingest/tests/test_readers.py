"""Reading a file: its text exactly, its pages, and one clear line when it cannot be used."""

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_BREAK
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import (
    DocumentEmpty,
    DocumentEncrypted,
    DocumentProblem,
    DocumentTooLarge,
    DocumentUnreadable,
    UnsupportedFormat,
)
from ingest.readers import MAX_BYTES, SUPPORTED_SUFFIXES, read_document

WORDS = "1.1 Don’t accept a gift over £10.\n\n1.2 Tell your manager.\n"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_file_is_kept_character_for_character(tmp_path):
    document = read_document(write(tmp_path, "town.council.txt", WORDS))
    assert (document.code, document.source) == ("town.council", "town.council.txt")
    assert document.text == WORDS
    assert document.page_starts == ()
    assert document.page_at(0) is None


@pytest.mark.parametrize(
    "content",
    [
        WORDS.encode("utf-8-sig"),
        WORDS.encode("cp1252"),
        WORDS.encode("utf-16"),
        WORDS.encode("utf-16-le"),
        WORDS.encode("utf-16-be"),
        WORDS.encode("utf-32"),
        WORDS.replace("\n", "\r\n").encode(),
        WORDS.replace("\n", "\r").encode(),
    ],
    ids=["utf-8 mark", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "crlf", "cr"],
)
def test_encoding_and_line_ends_do_not_change_the_text(tmp_path, content):
    assert read_document(write(tmp_path, "a.md", content)).text == WORDS


def test_a_form_feed_in_a_text_file_begins_a_page(tmp_path):
    document = read_document(write(tmp_path, "a.txt", "1 Gifts\n\f2 Money\n"))
    assert document.page_starts == (0, 9)
    assert document.page_at(document.text.index("2")) == 2


HTML = """<!doctype html><html><head><title>Code</title><style>p {color: red}</style></head>
<body><nav><a href="/">Home</a></nav><main>
<h1>Code of <em>Conduct</em></h1><!-- draft --><h2>1.&nbsp;Gifts</h2>
<p>You must not accept<br>any gift over
   <b>£10</b>.</p><p hidden>Secret</p>
<ul><li>cash<ul><li>coins</li></ul></li><li><p>vouchers</p></li></ul>
<ol type="a" start="2"><li>tell</li><li>record</li></ol>
<table><tr><th>What</th><th>Limit</th></tr><tr><td>Gift</td><td>£25<br>a year</td></tr></table>
<div>Ask <span>HR</span>.<div>Or a <i>manager</i></div>now</div>
</main></body></html>"""


def test_a_web_page_is_read_as_lines_of_markdown(tmp_path):
    text = read_document(write(tmp_path, "a.html", HTML)).text
    assert text == (
        "# Code of Conduct\n\n## 1. Gifts\n\nYou must not accept\nany gift over £10.\n\n"
        "- cash\n  - coins\n- vouchers\nb. tell\nc. record\n\n"
        "| What | Limit |\n|---|---|\n| Gift | £25 a year |\n\nAsk HR.\n\nOr a manager\n\nnow\n"
    )


def test_a_web_page_in_its_declared_encoding(tmp_path):
    page = '<meta charset="iso-8859-15"><p>5 €</p>'.encode("iso-8859-15")
    assert read_document(write(tmp_path, "a.htm", page)).text == "5 €\n"


def word_file(folder: Path, document: docx.document.Document) -> Path:
    path = folder / "code.docx"
    document.save(str(path))
    return path


def test_a_word_file_is_read_in_order_with_headings_lists_and_tables(tmp_path):
    document = docx.Document()
    document.add_heading("Code of Conduct", 0)
    document.add_heading("Gifts", 1)
    document.add_paragraph("You must not accept:")
    document.add_paragraph("cash", style="List Bullet")
    document.add_paragraph("vouchers", style="List Bullet")
    document.add_paragraph("Tell your manager.", style="List Number")
    document.add_paragraph("Record it.", style="List Number")
    table = document.add_table(2, 2)
    for cell, words in zip(table._cells, ["What", "Limit", "Gift", "£25"], strict=True):
        cell.text = words
    document.add_paragraph("Ask HR.")
    assert read_document(word_file(tmp_path, document)).text == (
        "# Code of Conduct\n\n## Gifts\n\nYou must not accept:\n\n- cash\n- vouchers\n"
        "1. Tell your manager.\n2. Record it.\n\n| What | Limit |\n|---|---|\n| Gift | £25 |\n\n"
        "Ask HR.\n"
    )


NUMBERING = """
<w:abstractNum xmlns:w="{ns}" w:abstractNumId="90">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/>
</w:lvl></w:abstractNum>|
<w:num xmlns:w="{ns}" w:numId="90"><w:abstractNumId w:val="90"/></w:num>|
<w:num xmlns:w="{ns}" w:numId="91"><w:abstractNumId w:val="90"/><w:lvlOverride w:ilvl="0">
<w:startOverride w:val="1"/></w:lvlOverride></w:num>"""


def numbered(document, words, num_id, level):
    paragraph = document.add_paragraph(words)
    numbering = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    numbering.get_or_add_numId().val = num_id
    numbering.get_or_add_ilvl().val = level


def test_automatic_numbers_of_a_word_file_are_counted_as_word_counts_them(tmp_path):
    document = docx.Document()
    root = document.part.numbering_part.element
    namespace = root.nsmap["w"]
    abstract, *instances = NUMBERING.format(ns=namespace).split("|")
    root.insert(0, docx.oxml.parser.parse_xml(abstract.strip()))
    for instance in instances:
        root.append(docx.oxml.parser.parse_xml(instance.strip()))
    for words, level in [("A", 0), ("B", 1), ("C", 2), ("D", 2), ("E", 1), ("F", 2), ("G", 0)]:
        numbered(document, words, 90, level)
    numbered(document, "H", 90, 1)
    numbered(document, "again", 91, 0)
    lines = read_document(word_file(tmp_path, document)).text.split()
    assert " ".join(lines) == "1 A 1.1 B (a) C (b) D 1.2 E (a) F 2 G 2.1 H 1 again"


def test_page_breaks_of_a_word_file_begin_pages(tmp_path):
    document = docx.Document()
    document.add_paragraph("One")
    document.add_paragraph("Two").add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("Three").paragraph_format.page_break_before = True
    read = read_document(word_file(tmp_path, document))
    assert read.text == "One\n\nTwo\n\nThree\n"
    assert [read.page_at(read.text.index(word)) for word in ("One", "Two", "Three")] == [1, 1, 3]


def pdf(*pages: list[str], encrypt: StandardEncryption | None = None) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=encrypt)
    for page in pages:
        height = 800
        for line in page:
            if line:
                canvas.drawString(72, height, line)
            height -= 14
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_a_pdf_is_read_page_by_page_with_its_lines_and_paragraphs(tmp_path):
    content = pdf(
        ["1 Gifts", "", "1.1 You must not accept", "gifts from service-", "users.", "", "1.2 Tell"],
        ["your manager.", "", "2 Money"],
    )
    document = read_document(write(tmp_path, "code.pdf", content))
    assert document.text == (
        "1 Gifts\n\n1.1 You must not accept\ngifts from service-\nusers.\n\n1.2 Tell\n\n"
        "your manager.\n\n2 Money"
    )
    assert document.page_starts == (0, document.text.index("your"))
    assert document.page_at(document.text.index("2 Money")) == 2


def test_a_pdf_behind_a_password_is_refused_with_the_remedy(tmp_path):
    path = write(tmp_path, "a.pdf", pdf(["Secret"], encrypt=StandardEncryption("open", "own")))
    with pytest.raises(DocumentEncrypted, match=r"a\.pdf: found a password; .* Save a copy"):
        read_document(path)


def test_a_pdf_that_anyone_may_open_is_read_although_it_is_encrypted(tmp_path):
    path = write(tmp_path, "a.pdf", pdf(["Open"], encrypt=StandardEncryption("", "own")))
    assert read_document(path).text == "Open"


def test_a_word_file_behind_a_password_is_refused(tmp_path):
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(DocumentEncrypted, match="found a password"):
        read_document(write(tmp_path, "a.docx", content))


@pytest.mark.parametrize(
    ("name", "content", "problem", "message"),
    [
        ("a.txt", b"", DocumentEmpty, "found no text"),
        ("a.md", b" \n\n", DocumentEmpty, "found no text"),
        ("a.html", b"<main><script>x()</script></main>", DocumentEmpty, "found no text"),
        ("a.pdf", pdf([]), DocumentEmpty, "Run text recognition"),
        ("a.txt", bytes(range(256)) * 9, DocumentUnreadable, "found bytes that are no text"),
        ("a.txt", pdf(["x"]), DocumentUnreadable, "found a PDF file; expected plain text"),
        ("a.pdf", b"%PDF-1.7 cut", DocumentUnreadable, "found no readable PDF"),
        ("a.docx", b"no zip", DocumentUnreadable, "found no Word file"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 x", DocumentUnreadable, "old Word file"),
        ("a.odt", b"x", UnsupportedFormat, "expected one of .docx .htm .html .md .pdf .txt"),
        ("a.txt", b"x" * (MAX_BYTES + 1), DocumentTooLarge, "found 20.0 MB; expected at most"),
    ],
)
def test_an_unusable_document_gives_one_line_that_says_what_to_do(
    tmp_path, name, content, problem, message
):
    with pytest.raises(problem, match=re.escape(message)) as caught:
        read_document(write(tmp_path, name, content))
    assert isinstance(caught.value, DocumentProblem)
    assert "\n" not in str(caught.value)


def test_a_zip_that_is_no_word_file_is_unreadable(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(DocumentUnreadable, match="no readable Word file"):
        read_document(tmp_path / "a.docx")


def test_a_missing_file_and_a_folder_are_unreadable(tmp_path):
    with pytest.raises(DocumentUnreadable, match="no such file"):
        read_document(tmp_path / "none.txt")
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(DocumentUnreadable, match="is a directory"):
        read_document(tmp_path / "folder.txt")


def test_every_supported_suffix_is_read_whatever_its_case(tmp_path):
    assert {".txt", ".md", ".html", ".htm", ".docx", ".pdf"} == SUPPORTED_SUFFIXES
    assert read_document(write(tmp_path, "A.TXT", "x")).text == "x"
