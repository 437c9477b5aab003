"""Whether a port is free, found out before anything is started on it."""

from __future__ import annotations

import socket

from qa_service.errors import SettingsError


def refuse_taken_port(host: str, port: int, setting: str) -> None:
    """Checks that nothing listens on a port yet.

    Args:
        host: address to listen on.
        port: port to listen on.
        setting: the environment variable that changes it.

    Raises:
        SettingsError: the port is taken, or the address is not of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise SettingsError(
                f"Cannot listen on {host}:{port} ({error.strerror}): "
                f"stop what listens there, or set {setting} to another port."
            ) from error
