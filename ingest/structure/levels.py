"""Levels: the lists open at a place in the document, and which of them a number goes on with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from ingest.structure.drafts import Draft, Series
from ingest.structure.markers import Marker

_HUNDRED = 100
"""Sections may count in hundreds: 101, 102, then 201."""


class Fit(IntEnum):
    """How well a number fits; a better reading has a higher one."""

    STRANGE = 0
    REPEAT = 1
    RUNNING_GAP = 2
    GAP = 3
    FIRST = 4
    RUNNING = 5
    NEXT = 6
    CONFIRMED = 7


@dataclass(slots=True)
class Level:
    """One open list: its kind of number, where it has come to, and its last clause."""

    style: str
    value: int
    draft: Draft
    indent: int = 0
    bullets: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """A reading of a marker with the level it belongs to; -1 for none open."""

    marker: Marker
    fit: Fit
    level: int


@dataclass(slots=True)
class Levels:
    """The open levels, outermost first, those closed under the same clause, and running series."""

    open: list[Level] = field(default_factory=list)
    closed: list[tuple[int, Level]] = field(default_factory=list)
    running: dict[str, Series] = field(default_factory=dict)

    @property
    def top(self) -> Draft | None:
        """The clause that everything open hangs on."""
        return self.open[0].draft if self.open else None

    @property
    def innermost(self) -> Draft | None:
        """The clause of the deepest open level."""
        return self.open[-1].draft if self.open else None

    def clear(self) -> None:
        """A new heading or a new top clause: nothing is open any more."""
        self.open.clear()
        self.closed.clear()

    def cut(self, depth: int) -> None:
        """Closes all levels from a depth on; they can be gone on with later."""
        for level in self.open[depth:]:
            self.closed.append((depth, level))
        del self.open[depth:]

    def choose(self, readings: Sequence[Marker], upcoming: Sequence[Marker]) -> Choice:
        """The reading that fits best, given the numbers of the next marked block.

        A letter that is also a roman numeral is decided here: `i)` goes on with `h)` unless a
        `ii)` comes next.
        """
        choices = [self._fit(marker, readings, upcoming) for marker in readings]
        return max(choices, key=lambda choice: choice.fit)

    def _fit(
        self, marker: Marker, readings: Sequence[Marker], upcoming: Sequence[Marker]
    ) -> Choice:
        """How one reading fits."""
        found = self._in_open(marker)
        if found and found.fit is Fit.NEXT and len(readings) == 1:
            return found
        follows = any(m.style == marker.style and m.value == marker.value + 1 for m in upcoming)
        rival = any(
            m.style == other.style and m.value == other.value + 1
            for m in upcoming
            for other in readings
            if other is not marker
        )
        if found and found.fit is Fit.NEXT:
            return found if rival and not follows else Choice(marker, Fit.NEXT, found.level)
        if marker.value == 1 or (follows and marker.value % _HUNDRED == 1):
            return Choice(marker, Fit.CONFIRMED if follows and not rival else Fit.FIRST, -1)
        return found or Choice(marker, Fit.STRANGE, -1)

    def _in_open(self, marker: Marker) -> Choice | None:
        """The open, closed or running list that a marker goes on with."""
        for depth in reversed(range(len(self.open))):
            level = self.open[depth]
            if level.style == marker.style and marker.value == level.value + 1:
                return Choice(marker, Fit.NEXT, depth)
        for depth, level in reversed(self.closed):
            if level.style == marker.style and marker.value == level.value + 1:
                return Choice(marker, Fit.NEXT, depth)
        series = self.running.get(marker.style)
        if series and marker.value == series.last + 1:
            return Choice(marker, Fit.RUNNING, 0)
        for depth in reversed(range(len(self.open))):
            level = self.open[depth]
            if level.style == marker.style and marker.value > level.value:
                return Choice(marker, Fit.GAP, depth)
        if series and marker.value > series.last:
            return Choice(marker, Fit.RUNNING_GAP, 0)
        return self._repeat(marker, series)

    def _repeat(self, marker: Marker, series: Series | None) -> Choice | None:
        """The list whose numbers a marker prints again."""
        for depth in reversed(range(len(self.open))):
            if self.open[depth].style == marker.style:
                return Choice(marker, Fit.REPEAT, depth)
        return Choice(marker, Fit.REPEAT, 0) if series else None

    def depth_of(self, marker: Marker) -> int | None:
        """Depth of the open level that a marker goes on with, if there is one."""
        choice = self._in_open(marker)
        return choice.level if choice and choice.fit is Fit.NEXT else None
