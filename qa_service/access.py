"""Who may do what, how often, and how much they may send."""

from __future__ import annotations

import math
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from qa_service.errors import NotAllowed, NotIdentified, TooManyRequests, UnsupportedFile
from qa_service.settings import Settings

_bearer = HTTPBearer(auto_error=False, description="The token of the role `hr`.")
_MINUTE = 60.0
_ADDRESSES_HELD = 10_000


def require_hr(
    request: Request, given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]
) -> None:
    """Lets only the role `hr` pass.

    Raises:
        NotIdentified: no token, or a wrong one.
        NotAllowed: this service has no `hr` token, so nobody has the role.
    """
    settings: Settings = request.app.state.settings
    if given is None:
        raise NotIdentified("Only HR may do this: send the header 'Authorization: Bearer TOKEN'.")
    if settings.hr_token is None:
        raise NotAllowed("Nobody has the role hr here: set CLAUSEWISE_HR_TOKEN and start again.")
    expected = settings.hr_token.get_secret_value()
    if not secrets.compare_digest(given.credentials.encode(), expected.encode()):
        raise NotIdentified("The token is not that of HR: ask whoever runs this service for it.")


def require_json(request: Request) -> None:
    """Lets only JSON bodies pass.

    Raises:
        UnsupportedFile: the body is declared as something else.
    """
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json" and not media_type.endswith("+json"):
        raise UnsupportedFile(
            f"The body is declared as {media_type or 'nothing'!r}: "
            "send JSON with 'Content-Type: application/json'."
        )


class RateLimit:
    """So many requests a minute from one address; unused ones do not add up beyond a minute's.

    Args:
        per_minute: requests; 0 sets no limit.
        now: a clock in seconds that never goes back.
    """

    def __init__(self, per_minute: int, now: Callable[[], float] = time.monotonic) -> None:
        self._per_minute = per_minute
        self._now = now
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, address: str) -> None:
        """Counts one request.

        Raises:
            TooManyRequests: the address has none left; the message says how long to wait.
        """
        if not self._per_minute:
            return
        with self._lock:
            now = self._now()
            left, at = self._left.get(address, (float(self._per_minute), now))
            left = min(self._per_minute, left + (now - at) * self._per_minute / _MINUTE)
            if left < 1:
                raise TooManyRequests(math.ceil((1 - left) * _MINUTE / self._per_minute))
            self._left[address] = left - 1, now
            self._left.move_to_end(address)
            if len(self._left) > _ADDRESSES_HELD:
                self._left.popitem(last=False)


def within_rate(request: Request) -> None:
    """Counts the request against its address.

    Raises:
        TooManyRequests: the address asks faster than the settings allow.
    """
    limit: RateLimit = request.app.state.rate_limit
    limit.take(request.client.host if request.client else "unknown")
