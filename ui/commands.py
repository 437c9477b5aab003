"""The command `ui`: starts the page."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import typer
from pydantic import ValidationError

from ui.settings import PageSettings

app = typer.Typer()

_ADDRESS = "127.0.0.1"
_PAGE = Path(__file__).with_name("page.py")
_WRONG_USE = 2


@app.command()
def ui() -> None:
    """Starts the page, which talks to the service over HTTP."""
    try:
        settings = PageSettings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = "CLAUSEWISE_" + str(first["loc"][0]).upper()
        _refuse(f"The setting {name} is not usable: {first['msg']}.")
    if _taken(settings.ui_port):
        _refuse(
            f"Port {settings.ui_port} of {_ADDRESS} is taken: stop what listens there, "
            "or set CLAUSEWISE_UI_PORT to another port."
        )
    os.execv(sys.executable, command(settings))


def command(settings: PageSettings) -> list[str]:
    """What to run: Streamlit without a browser, without telemetry, in our colours."""
    options = {
        "server.address": _ADDRESS,
        "server.port": str(settings.ui_port),
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
        "client.toolbarMode": "minimal",
        "client.showErrorDetails": "none",
        "logger.hideWelcomeMessage": "true",
        "theme.base": "light",
        "theme.primaryColor": "#00703c",
        "theme.textColor": "#0b0c0c",
        "theme.linkColor": "#1d70b8",
        "theme.borderColor": "#505a5f",
        "theme.font": "arial, helvetica, sans-serif",
        "theme.baseRadius": "none",
        "theme.showWidgetBorder": "true",
        "theme.baseFontSize": "18",
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "streamlit", "run", str(_PAGE), *flags]


def _taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_ADDRESS, port))
        except OSError:
            return True
    return False


def _refuse(message: str) -> None:
    typer.echo(f"clausewise ui: {message}", err=True)
    raise typer.Exit(_WRONG_USE)
