from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[2]

SCRIPT = """
import sys
import numpy as np
from index.milvus import MilvusStore
from index.vectors import VectorIndex

rows = np.random.default_rng(0).normal(size=(1200, 16)).astype(np.float32)
rows /= np.linalg.norm(rows, axis=1, keepdims=True)
store = MilvusStore.connect(sys.argv[1])
store.replace(rows)
flat = VectorIndex.build(rows)
queries = rows[[3, 700]] + rows[[8, 9]] / 2
queries /= np.linalg.norm(queries, axis=1, keepdims=True)
for within in (None, range(100, 140)):
    expected, found = flat.search(queries, 5, within), store.search(queries, 5, within)
    assert [[r for r, _ in f] for f in found] == [[r for r, _ in f] for f in expected]
    assert np.allclose([[s for _, s in f] for f in found], [[s for _, s in f] for f in expected])
store.close()
print("alike")
"""


def test_milvus_finds_what_faiss_finds(tmp_path: Path):
    pytest.importorskip("pymilvus", reason="the extra `milvus` is not installed")
    pytest.importorskip("milvus_lite", reason="the extra `milvus` is not installed")

    # In a process of its own: milvus-lite starts a server that a test run must not inherit.
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path / "vectors.db")],
        cwd=REPO,
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert run.stdout.splitlines()[-1:] == ["alike"], run.stderr
