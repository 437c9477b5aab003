"""Each text is embedded once for each model."""

import numpy as np
import pytest

from eval.benchmarks.vector_cache import VectorCache


def silent(what, done, total):
    pass


def test_what_was_embedded_is_read_back_and_not_embedded_again(tmp_path, encoder):
    first = VectorCache(encoder, tmp_path).vectors(["one", "two", "one"], silent)
    assert encoder.embedded == ["one", "two"]
    again = VectorCache(encoder, tmp_path).vectors(["two", "three"], silent)
    assert encoder.embedded == ["one", "two", "three"]
    np.testing.assert_array_equal(again[0], first[1])
    np.testing.assert_array_equal(first[0], first[2])


def test_another_model_has_vectors_of_its_own(tmp_path, encoder, another_encoder):
    VectorCache(encoder, tmp_path).vectors(["one"], silent)
    VectorCache(another_encoder, tmp_path).vectors(["one"], silent)
    assert another_encoder.embedded == ["one"]


def test_what_a_broken_off_write_left_is_embedded_again(tmp_path, encoder):
    expected = VectorCache(encoder, tmp_path).vectors(["one", "two"], silent)
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-5])
    cache = VectorCache(encoder, tmp_path)
    for _ in range(2):
        np.testing.assert_array_equal(cache.vectors(["one", "two"], silent), expected)
    assert encoder.embedded == ["one", "two", "two"]


def test_progress_is_told_only_where_there_is_work(tmp_path, encoder):
    told = []
    for _ in range(2):
        VectorCache(encoder, tmp_path).vectors(["one"], lambda *step: told.append(step))
    assert told == [("Embedding", 0, 1), ("Embedding", 1, 1)]


def test_rows_have_unit_length(tmp_path, encoder):
    vectors = VectorCache(encoder, tmp_path).vectors(["one", ""], silent)
    assert np.linalg.norm(vectors, axis=1).tolist() == pytest.approx([1, 1])
