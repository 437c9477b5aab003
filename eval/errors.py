"""What can go wrong in an evaluation, each named for what went wrong."""

from __future__ import annotations


class EvalError(Exception):
    """Something an evaluator can put right; the message says what and how."""


class GoldFormatError(EvalError):
    """A line of a gold file is not a gold question."""


class RunFormatError(EvalError):
    """A folder is not a finished run."""


class GateFormatError(EvalError):
    """A gate file cannot be understood."""


class MissingDocumentError(EvalError):
    """A gold question asks about a code that has no document."""


class AnswererError(EvalError):
    """The answering side gave no answer to a question."""
