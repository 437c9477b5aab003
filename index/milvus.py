"""The second vector store: Milvus, embedded in one file here, a cluster by its address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.errors import StoreUnavailable
from index.vectors import Found

if TYPE_CHECKING:
    from pymilvus import MilvusClient

COLLECTION = "passages"
BATCH = 1_000
"""Rows an insert; Milvus refuses messages over 64 MB."""


class MilvusStore:
    """Vectors in a Milvus collection, found by inner product.

    The same calls reach `milvus-lite` (an address that ends in `.db`) and a cluster
    (`http://host:19530`). Rows are numbered as in the snapshot, so both stores answer alike.
    """

    def __init__(self, client: MilvusClient, collection: str) -> None:
        self._client = client
        self._collection = collection

    @classmethod
    def connect(cls, address: str, collection: str = COLLECTION) -> MilvusStore:
        """Reach a store.

        Raises:
            StoreUnavailable: pymilvus is not installed, or nothing answers there.
        """
        try:
            from pymilvus import MilvusClient, MilvusException
        except ImportError as error:
            raise StoreUnavailable(
                "The Milvus store needs pymilvus and milvus-lite: `pip install clausewise[milvus]`."
            ) from error
        try:
            return cls(MilvusClient(uri=address), collection)
        except MilvusException as error:
            raise StoreUnavailable(
                f"No Milvus answers at {address}: check the address, or leave it out to use FAISS."
            ) from error

    def replace(self, vectors: NDArray[np.float32]) -> None:
        """Fill the collection anew with `(n, dim)` vectors of unit length."""
        if self._client.has_collection(self._collection):
            self._client.drop_collection(self._collection)
        self._client.create_collection(
            self._collection, dimension=vectors.shape[1], metric_type="IP", auto_id=False,
            consistency_level="Strong",
        )  # fmt: skip
        for first in range(0, len(vectors), BATCH):
            batch = enumerate(vectors[first : first + BATCH].tolist(), start=first)
            rows = [{"id": row, "vector": vector} for row, vector in batch]
            self._client.insert(self._collection, rows)

    def search(
        self, queries: NDArray[np.float32], k: int, rows: range | None = None
    ) -> list[Found]:
        """The `k` nearest rows to each query, of all rows or of one range of them."""
        within = "" if rows is None else f"id >= {rows.start} and id < {rows.stop}"
        answers = self._client.search(
            self._collection, data=queries.tolist(), limit=k, filter=within
        )
        return [[(int(hit["id"]), float(hit["distance"])) for hit in hits] for hits in answers]

    def close(self) -> None:
        """Let go of the store."""
        self._client.close()
