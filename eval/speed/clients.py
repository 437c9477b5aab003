"""A running service, asked by one client or by many at once."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice

import httpx

from eval.errors import AnswererError

TIMEOUT_SECONDS = 60.0

Asked = tuple[str, str]
"""A question and the code it is asked under."""


def ask_in_turn(url: str, asked: Sequence[Asked]) -> list[float]:
    """Milliseconds of each question, over one open connection.

    Raises:
        AnswererError: a question is refused.
    """
    with httpx.Client(base_url=url, timeout=TIMEOUT_SECONDS) as client:
        return [_ask(client, *each) for each in asked]


def answers_a_second(url: str, asked: Sequence[Asked], n_clients: int, seconds: float) -> float:
    """Answers a second, with `n_clients` that each ask again as soon as they have an answer.

    Each asks at least once, and the last answers are waited for.
    """
    end = time.perf_counter() + seconds
    began = time.perf_counter()
    with ThreadPoolExecutor(n_clients) as pool:
        counts = [
            pool.submit(_ask_until, url, _turned(asked, first), end) for first in range(n_clients)
        ]
        total = sum(count.result() for count in counts)
    return total / (time.perf_counter() - began)


def _turned(asked: Sequence[Asked], first: int) -> Sequence[Asked]:
    """The same questions, each client beginning elsewhere."""
    return list(islice(cycle(asked), first, first + len(asked)))


def _ask_until(url: str, asked: Sequence[Asked], end: float) -> int:
    count = 0
    with httpx.Client(base_url=url, timeout=TIMEOUT_SECONDS) as client:
        for each in cycle(asked):
            _ask(client, *each)
            count += 1
            if time.perf_counter() > end:
                break
    return count


def _ask(client: httpx.Client, question: str, code: str) -> float:
    began = time.perf_counter()
    response = client.post("/v1/ask", json={"question": question, "code": code})
    if response.status_code != httpx.codes.OK:
        raise AnswererError(
            f"{client.base_url}: status {response.status_code} for {question[:60]!r}: "
            f"{response.text[:200]}"
        )
    return (time.perf_counter() - began) * 1_000
