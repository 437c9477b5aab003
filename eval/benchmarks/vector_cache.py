"""Vectors of a large collection on disk: each text is embedded once for each model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedding import HASH_BYTES, Progress, embed, text_hash
from index.encoder import Encoder

CACHE = Path(".clausewise/benchmarks")
STEP = 256
"""Texts between two writes: what an interruption may lose."""


class VectorCache:
    """The vectors that one encoder gave, by the words of the texts.

    The file is a row of records, the hash of a text and its vector; new ones are added at its
    end, so that an embedding that is broken off goes on where it stopped. Its name is the
    fingerprint of the encoder: another model never reads it.
    """

    def __init__(self, encoder: Encoder, folder: Path = CACHE) -> None:
        self._encoder = encoder
        self._path = folder / f"{encoder.fingerprint[:16]}.vectors"
        self._record = np.dtype([("hash", f"V{HASH_BYTES}"), ("vector", "<f4", encoder.dim)])

    def vectors(self, texts: Sequence[str], tell: Progress) -> NDArray[np.float32]:
        """Vectors of texts, from the file or embedded now and added to it.

        Returns:
            `(len(texts), dim)`, float32, rows of unit length.
        """
        known = self._read()
        new = list(
            {text_hash(text): text for text in texts if text_hash(text) not in known}.items()
        )
        for first in range(0, len(new), STEP):
            tell("Embedding", first, len(new))
            step = new[first : first + STEP]
            rows = self._encoder.encode([text for _, text in step])
            fresh = dict(zip((key for key, _ in step), rows, strict=True))
            self._append(fresh)
            known |= fresh
        if new:
            tell("Embedding", len(new), len(new))
        return embed(texts, known, self._encoder, lambda what, done, total: None)

    def _read(self) -> dict[bytes, NDArray[np.float32]]:
        if not self._path.is_file():
            return {}
        content = self._path.read_bytes()
        whole = len(content) // self._record.itemsize * self._record.itemsize
        if whole < len(content):
            # The last writer died in mid-record: what it left would shift all that follows.
            with self._path.open("r+b") as file:
                file.truncate(whole)
        records = np.frombuffer(content[:whole], dtype=self._record)
        keys = (key.tobytes() for key in records["hash"])
        return dict(zip(keys, records["vector"], strict=True))

    def _append(self, fresh: dict[bytes, NDArray[np.float32]]) -> None:
        records = np.empty(len(fresh), dtype=self._record)
        for record, (key, vector) in zip(records, fresh.items(), strict=True):
            record["hash"] = np.void(key)
            record["vector"] = vector
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("ab") as file:
            file.write(records.tobytes())
