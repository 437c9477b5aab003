"""A system that finds passages: what the baselines have in common with the product."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.encoder import Encoder

Search = Callable[[str, str, int], Sequence[str]]
"""Question, code and k, to the texts it shows, best first."""

Ranking = Callable[[str, int], Sequence[str]]
"""The same within one code."""

Prepare = Callable[[Path, Sequence[str], Encoder], Search]
"""Folder of documents, the codes to be asked about, and the encoder with the published weights."""


@dataclass(frozen=True, slots=True)
class System:
    """One row of the table.

    Attributes:
        packages: import names it needs; a row without them says so.
    """

    name: str
    prepare: Prepare
    packages: tuple[str, ...] = ()
