"""Serves an app over real HTTP while a test runs."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

import uvicorn
from fastapi import FastAPI


@dataclass(frozen=True, slots=True)
class Running:
    """An app and where it listens."""

    app: FastAPI
    port: int

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"


def free_port() -> int:
    """A port that nothing listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(app: FastAPI) -> Iterator[Running]:
    """Serves an app in a thread until the iterator is taken up again."""
    running = Running(app, free_port())
    server = uvicorn.Server(
        uvicorn.Config(app, port=running.port, log_level="error", ws="none", lifespan="on")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the service did not start"
        time.sleep(0.01)
    yield running
    server.should_exit = True
    thread.join(10)
