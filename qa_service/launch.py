"""What `make run` starts: the service and the page, stopped together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import FrameType
from urllib.error import URLError
from urllib.request import urlopen

import typer

from qa_service.errors import NotReady
from qa_service.ports import refuse_taken_port
from qa_service.settings import Settings, load_settings
from qa_service.terminal import one_line_errors

_PAGE_HOST = "127.0.0.1"
_ANY_HOST = frozenset({"0.0.0.0", "::"})
_START_S = 120.0
_STOP_S = 10.0
_LOOK_EVERY_S = 0.2
_CLAUSEWISE = str(Path(sys.executable).with_name("clausewise"))


class Stopped(Exception):
    """Somebody asked the two to stop."""


def main() -> None:
    """Starts both, says where they are, waits, and leaves none behind."""
    for signal_number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(signal_number, _stop)
    with one_line_errors():
        settings = load_settings()
        refuse_taken_port(settings.host, settings.port, "CLAUSEWISE_PORT")
        refuse_taken_port(_PAGE_HOST, settings.ui_port, "CLAUSEWISE_UI_PORT")
        children: dict[str, subprocess.Popen[bytes]] = {}
        try:
            for name in ("serve", "ui"):
                children[name] = subprocess.Popen([_CLAUSEWISE, name], start_new_session=True)
            _wait_until_ready(settings, children)
            while True:
                _refuse_ended(children)
                time.sleep(_LOOK_EVERY_S)
        except Stopped:
            typer.echo("\nStopping.")
        finally:
            _stop_all(children)


def _stop(_: int, __: FrameType | None) -> None:
    raise Stopped


def _wait_until_ready(settings: Settings, children: Mapping[str, subprocess.Popen[bytes]]) -> None:
    host = _PAGE_HOST if settings.host in _ANY_HOST else settings.host
    service = f"http://{host}:{settings.port}"
    page = f"http://{_PAGE_HOST}:{settings.ui_port}"
    for url in (f"{service}/readyz", f"{page}/_stcore/health"):
        give_up = time.monotonic() + _START_S
        while not _answers(url):
            _refuse_ended(children)
            if time.monotonic() > give_up:
                raise NotReady(
                    f"{url} did not answer within {_START_S:.0f} s: see the lines above."
                )
            time.sleep(_LOOK_EVERY_S)
    typer.echo(f"Service: {service}\nPage:    {page}\nCtrl-C stops both.")


def _answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=5) as response:
            return bool(response.status == 200)
    except (URLError, OSError):
        return False


def _refuse_ended(children: Mapping[str, subprocess.Popen[bytes]]) -> None:
    for name, child in children.items():
        if child.poll() is not None:
            raise NotReady(
                f"`clausewise {name}` ended with code {child.returncode}: see the lines above."
            )


def _stop_all(children: Mapping[str, subprocess.Popen[bytes]]) -> None:
    """Ends both, the page's own children with it; a second Ctrl-C does not cut this short."""
    for signal_number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(signal_number, signal.SIG_IGN)
    for child in children.values():
        _signal_group(child, signal.SIGTERM)
    for child in children.values():
        try:
            child.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            _signal_group(child, signal.SIGKILL)
            child.wait()


def _signal_group(child: subprocess.Popen[bytes], signal_number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal_number)


if __name__ == "__main__":
    typer.run(main)
