"""Cut a long clause down to the sentences around the one that speaks to the question."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import pairwise

from ingest.norms.sentences import split_sentences

MOST_CHARACTERS = 240
"""About fifty word pieces; a window twice as long was read no better and costs twice the time."""


def focus(
    text: str,
    sentence: str | None,
    most: int = MOST_CHARACTERS,
    bears: Callable[[str], bool] | None = None,
) -> str:
    """The clause if it is short, else its nearest sentence with as many neighbours as fit.

    Sentences that bear on the question by what they hold stand next to the nearest one. The
    sentence after it comes before the one in front of it, for exceptions and conditions follow
    their rule; the clause's first sentence, which names its subject, is next.

    Args:
        text: the clause whole.
        sentence: the words of its sentence nearest to the question; None stands for the first.
        most: characters that may stay.
        bears: whether a sentence bears on the question wherever it stands, as a limit does on a
            question with a sum.
    """
    if len(text) <= most:
        return text
    sentences = [text[span.start : span.end] for span in split_sentences(text)]
    if len(sentences) < 2:
        return text
    nearest = _place(sentences, sentence)
    bearing = [place for place, each in enumerate(sentences) if bears is not None and bears(each)]
    kept: set[int] = set()
    room = most
    for place in _order(nearest, bearing, len(sentences)):
        if not kept or len(sentences[place]) <= room:
            kept.add(place)
            room -= len(sentences[place])
    return _joined(sentences, sorted(kept))


def _place(sentences: Sequence[str], sentence: str | None) -> int:
    """Which of the sentences shares most words with the one that is looked for."""
    if sentence is None:
        return 0
    wanted = set(sentence.split())
    return max(range(len(sentences)), key=lambda place: len(wanted & set(sentences[place].split())))


def _order(nearest: int, bearing: Collection[int], n: int) -> list[int]:
    """Places by how much they matter: the nearest, those that bear on the question, its neighbours.

    The one behind it comes before the one in front of it, then the first, then all others.
    """
    others = sorted(range(n), key=lambda place: (abs(place - nearest), place < nearest))
    wanted = (nearest, *bearing, nearest + 1, nearest - 1, 0)
    first = [place for place in wanted if 0 <= place < n]
    return list(dict.fromkeys([*first, *others]))


def _joined(sentences: Sequence[str], kept: Sequence[int]) -> str:
    parts = [sentences[kept[0]]] if kept[0] == 0 else ["…", sentences[kept[0]]]
    for before, place in pairwise(kept):
        parts.append(sentences[place] if place == before + 1 else f"… {sentences[place]}")
    return " ".join(parts)
