"""The snapshot that is served: a newer one takes its place, a bad one does not."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from index.errors import IndexingError
from index.snapshot import CURRENT_FILE

log = logging.getLogger(__name__)

T = TypeVar("T")
Mark = tuple[int, int, int]


class Live(Generic[T]):
    """Holds what was made of the newest good snapshot.

    Args:
        index_dir: folder of the snapshots.
        make: loads the snapshot and prepares it for answering.
    """

    def __init__(self, index_dir: Path, make: Callable[[Path], T]) -> None:
        self._index_dir = index_dir
        self._make = make
        self._lock = threading.Lock()
        self._mark: Mark | None = None
        self._held: T | None = None

    def get(self) -> T:
        """What is served now; looks whether there is a newer one first.

        Raises:
            IndexingError: nothing is held yet, and nothing can be loaded.
        """
        mark = self._read_mark()
        if mark != self._mark or self._held is None:
            self._renew(mark)
        if self._held is None:
            return self._first()
        return self._held

    def _first(self) -> T:
        with self._lock:
            if self._held is None:
                self._held = self._make(self._index_dir)
                self._mark = self._read_mark()
            return self._held

    def _renew(self, mark: Mark | None) -> None:
        """Loads the newer one, unless another thread is at it; on failure the old one stays."""
        if self._held is None or not self._lock.acquire(blocking=False):
            return
        try:
            self._held = self._make(self._index_dir)
        except IndexingError as error:
            log.error("the new index is not usable, the old one goes on serving: %s", error)
        finally:
            self._mark = mark
            self._lock.release()

    def _read_mark(self) -> Mark | None:
        try:
            found = (self._index_dir / CURRENT_FILE).stat()
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size
