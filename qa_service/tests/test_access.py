import pytest

from qa_service.access import RateLimit
from qa_service.errors import TooManyRequests


def test_an_address_that_asks_too_fast_is_told_how_long_to_wait():
    now = [0.0]
    limit = RateLimit(per_minute=2, now=lambda: now[0])
    limit.take("a")
    limit.take("a")
    with pytest.raises(TooManyRequests, match="wait 30 s"):
        limit.take("a")
    now[0] = 30.0
    limit.take("a")


def test_one_address_does_not_use_up_another_ones_requests():
    limit = RateLimit(per_minute=1, now=lambda: 0.0)
    limit.take("a")
    limit.take("b")
    with pytest.raises(TooManyRequests):
        limit.take("a")


def test_requests_that_were_not_used_do_not_add_up_beyond_a_minute():
    now = [0.0]
    limit = RateLimit(per_minute=1, now=lambda: now[0])
    limit.take("a")
    now[0] = 3_600.0
    limit.take("a")
    with pytest.raises(TooManyRequests):
        limit.take("a")


def test_zero_sets_no_limit():
    limit = RateLimit(per_minute=0)
    for _ in range(1_000):
        limit.take("a")
