"""Two small codes of conduct as clause trees, for tests that need no parser."""

from __future__ import annotations

from index.catalogue import About
from index.writing import ReadCode
from ingest.clauses import Clause, ClauseTree, SourceDocument, Span
from ingest.norms.norm import Modality, Norm

HARBOUR = {
    "1": (
        ("Gifts",),
        "You must refuse any gift from a supplier. A pen or a mug may be kept.",
        None,
    ),
    "2": (("Gifts",), "Record what you are offered in the register, within 7 days.", None),
    "3": (("Outside work",), "You must not work for a competitor of the harbour.", None),
    "4": (("Arrest",), "If the police charge you with an offence, tell the harbour master.", None),
    "5": (("Phones",), "On the quay you must not:", None),
    "5(a)": (("Phones",), "smoke near the fuel pumps;", "5"),
    "5(b)": (("Phones",), "use a mobile telephone while driving a crane.", "5"),
}
LIBRARY = {
    "A": (("Presents",), "Staff may accept a present worth up to $20 from a reader.", None),
    "B": (("Quiet",), "Please keep your voice down in the reading room.", None),
}
Written = dict[str, tuple[tuple[str, ...], str, str | None]]


def small_code(code: str, written: Written, about: About | None = None) -> ReadCode:
    """The tree and norms of a code whose source is its clauses' words, one a line."""
    source = "\n".join(text for _, text, _ in written.values())
    clauses, norms, at = [], {}, 0
    for label, (heading, text, parent) in written.items():
        stem = written[parent][1] if parent else None
        spans = (Span(at, at + len(text)),)
        clauses.append(Clause(code, label, heading, text, spans, stem=stem, parent=parent))
        norms[label] = sentences_as_norms(label, text, at)
        at += len(text) + 1
    document = SourceDocument(code, f"{code}.txt", source)
    tree = ClauseTree(document, f"Rules of the {code}", tuple(clauses), ())
    return ReadCode(tree, norms, about or About(), sha256="0" * 64)


def sentences_as_norms(label: str, text: str, at: int) -> tuple[Norm, ...]:
    """Each sentence of a plain text as a fact."""
    norms, start = [], 0
    for sentence in text.replace(". ", ".\n").split("\n"):
        start = text.index(sentence, start)
        span = at + start, at + start + len(sentence)
        norms.append(Norm(label, sentence, *span, modality=Modality.FACT))
    return tuple(norms)
