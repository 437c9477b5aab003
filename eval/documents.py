"""The documents that gold questions are about, read and parsed afresh.

Evaluation reads the source itself: a quote is checked against the document, not against what the
answering side kept of it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from eval.errors import MissingDocumentError
from index.build import find_documents
from ingest.clauses import ClauseTree
from ingest.parse import parse_document
from ingest.readers import read_document


def read_trees(codes_dir: Path, codes: Collection[str]) -> Mapping[str, ClauseTree]:
    """The clause trees of these codes, by code.

    Raises:
        CodesFolderEmpty: the folder holds no document.
        MissingDocumentError: a code has no document in the folder.
        DocumentProblem: a document cannot be read.
    """
    files = {file.stem: file for file in find_documents(codes_dir)}
    missing = sorted(set(codes) - set(files))
    if missing:
        raise MissingDocumentError(
            f"{codes_dir}: no document for {', '.join(missing)}; "
            f"found {', '.join(files)}. Give the folder that holds them with --codes"
        )
    return {code: parse_document(read_document(files[code])) for code in sorted(set(codes))}
