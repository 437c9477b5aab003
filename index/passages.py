"""What is embedded of a clause: its words, each of its sentences, its headings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ingest.clauses import Clause, ClauseTree, Span
from ingest.norms.norm import Norm
from ingest.norms.sentences import source_span

HEADING_JOIN = " – "
MARKS = 2
"""Word pieces that the tokenizer puts around a text."""


class PassageKind(StrEnum):
    """Which part of a clause a passage is."""

    CLAUSE = "clause"
    SENTENCE = "sentence"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Passage:
    """A text to embed.

    Attributes:
        kind: which part of the clause it is.
        clause: position of the clause in `ClauseTree.clauses`.
        text: what is embedded; a list item's words stand after their stem.
        span: the clause's own words in the source, without the stem; None for a heading.
    """

    kind: PassageKind
    clause: int
    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """How much text the model reads: `size` word pieces as `count` counts them."""

    size: int
    count: Callable[[str], int]


def passages_of(
    tree: ClauseTree, norms: Mapping[str, Sequence[Norm]], window: Window
) -> list[Passage]:
    """All passages of a code, in the order of its clauses."""
    passages: list[Passage] = []
    for position, clause in enumerate(tree.clauses):
        passages.extend(_clause_passages(position, clause, window))
        passages.extend(_sentence_passages(position, clause, norms.get(clause.label, ())))
        heading = HEADING_JOIN.join(clause.heading)
        if heading.strip():
            passages.append(Passage(PassageKind.HEADING, position, heading))
    return passages


def _clause_passages(position: int, clause: Clause, window: Window) -> Iterator[Passage]:
    for start, end in split(clause.text, _room(clause, window)):
        text = with_stem(clause.stem, clause.text[start:end])
        if text:
            span = source_span(clause, Span(start, end))
            yield Passage(PassageKind.CLAUSE, position, text, span)


def _sentence_passages(position: int, clause: Clause, norms: Sequence[Norm]) -> Iterator[Passage]:
    """One for each sentence that a norm was read from; several norms may share a sentence."""
    sentences = {(norm.start, norm.end): norm.text for norm in norms}
    for (start, end), sentence in sentences.items():
        text = with_stem(clause.stem, sentence)
        yield Passage(PassageKind.SENTENCE, position, text, Span(start, end))


def with_stem(stem: str | None, text: str) -> str:
    """An item's words as they are meant to be read: after the words that lead into its list.

    >>> with_stem("Officers must not:", "accept gifts;")
    'Officers must not: accept gifts;'
    """
    return " ".join(part.strip() for part in (stem, text) if part and part.strip())


def _room(clause: Clause, window: Window) -> Window:
    """The window less the stem that stands before each part, but never under half of it."""
    stem = window.count(clause.stem) if clause.stem else 0
    return Window(max(window.size // 2, window.size - MARKS - stem), window.count)


def split(text: str, window: Window) -> list[tuple[int, int]]:
    """Offsets of the parts of a text, each within the window, cut where the text itself pauses.

    The splitter gives the parts' words; where they stand is found here, because its own
    `start_index` is wrong where words repeat.

    >>> split("One two. Three four.", Window(3, lambda text: len(text.split())))
    [(0, 8), (9, 20)]
    """
    if window.count(text) <= window.size:
        return [(0, len(text))]
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(
        separators=["\n", r"(?<=[.!?])\s+", r"(?<=[;:,])\s+", r"\s+", ""],
        is_separator_regex=True,
        keep_separator="start",
        chunk_size=window.size,
        chunk_overlap=0,
        length_function=window.count,
    )
    parts, at = [], 0
    for part in splitter.split_text(text):
        start = text.index(part, at)
        at = start + len(part)
        parts.append((start, at))
    return parts
