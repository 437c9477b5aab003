"""Many vectors in little room: turned to their telling directions, four bits for each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]

STEP = 0.335
"""Width of a level in standard deviations: sixteen of them hold a normal variable with the least
squared error (Max 1960)."""
_LEVELS = 16


def telling_directions(vectors: Floats, n_kept: int) -> Floats:
    """The directions along which vectors differ most: `(dim, n_kept)`, orthonormal columns."""
    turned, _, _ = np.linalg.svd(vectors.T @ vectors)
    return np.ascontiguousarray(turned[:, :n_kept], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class CoarseVectors:
    """Unit vectors along `n_kept` directions, each coordinate on one of sixteen levels.

    Attributes:
        codes: `(n, n_kept / 2)`, two levels a byte.
        scale: `(n_kept,)`, width of a level.
    """

    codes: Bytes
    scale: Floats

    @classmethod
    def of(cls, vectors: Floats) -> CoarseVectors:
        """Round vectors: `(n, n_kept)`, `n_kept` even."""
        scale = np.maximum(vectors.std(axis=0), 1e-6) * np.float32(STEP)
        levels = np.clip(np.floor(vectors / scale) + _LEVELS // 2, 0, _LEVELS - 1).astype(np.uint8)
        return cls(levels[:, ::2] << 4 | levels[:, 1::2], scale.astype(np.float32))

    def __len__(self) -> int:
        return len(self.codes)

    def levels(self) -> Bytes:
        """The level of each coordinate: `(n, n_kept)`, 0 to 15."""
        return np.stack([self.codes >> 4, self.codes & 0xF], axis=-1).reshape(len(self), -1)

    def of_rows(self, rows: NDArray[np.integer]) -> Floats:
        """Some of the vectors, each coordinate in the middle of its level."""
        levels = CoarseVectors(self.codes[rows], self.scale).levels()
        middle: Floats = (levels - np.float32(_LEVELS / 2 - 0.5)) * self.scale
        return middle
