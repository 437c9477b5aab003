"""Numbers: clauses that name their place by themselves, and those that count in a list."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.clauses import Severity
from ingest.structure.blocks import Block
from ingest.structure.drafts import Draft, Role, Series
from ingest.structure.headings import first_marker
from ingest.structure.levels import Choice, Fit, Level
from ingest.structure.markers import ABSOLUTE, CONTAINER_WORDS, Marker, Shape
from ingest.structure.paragraphs import Paragraphs
from ingest.structure.walk import Walk
from ingest.structure.wording import is_ended, is_finished, leads_in

_HIGHEST_START = 3
_ATTACHED = frozenset({"note", "notes", "example", "exception"})


class Numbers:
    """Finds which sequence a number goes on with."""

    def __init__(self, walk: Walk, paragraphs: Paragraphs) -> None:
        self._walk = walk
        self._paragraphs = paragraphs
        self._repeated = _repeated_words(walk.blocks)

    def take(self, block: Block) -> None:
        """A block with a number."""
        marker = block.opening.markers[0]
        if marker.shape in ABSOLUTE:
            self._take_absolute(block, marker)
        else:
            self._take_relative(block)

    def _take_absolute(self, block: Block, marker: Marker) -> None:
        """A number that names its place by itself."""
        parent = self._absolute_parent(marker)
        levels = self._walk.levels
        if parent is None:
            levels.clear()
        else:
            depth = next(d for d, level in enumerate(levels.open) if level.draft is parent)
            levels.cut(depth + 1)
        role = Role.NUMBERED if marker.shape is not Shape.WORD or parent is None else Role.NAMED
        draft = self._walk.draft(role, marker.number, block, parent, marker.shape)
        self._follow_absolute(marker, draft)
        levels.open.append(Level(marker.style, marker.value, draft))

    def _absolute_parent(self, marker: Marker) -> Draft | None:
        """The open clause that a number stands under: 4.3 for 4.3.1, a rule for its note."""
        if marker.shape is Shape.WORD:
            word = marker.style.split(":")[1]
            attached = word in _ATTACHED and (marker.value == 0 or word in self._repeated)
            return self._walk.levels.top if attached else None
        for level in reversed(self._walk.levels.open):
            numbered = level.draft.role in (Role.NUMBERED, Role.COUNTED)
            if numbered and level.draft.number == marker.parent_number:
                return level.draft
        return None

    def _follow_absolute(self, marker: Marker, draft: Draft) -> None:
        """Checks a number against the one before it in its section."""
        series = self._walk.levels.running.setdefault(marker.style, Series(0, set()))
        expected = series.last + 1
        if marker.value > expected and marker.shape in (Shape.DECIMAL, Shape.NESTED):
            wanted = _neighbour(marker, expected)
            follows = (
                _neighbour(marker, series.last)
                if series.last
                else f"section {marker.parent_number}"
            )
            self._walk.remark(
                Severity.WARNING,
                "missing-number",
                f"clause {marker.number} follows {follows}; expected {wanted}",
                draft.start,
            )
            draft.certainty = 0.8
        series.last = max(series.last, marker.value)

    def _take_relative(self, block: Block) -> None:
        """A number that counts within a list, or through the document."""
        choice = self._walk.levels.choose(block.opening.markers, self._walk.upcoming(block))
        if self._is_chance(block, choice):
            self._paragraphs.take(block.unmarked())
            return
        if choice.fit in (Fit.NEXT, Fit.GAP, Fit.REPEAT) and choice.level > 0:
            self._take_sibling(block, choice)
        elif choice.fit in (Fit.FIRST, Fit.CONFIRMED, Fit.STRANGE) and self._is_item(choice.marker):
            self._take_item(block, choice, self._walk.levels.innermost)
        else:
            self._take_counted(block, choice)

    def _is_chance(self, block: Block, choice: Choice) -> bool:
        """Whether a number at the start of a paragraph is no marker at all."""
        if choice.fit is Fit.STRANGE:
            return choice.marker.value > _HIGHEST_START and choice.marker.shape is not Shape.BRACKET
        jump = choice.fit in (Fit.GAP, Fit.RUNNING_GAP) and choice.marker.shape is Shape.BARE
        return jump and not block.line.blank_before

    def _is_item(self, marker: Marker) -> bool:
        """Whether a list that begins here belongs to the clause that is open."""
        stem = self._walk.levels.innermost
        if stem is None:
            return False
        if stem.role in (Role.PARAGRAPH, Role.NAMED) and stem.parent is None:
            unfinished = not is_finished(stem.words) and not self._walk.counts_on(marker.style)
            return leads_in(stem.words) or unfinished
        counts = marker.style in self._walk.levels.running and marker.shape in (
            Shape.DOT,
            Shape.BARE,
        )
        return not (counts and is_ended(stem.words))

    def _take_sibling(self, block: Block, choice: Choice) -> None:
        """The next item of an open list."""
        levels = self._walk.levels
        stem = levels.open[choice.level - 1].draft
        levels.cut(choice.level)
        self._take_item(block, choice, stem)

    def _take_item(self, block: Block, choice: Choice, stem: Draft | None) -> None:
        """An item under its stem."""
        marker = choice.marker
        draft = self._walk.draft(Role.ITEM, marker.number, block, stem, marker.shape)
        self._doubt(choice, draft)
        self._walk.levels.open.append(Level(marker.style, marker.value, draft))

    def _take_counted(self, block: Block, choice: Choice) -> None:
        """A clause that counts under its heading, or through the document."""
        levels, marker = self._walk.levels, choice.marker
        previous = levels.running.get(marker.style)
        place = self._walk.headings[-1].start if self._walk.headings else -1
        goes_on = choice.fit not in (Fit.FIRST, Fit.CONFIRMED, Fit.STRANGE)
        if previous is None or not goes_on:
            previous = levels.running[marker.style] = Series(0, set())
        levels.clear()
        draft = self._walk.draft(Role.COUNTED, marker.number, block, None, marker.shape)
        draft.series = previous
        self._doubt(choice, draft, previous.last)
        previous.last = marker.value
        previous.places.add(place)
        levels.open.append(Level(marker.style, marker.value, draft))

    def _doubt(self, choice: Choice, draft: Draft, last: int | None = None) -> None:
        """Remarks on a number that skips others."""
        if choice.fit in (Fit.GAP, Fit.RUNNING_GAP):
            draft.certainty = 0.8
            text = f"number {choice.marker.number} leaves a gap after the number before it"
            if last is not None:
                text = f"number {choice.marker.number} follows {last}; expected {last + 1}"
            self._walk.remark(Severity.WARNING, "missing-number", text, draft.start)
        elif choice.fit is Fit.STRANGE:
            draft.certainty = 0.7
            text = f"a list begins at {choice.marker.number}; expected its first number"
            self._walk.remark(Severity.WARNING, "missing-number", text, draft.start)
        elif choice.fit is Fit.REPEAT:
            draft.certainty = 0.5
            text = f"number {choice.marker.number} comes again after a number as high or higher"
            self._walk.remark(Severity.WARNING, "repeated-number", text, draft.start)


def _neighbour(marker: Marker, value: int) -> str:
    """The number with another last part."""
    section = marker.parent_number
    return f"{section}.{value}" if marker.shape is Shape.DECIMAL else f"{section}({value})"


def _repeated_words(blocks: Sequence[Block]) -> frozenset[str]:
    """The words, such as Note, whose numbers begin again in this document."""
    firsts: dict[str, int] = {}
    for block in blocks:
        marker = first_marker(block)
        if marker and marker.shape is Shape.WORD and marker.value in (0, 1):
            word = marker.style.split(":")[1]
            firsts[word] = firsts.get(word, 0) + 1
    return frozenset(word for word, n in firsts.items() if n > 1) - CONTAINER_WORDS
