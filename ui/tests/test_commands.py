from __future__ import annotations

import socket

import pytest
from typer.testing import CliRunner

from ui.commands import app, command
from ui.settings import PageSettings
from ui.tests.serving import free_port


def test_the_page_is_started_on_this_machine_alone_and_tells_nobody() -> None:
    words = command(PageSettings(ui_port=8600))

    assert words[1:4] == ["-m", "streamlit", "run"]
    for flag in (
        "--server.address=127.0.0.1",
        "--server.port=8600",
        "--server.headless=true",
        "--browser.gatherUsageStats=false",
    ):
        assert flag in words


@pytest.mark.parametrize(
    ("environment", "service"),
    [
        ({}, "http://127.0.0.1:8000"),
        ({"CLAUSEWISE_PORT": "9000"}, "http://127.0.0.1:9000"),
        (
            {"CLAUSEWISE_PORT": "9000", "CLAUSEWISE_SERVICE_URL": "https://codes.example/"},
            "https://codes.example",
        ),
    ],
)
def test_the_service_is_found_by_port_or_by_address(
    environment: dict[str, str], service: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CLAUSEWISE_HOST", "CLAUSEWISE_PORT", "CLAUSEWISE_SERVICE_URL"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert PageSettings().service == service


def test_a_taken_port_is_said_in_one_line_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    port = free_port()
    monkeypatch.setenv("CLAUSEWISE_UI_PORT", str(port))
    with socket.create_server(("127.0.0.1", port)):
        result = CliRunner().invoke(app, [])

    assert result.exit_code == 2
    assert result.stderr == (
        f"clausewise ui: Port {port} of 127.0.0.1 is taken: stop what listens there, "
        "or set CLAUSEWISE_UI_PORT to another port.\n"
    )


def test_a_port_that_is_none_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAUSEWISE_UI_PORT", "eighty")
    result = CliRunner().invoke(app, [])

    assert result.exit_code == 2
    assert result.stderr.startswith("clausewise ui: The setting CLAUSEWISE_UI_PORT is not usable:")
    assert result.stderr.count("\n") == 1
