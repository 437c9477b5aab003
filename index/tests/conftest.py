"""The real encoder, exported once and kept for later runs."""

from __future__ import annotations

import pytest

from index.encoder import Encoder
from index.export import BASE_ENCODER, ensure_encoder


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return Encoder.load(ensure_encoder(BASE_ENCODER))
