"""`make run` without make: both start, both stop, nothing stays behind."""

import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from urllib.request import urlopen

import psutil
import pytest


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]


@pytest.fixture
def ports():
    return free_port(), free_port()


@pytest.fixture
def launched(settings, ports, tmp_path):
    environment = os.environ | {
        "CLAUSEWISE_CODES_DIR": str(settings.codes_dir),
        "CLAUSEWISE_INDEX_DIR": str(settings.index_dir),
        "CLAUSEWISE_RECORDS_URL": settings.records_url,
        "CLAUSEWISE_PORT": str(ports[0]),
        "CLAUSEWISE_UI_PORT": str(ports[1]),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "qa_service.launch"],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    yield process
    with suppress(psutil.NoSuchProcess):
        for child in psutil.Process(process.pid).children(recursive=True):
            child.kill()
    process.kill()
    process.wait()
    process.stdout.close()


def test_both_are_announced_when_they_answer_and_stopped_by_one_signal(launched, ports):
    said = [launched.stdout.readline() for _ in range(2)]
    urls = [line.split()[-1] for line in said]
    assert urls == [f"http://127.0.0.1:{port}" for port in ports]
    for url in (f"{urls[0]}/readyz", urls[1]):
        with urlopen(url, timeout=10) as response:
            assert response.status == 200
    children = psutil.Process(launched.pid).children(recursive=True)
    assert len(children) >= 2
    launched.send_signal(signal.SIGINT)
    assert launched.wait(30) == 0
    assert psutil.wait_procs(children, timeout=5)[1] == []


def test_a_taken_port_is_refused_before_anything_starts(settings, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = str(listening.getsockname()[1])
        finished = subprocess.run(
            [sys.executable, "-m", "qa_service.launch"],
            capture_output=True,
            text=True,
            env=os.environ | {"CLAUSEWISE_PORT": port},
            check=False,
        )
    assert finished.returncode == 2
    assert "set CLAUSEWISE_PORT to another port" in finished.stderr
