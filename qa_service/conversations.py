"""What was asked last in each conversation, held in memory for follow-ups and then forgotten."""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from qa_service.schemas import AskResponse

_ID_BYTES = 12


def new_conversation() -> str:
    """An id that nobody can guess."""
    return secrets.token_urlsafe(_ID_BYTES)


@dataclass(frozen=True, slots=True)
class Turn:
    """The last answer of a conversation, and whatever the pipeline wants to be given back.

    Attributes:
        response: the answer as it left; its `facts` are what was read out of the question.
        context: handed to the pipeline with the next question.
    """

    response: AskResponse
    context: object | None = None


class Conversations:
    """The newest turn of each conversation, for a time.

    Args:
        limit: conversations held; beyond it the one idle longest is forgotten.
        lifetime_s: seconds until an idle conversation is forgotten.
        now: a clock in seconds that never goes back.
    """

    def __init__(
        self, limit: int, lifetime_s: float, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._limit = limit
        self._lifetime_s = lifetime_s
        self._now = now
        self._turns: OrderedDict[str, tuple[float, Turn]] = OrderedDict()
        self._lock = threading.Lock()

    def last(self, conversation: str | None) -> Turn | None:
        """The newest turn; None where the conversation is unknown or forgotten."""
        if conversation is None:
            return None
        with self._lock:
            at, turn = self._turns.get(conversation, (0.0, None))
            return turn if turn and self._now() - at < self._lifetime_s else None

    def remember(self, conversation: str, turn: Turn) -> None:
        """Keeps a turn in place of the one before it."""
        with self._lock:
            self._turns[conversation] = self._now(), turn
            self._turns.move_to_end(conversation)
            while len(self._turns) > self._limit or self._oldest_is_over():
                self._turns.popitem(last=False)

    def _oldest_is_over(self) -> bool:
        at, _ = next(iter(self._turns.values()))
        return self._now() - at >= self._lifetime_s
