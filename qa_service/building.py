"""Makes an index on the service's behalf: new codes of HR's, folders never seen before."""

from __future__ import annotations

from pathlib import Path

from index.build import build_index
from index.embedding import Progress
from index.encoder import Encoder
from index.snapshot import Snapshot


def rebuild(codes_dir: Path, index_dir: Path, progress: Progress | None = None) -> Snapshot:
    """Builds an index of every document in a folder and puts it in place.

    Raises:
        IndexingError, DocumentProblem: it cannot be built; the index in place stays.
    """
    from index.export import ensure_encoder

    return build_index(codes_dir, index_dir, Encoder.load(ensure_encoder()), progress=progress)
