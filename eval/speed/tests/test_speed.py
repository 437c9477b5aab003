"""The speed bench: what it counts and what it makes of it."""

import subprocess
import sys
import time

import psutil
import pytest

from eval.errors import AnswererError
from eval.speed.bench import Speed
from eval.speed.clients import answers_a_second, ask_in_turn
from eval.speed.parts import documents_a_second, forward_milliseconds
from eval.speed.running import RunningService

ASKED = [("May I keep a mug?", "acme"), ("May I wear sandals?", "acme")]


class SlowEncoder:
    def encode(self, texts):
        time.sleep(0.02)


def speed(**changed):
    values = {
        "warm": {"p50": 30.0, "p95": 60.0},
        "forward_ms": 2.5,
        "throughput": {1: 20.0, 8: 50.0, 32: 40.0},
        "cold_start_s": 0.5,
        "service_start_s": 1.0,
        "documents_a_second": 9.0,
        "megabytes_at_start": 200.0,
        "megabytes_after": 220.0,
    }
    return Speed(**values | changed)


def test_ratios_hold_an_answer_against_a_forward_pass_and_many_clients_against_one():
    # 30 / 2.5 = 12; 50 / 20 = 2.5; 40 / 20 = 2
    expected = {"answer_to_forward": 12.0, "throughput_8": 2.5, "throughput_32": 2.0}
    assert speed().ratios == expected


def test_each_question_is_timed_over_http(service):
    found = ask_in_turn(service, ASKED)
    assert len(found) == 2
    assert all(0 < milliseconds < 10_000 for milliseconds in found)


def test_clients_ask_until_the_time_is_over(service):
    began = time.perf_counter()
    rate = answers_a_second(service, ASKED, n_clients=3, seconds=0.5)
    took = time.perf_counter() - began
    assert took >= 0.5
    assert rate * took >= 3  # each of the three had at least one answer


def test_a_refused_question_ends_the_measurement(service):
    with pytest.raises(AnswererError, match="status 418 for 'I am a teapot'"):
        ask_in_turn(service, [("I am a teapot", "acme")])
    with pytest.raises(AnswererError, match="status 418"):
        answers_a_second(service, [("I am a teapot", "acme")], n_clients=2, seconds=0.2)


def test_a_forward_pass_is_timed_for_each_question():
    found = forward_milliseconds(SlowEncoder(), ASKED)
    assert len(found) == 2
    assert min(found) >= 20


def test_documents_are_read_and_parsed(tmp_path):
    file = tmp_path / "acme.txt"
    file.write_text("1.1 Staff must not accept gifts.\n1.2 Staff must tell the Clerk.\n")
    assert documents_a_second([file]) > 0


def test_memory_is_that_of_the_process_and_its_children():
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        own = psutil.Process().memory_info().rss / 2**20
        assert RunningService("", psutil.Process().pid, 0.0).megabytes() > own
    finally:
        child.communicate(b"\n")
