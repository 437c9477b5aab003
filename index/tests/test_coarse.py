"""Vectors kept at four bits a direction stay near enough to find the same neighbours."""

import numpy as np
import pytest

from index.coarse import CoarseVectors, telling_directions


@pytest.fixture(scope="module")
def vectors():
    """Unit vectors that differ along 32 of 64 directions."""
    numbers = np.random.default_rng(7)
    drawn = numbers.normal(size=(2_000, 32)) @ numbers.normal(size=(32, 64))
    return (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture(scope="module")
def turned(vectors):
    return vectors @ telling_directions(vectors, 32)


def test_the_directions_are_at_right_angles_and_keep_what_tells_vectors_apart(vectors, turned):
    directions = telling_directions(vectors, 32)
    assert directions.T @ directions == pytest.approx(np.eye(32), abs=1e-5)
    assert np.linalg.norm(turned, axis=1) == pytest.approx(np.ones(2_000), abs=1e-4)


def test_two_coordinates_share_a_byte(turned):
    coarse = CoarseVectors.of(turned)
    assert coarse.codes.shape == (2_000, 16)
    assert coarse.codes.dtype == np.uint8
    assert len(coarse) == 2_000


def test_a_coordinate_within_the_levels_is_off_by_half_a_level_at_most(turned):
    coarse = CoarseVectors.of(turned)
    off = np.abs(coarse.of_rows(np.arange(2_000)) - turned)
    within = np.abs(turned) < 8 * coarse.scale
    assert within.mean() > 0.98
    assert (off <= coarse.scale / 2 + 1e-6)[within].all()


def test_the_levels_are_those_of_the_coordinates_in_their_order():
    vectors = np.float32([[-2, -1, 1, 2], [2, 1, -1, -2]])
    low, high = CoarseVectors.of(vectors).levels()
    assert low.tolist() == sorted(low.tolist())
    assert high.tolist() == low.tolist()[::-1]
    assert low.max() <= 15


def test_the_nearest_by_coarse_vectors_is_among_the_nearest_in_truth(turned):
    coarse = CoarseVectors.of(turned)
    opened = coarse.of_rows(np.arange(2_000))
    queries = turned[:50]
    truly = np.argsort(-(queries @ turned.T), axis=1)[:, 1:11]
    nearest = np.argsort(-(queries @ opened.T), axis=1)[:, 1]
    assert np.mean([one in ten for one, ten in zip(nearest, truly, strict=True)]) > 0.9
