"""What can be wrong with the files of a public benchmark."""

from __future__ import annotations

from eval.errors import EvalError


class BenchmarkFormatError(EvalError):
    """A file of a benchmark is missing, or is not in the published form."""
