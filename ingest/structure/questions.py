"""Questions and answers: a question names the clause that answers it."""

from __future__ import annotations

from ingest.clauses import FurnitureKind, Span
from ingest.structure.blocks import Block
from ingest.structure.drafts import Draft, Role
from ingest.structure.headings import Heading, first_marker, question_end
from ingest.structure.markers import Shape
from ingest.structure.walk import Walk
from ingest.structure.wording import plain


class Questions:
    """Keeps the question that is open, and what has been found of its answer."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._asked: Draft | None = None
        self._question: Heading | None = None

    @property
    def is_open(self) -> bool:
        """Whether what comes next answers a question."""
        return self._question is not None

    def close(self) -> None:
        """A heading or a table: the answer is over."""
        self._asked = self._question = None

    def take(self, block: Block) -> None:
        """Opens a question; what follows it, up to the next, is its answer."""
        length = question_end(block)
        asked = block.words[:length] if length else block.words
        marker = first_marker(block)
        number = marker.number if marker and marker.shape is Shape.CODE else ""
        text = f"{number} {plain(asked)}".strip()
        heading = Heading(99.0, text, number, block.line.start)
        self._walk.levels.clear()
        self._asked, self._question = None, heading
        self._walk.furniture(FurnitureKind.LABEL, block.label)
        if not length or length >= len(block.words):
            self._walk.furniture(FurnitureKind.HEADING, *block.spans)
            return
        first = block.spans[0]
        self._walk.furniture(FurnitureKind.HEADING, Span(first.start, first.start + length))
        rest = [Span(first.start + length, first.end), *block.spans[1:]]
        self._open_answer(rest, block.words[length:], block)

    def answer(self, block: Block) -> None:
        """A paragraph, or a list item, of the answer to the open question."""
        self._walk.furniture(FurnitureKind.LABEL, block.label)
        if self._asked is None:
            self._open_answer(list(block.spans), block.words, block)
        else:
            self._asked.add(block)

    def _open_answer(self, spans: list[Span], words: str, block: Block) -> None:
        """The clause of an answer."""
        question = self._question
        assert question is not None
        name = question.number or question.text
        self._asked = Draft(
            Role.QUESTION, name, (*self._walk.headings, question), spans, words, block.line.number
        )
        self._walk.result.drafts.append(self._asked)
