"""How the clauses of a code lie to the sentences that answered like questions elsewhere."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.passages import PassageKind
from index.snapshot import Snapshot
from qa_service.understanding.precedents import Alike

Floats = NDArray[np.float32]


def closeness(snapshot: Snapshot, code: str, alike: Alike) -> Floats:
    """The best cosine of each clause, or of one of its sentences, with each precedent's sentence.

    Args:
        snapshot: the index.
        code: id of a code of it.
        alike: `k` precedents.

    Returns:
        `(n_clauses, k)`, 0 (unlike) to 1.
    """
    rows = snapshot.rows_of(code)
    similarity = snapshot.vectors[rows.start : rows.stop] @ alike.sentences.T
    index = snapshot.codes[code].index
    whole, parts = (
        index.groups[kind].best(similarity, index.n_clauses)
        for kind in (PassageKind.CLAUSE, PassageKind.SENTENCE)
    )
    return np.maximum(whole, parts)
