"""What can be wrong with a document before it is parsed: one line each, with the remedy."""

from __future__ import annotations


class DocumentProblem(Exception):
    """A document that cannot be used.

    Args:
        where: file name or path.
        found: what is there.
        expected: what should be there.
        remedy: what the reader of the message can do.

    >>> print(DocumentProblem("code.pdf", "no text", "pages of text", "Run text recognition on it"))
    code.pdf: found no text; expected pages of text. Run text recognition on it.
    """

    def __init__(self, where: object, found: str, expected: str, remedy: str) -> None:
        message = f"{where}: found {found}; expected {expected}. {remedy}."
        super().__init__(" ".join(message.split()))


class DocumentUnreadable(DocumentProblem):
    """The file is missing, damaged, or not what its suffix says."""


class DocumentEmpty(DocumentProblem):
    """The file holds no text."""


class DocumentEncrypted(DocumentProblem):
    """The file asks for a password."""


class DocumentTooLarge(DocumentProblem):
    """The file is over the limit."""


class UnsupportedFormat(DocumentProblem):
    """No reader knows the suffix."""
