"""Writes records behind the answer's back, so that nobody waits for the database."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import partial
from queue import Empty, Full, Queue

from qa_service.records.store import Records
from qa_service.schemas import AskResponse

log = logging.getLogger(__name__)

_PURGE_EVERY_S = 3_600.0
_WAITING_MAX = 10_000
_LOOK_AGAIN_S = 0.1


class RecordWriter:
    """One thread that writes what is handed to it, and deletes what is past its time.

    Args:
        records: where to write.
        on_lost: told of each record that could not be written.
    """

    def __init__(self, records: Records, on_lost: Callable[[], None]) -> None:
        self._records = records
        self._on_lost = on_lost
        self._waiting: Queue[AskResponse | None] = Queue(_WAITING_MAX)
        self._thread = threading.Thread(target=self._run, name="record-writer", daemon=True)
        self._thread.start()

    def add(self, response: AskResponse) -> None:
        """Hands over an answer and returns at once."""
        try:
            self._waiting.put_nowait(response)
        except Full:
            self._lose("the queue of records is full")

    def settle(self) -> None:
        """Returns once everything handed over before is written, or nothing writes any more."""
        with self._waiting.all_tasks_done:
            while self._waiting.unfinished_tasks and self._thread.is_alive():
                self._waiting.all_tasks_done.wait(_LOOK_AGAIN_S)

    def close(self) -> None:
        """Writes what is waiting, then ends the thread."""
        self._waiting.put(None)
        self._thread.join()

    def _run(self) -> None:
        self._try(self._records.purge)
        while True:
            try:
                response = self._waiting.get(timeout=_PURGE_EVERY_S)
            except Empty:
                self._try(self._records.purge)
                continue
            if response is not None:
                self._try(partial(self._records.add, response))
            self._waiting.task_done()
            if response is None:
                return

    def _try(self, write: Callable[[], object]) -> None:
        try:
            write()
        except Exception as error:  # the thread must outlive any one record
            self._lose(f"the database of records failed: {type(error).__name__}")

    def _lose(self, why: str) -> None:
        log.error("a record was not written: %s", why)
        self._on_lost()
