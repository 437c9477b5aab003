"""A service of its own for a measurement: started on a free port, stopped at the end."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil  # type: ignore[import-untyped]  # its types are a package of their own

from eval.errors import AnswererError

CLAUSEWISE = str(Path(sys.executable).with_name("clausewise"))
START_SECONDS = 60.0
LOOK_EVERY_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class RunningService:
    """A service that answers.

    Attributes:
        url: where it listens.
        pid: its process.
        start_seconds: from starting the process to the first good answer of `/readyz`.
    """

    url: str
    pid: int
    start_seconds: float

    def megabytes(self) -> float:
        """Memory of the process and its children that is theirs alone or shared (RSS)."""
        process = psutil.Process(self.pid)
        family = [process, *process.children(recursive=True)]
        return sum(float(each.memory_info().rss) for each in family) / 2**20


@contextmanager
def running_service() -> Iterator[RunningService]:
    """The service as it is set up here, with its records in a folder that is thrown away.

    It takes every request it gets: the limit for one address would end a measurement.

    Raises:
        AnswererError: it does not come up.
    """
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "CLAUSEWISE_RATE_PER_MINUTE": "0",
            "CLAUSEWISE_RECORDS_URL": f"sqlite:///{folder}/records.db",
        }
        began = time.perf_counter()
        command = [CLAUSEWISE, "serve", "--port", str(port)]
        with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
            try:
                _wait_until_ready(url, process, began)
                yield RunningService(url, process.pid, time.perf_counter() - began)
            finally:
                process.terminate()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _wait_until_ready(url: str, process: subprocess.Popen[bytes], began: float) -> None:
    while not _is_ready(url):
        if process.poll() is not None:
            raise AnswererError(
                f"the service ended with code {process.returncode} before it answered: "
                "see the lines above; `make setup` builds what it needs"
            )
        if time.perf_counter() - began > START_SECONDS:
            raise AnswererError(f"{url}: not ready within {START_SECONDS:.0f} s")
        time.sleep(LOOK_EVERY_SECONDS)


def _is_ready(url: str) -> bool:
    try:
        return httpx.get(f"{url}/readyz", timeout=START_SECONDS).status_code == httpx.codes.OK
    except httpx.TransportError:
        return False
