"""A service that answers over real HTTP, and an address where none does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ui.tests.serving import Running, free_port, serve
from ui.tests.stand_in import create_app


@pytest.fixture(scope="session")
def _standing_in() -> Iterator[Running]:
    yield from serve(create_app())


@pytest.fixture
def service(_standing_in: Running, monkeypatch: pytest.MonkeyPatch) -> Running:
    """The stand-in service with empty notes, and the page told to talk to it."""
    state = _standing_in.app.state
    state.asked.clear()
    state.feedback.clear()
    state.problem = None
    monkeypatch.setenv("CLAUSEWISE_SERVICE_URL", _standing_in.url)
    return _standing_in


@pytest.fixture
def no_service(monkeypatch: pytest.MonkeyPatch) -> str:
    """An address where nothing answers."""
    url = f"http://127.0.0.1:{free_port()}"
    monkeypatch.setenv("CLAUSEWISE_SERVICE_URL", url)
    return url
