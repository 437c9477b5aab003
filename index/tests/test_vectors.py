from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import SnapshotCorrupt
from index.vectors import VectorIndex, search_exactly


def unit_rows(n: int, dim: int = 16, seed: int = 0) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(n, dim)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 60), st.integers(1, 80), st.integers(0, 10_000))
def test_faiss_finds_what_plain_arithmetic_finds(n: int, k: int, seed: int):
    vectors, query = unit_rows(n, seed=seed), unit_rows(1, seed=seed + 1)

    (found,) = VectorIndex.build(vectors).search(query, k)

    expected = search_exactly(vectors, query[0], k)
    assert [row for row, _ in found] == [row for row, _ in expected]
    np.testing.assert_allclose([s for _, s in found], [s for _, s in expected], atol=1e-6)


def test_search_within_a_range_gives_rows_of_that_range_only():
    vectors, query = unit_rows(50), unit_rows(1, seed=9)

    (found,) = VectorIndex.build(vectors).search(query, 10, rows=range(20, 27))

    expected = [(row + 20, score) for row, score in search_exactly(vectors[20:27], query[0], 10)]
    assert [row for row, _ in found] == [row for row, _ in expected]
    assert len(found) == 7


def test_empty_range_and_empty_index_give_nothing():
    assert VectorIndex.build(unit_rows(5)).search(unit_rows(2), 3, rows=range(2, 2)) == [[], []]
    assert VectorIndex.build(unit_rows(0)).search(unit_rows(1), 3) == [[]]


def test_written_index_is_read_back_the_same(tmp_path: Path):
    index, query = VectorIndex.build(unit_rows(30)), unit_rows(2, seed=3)
    index.write(tmp_path / "vectors.faiss")

    again = VectorIndex.read(tmp_path / "vectors.faiss")

    assert len(again) == 30
    assert again.search(query, 5) == index.search(query, 5)


def test_file_that_is_no_index_is_reported_with_the_remedy(tmp_path: Path):
    (tmp_path / "vectors.faiss").write_bytes(b"IxFI cut")

    with pytest.raises(SnapshotCorrupt, match="clausewise index build"):
        VectorIndex.read(tmp_path / "vectors.faiss")
