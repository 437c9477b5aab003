"""Headings and questions: which blocks name what follows them instead of ruling something."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.structure.blocks import Block, Kind
from ingest.structure.markers import CONTAINER_WORDS, Marker, Shape
from ingest.structure.wording import is_bold, is_finished, is_question, plain, reads_as_heading

FAQ = re.compile(r"\bFAQs?\b|\bquestions?\b|\bQ ?& ?A\b", re.IGNORECASE)
DEFINITIONS = re.compile(
    r"\bdefinitions?\b|\binterpretation\b|\bglossary\b|\bterms\b|\bwords\b|\bmeanings?\b|\bmean\b",
    re.IGNORECASE,
)
_BOLD_QUESTION = re.compile(r"(\*{1,3}|_{2,3})(?=\S)(?P<question>[^*]+?\?)\1\s*")
_LEAD_IN = re.compile(
    r"\b(?:must|may|not|to|that|if|for|by|should|shall|will|can|from|with|of|are|is|the|or|and|"
    r"include|includes|following|where|when|unless|a|an|be|in|on|at|apply|applies)$",
    re.IGNORECASE,
)
_ASKS = re.compile(r"(?:who|what|why|how)\b", re.IGNORECASE)
"""`Who this is for` names what follows, though it ends like the lead-in to a list."""
_TITLE_WORDS = 10
_MANY = 6
_MOSTLY = 0.4
_FEW_LINES = 2
_TOP_WORDS = CONTAINER_WORDS | {"part", "chapter", "title", "division", "section", "note", "book"}

MARKDOWN_DEPTH = 7
"""Rank added to headings that are not marked with `#` in a document that marks some so."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in force.

    Attributes:
        rank: place in the hierarchy; a smaller one ends every larger one.
        text: as printed, without Markdown marks.
        number: its printed number, or "".
        start: offset in the source.
        style: headings of one series share it.
    """

    rank: float
    text: str
    number: str
    start: int
    style: str = ""

    @property
    def name(self) -> str:
        """What clauses under it are called after: its number, else its words."""
        return self.number or self.text.rstrip(":").strip()


def first_marker(block: Block) -> Marker | None:
    """The likeliest reading of a block's number."""
    return block.opening.markers[0] if block.opening.markers else None


def question_end(block: Block) -> int:
    """Length of the question set in bold at the start of a block's words; 0 if there is none."""
    match = _BOLD_QUESTION.match(block.words)
    return match.end() if match else 0


def is_question_and_answer(blocks: Sequence[Block], at: int, in_faq: bool) -> bool:
    """Whether a block is a question that the next block, or the rest of it, answers."""
    block = blocks[at]
    if block.kind is not Kind.TEXT or block.level:
        return False
    if not block.opening.marked and question_end(block):
        return True
    if not is_question(block.words) or at + 1 == len(blocks):
        return False
    marker, following = first_marker(block), first_marker(blocks[at + 1])
    if marker and marker.number == "Q":
        return following is not None and following.number == "A"
    if marker:
        return marker.shape is Shape.CODE and marker.number.startswith("Q")
    return in_faq and not blocks[at + 1].opening.marked


class HeadingFinder:
    """Tells headings from clauses by their form and by what follows them."""

    def __init__(self, blocks: Sequence[Block], levels: Mapping[int, int]) -> None:
        self._blocks = blocks
        self._levels = levels
        self._markdown = any(block.level for block in blocks)
        like: Counter[str] = Counter()
        all_of: Counter[str] = Counter()
        for block in blocks:
            if marker := first_marker(block):
                all_of[marker.style] += 1
                like[marker.style] += _reads(block)
        self._rare = {
            style for style, n in all_of.items() if n >= _MANY and like[style] < _MOSTLY * n
        }

    def is_heading(self, at: int) -> bool:
        """Whether the block at this place is a heading."""
        block = self._blocks[at]
        if block.kind is not Kind.TEXT:
            return False
        if block.level:
            return True
        if block.n_lines > _FEW_LINES or block.opening.bullet or not _reads(block):
            return False
        following = self._blocks[at + 1] if at + 1 < len(self._blocks) else None
        if block.line.text.startswith("|"):
            return False
        if following is None:
            return plain(block.words).isupper() and not block.opening.relative
        if marker := first_marker(block):
            return self._is_numbered_heading(block, marker, following)
        return self._is_plain_heading(block, self._blocks[at - 1] if at else None, following)

    def _is_numbered_heading(self, block: Block, marker: Marker, following: Block) -> bool:
        """A number with a title, and something that belongs under it next."""
        if marker.shape in (Shape.WORD, Shape.SECTION):
            return not marker.style.endswith("lone") and marker.style not in self._rare
        if marker.shape not in (Shape.DECIMAL, Shape.CODE, Shape.BARE, Shape.DOT):
            return False
        if is_question(block.words) and marker.number.startswith("Q"):
            return False
        if not block.words or block.words.endswith(":"):
            return False
        after = first_marker(following)
        if after and is_under(after, marker):
            return not following.words[:1].islower()
        if after and after.style in {one.style for one in block.opening.markers}:
            return False
        if _leads_in(plain(block.words)):
            return False
        return marker.style not in self._rare and len(block.words.split()) <= _TITLE_WORDS + 2

    def _is_plain_heading(self, block: Block, before: Block | None, following: Block) -> bool:
        """A title without a number: in capitals, in bold, or on a line of its own."""
        words = plain(block.words)
        if _leads_in(words) or is_question(block.words) or following.words[:1].islower():
            return False
        if is_bold(block.line.text):
            return block.n_lines == 1
        if words.endswith(":"):
            return False
        apart = block.line.blank_before or block.cut_before
        if words.isupper():
            return apart or before is None or is_finished(before.words) or _is_caps(before)
        after_text = before is None or is_finished(before.words) or apart
        cut = block.cut_before and before is not None and not is_finished(before.words)
        if len(words.split()) > _TITLE_WORDS or not after_text or cut:
            return False
        goes_on = following.line.blank_before or following.opening.marked
        return goes_on and (apart or following.opening.marked)

    def heading(self, at: int) -> Heading:
        """The heading that a block makes."""
        block = self._blocks[at]
        marker = first_marker(block)
        text = plain(f"{block.opening.printed.lstrip('#> ')}{block.words}")
        text = re.sub(r"\s+", " ", text).strip()
        rank, style = self._rank(block, marker)
        number = _section_number(marker) if marker else ""
        return Heading(rank, text, number, block.line.start, style)

    def _rank(self, block: Block, marker: Marker | None) -> tuple[float, str]:
        """Place in the hierarchy, and the series it belongs to."""
        style = marker.style if marker else ""
        if block.level:
            return float(self._levels.get(block.line.index, block.level)), style
        return _plain_rank(block, marker) + MARKDOWN_DEPTH * self._markdown, style


def _leads_in(words: str) -> bool:
    """Whether words stop where a list would go on: `You must` but not `Who this is for`."""
    return bool(_LEAD_IN.search(words)) and not _ASKS.match(words)


def is_under(inner: Marker, outer: Marker) -> bool:
    """Whether a number stands in a section: `1.1` in `1`, `7(1)` and `7a` in `7`, `B1` in `B`."""
    number = _section_number(outer)
    if inner.shape is Shape.NESTED and inner.parent_number == number:
        return True
    if inner.shape is Shape.CODE and inner.number.rstrip("0123456789") == number:
        return True
    within = inner.number.startswith((f"{number}.", f"{number}/", f"{number}("))
    return within and inner.number != outer.number


def _section_number(marker: Marker) -> str:
    """The number by which a heading is cited: `1.0` is section 1."""
    if marker.shape is Shape.DECIMAL and marker.number.endswith(".0"):
        return marker.number.removesuffix(".0")
    return marker.number


def _plain_rank(block: Block, marker: Marker | None) -> float:
    """Rank of a heading without `#`."""
    if marker is None:
        if plain(block.words).split()[0].lower().rstrip(":") in CONTAINER_WORDS:
            return 1.0
        if block.words.isupper():
            return 1.5
        return 4.0 if is_bold(block.line.text) else 2.5
    if marker.shape is Shape.WORD:
        return 1.0 if marker.style.split(":")[1] in _TOP_WORDS else 2.0
    if marker.shape is Shape.DECIMAL:
        return 2.0 + _section_number(marker).count(".")
    return 3.0 if marker.shape is Shape.CODE else 2.0


def _reads(block: Block) -> bool:
    """Whether the block's words could be a heading."""
    return reads_as_heading(block.opening.printed + block.words, block.opening)


def _is_caps(block: Block) -> bool:
    """Whether a block is in capitals."""
    return plain(block.opening.printed + block.words).isupper()
