"""Vectors for texts, each text embedded once: what an earlier snapshot has is taken from there."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from index.encoder import Encoder

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many are done, and of how many."""

HASH_BYTES = 16
STEP = 256
"""Texts between two reports of progress."""


def text_hash(text: str) -> bytes:
    """Key of a text among all texts ever embedded: 16 bytes of SHA-256."""
    return hashlib.sha256(text.encode()).digest()[:HASH_BYTES]


def embed(
    texts: Sequence[str],
    known: Mapping[bytes, NDArray[np.float32]],
    encoder: Encoder,
    tell: Progress,
) -> NDArray[np.float32]:
    """Vectors of texts, the known ones looked up by `text_hash`.

    Returns:
        `(len(texts), dim)`, float32, rows of unit length.
    """
    vectors = np.empty((len(texts), encoder.dim), dtype=np.float32)
    new: dict[bytes, list[int]] = {}
    for row, text in enumerate(texts):
        key = text_hash(text)
        if key in known:
            vectors[row] = known[key]
        else:
            new.setdefault(key, []).append(row)
    groups = list(new.values())
    for first in range(0, len(groups), STEP):
        tell("Embedding", first, len(groups))
        step = groups[first : first + STEP]
        for rows, vector in zip(step, encoder.encode([texts[r[0]] for r in step]), strict=True):
            vectors[rows] = vector
    tell("Embedding", len(groups), len(groups))
    return vectors
