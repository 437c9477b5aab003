"""Questions that ask nearly the same: they would count one success twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from eval.gold import GoldQuestion

NEAR = 0.8
"""Share of common words from which two questions of one code count as near-duplicates."""

_WORD = re.compile(r"[£$€]?\w+(?:[.,]\d+)*")


def near_duplicates(
    questions: Sequence[GoldQuestion],
) -> Iterator[tuple[GoldQuestion, GoldQuestion, float]]:
    """Pairs of questions of one code with at least `NEAR` of their words in common.

    The same question under another code is another question: the answers differ.
    """
    words = {question.id: question_words(question.question) for question in questions}
    for one, other in combinations(questions, 2):
        if one.code != other.code:
            continue
        share = jaccard(words[one.id], words[other.id])
        if share >= NEAR:
            yield one, other, share


def question_words(text: str) -> frozenset[str]:
    """Words and amounts of a question, without regard to case and order.

    >>> sorted(question_words("May I keep £24.99? I may."))
    ['i', 'keep', 'may', '£24.99']
    """
    return frozenset(_WORD.findall(text.casefold()))


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """`|A and B| / |A or B|`, 0 to 1 (Jaccard 1912).

    >>> jaccard(frozenset("ab"), frozenset("bc"))
    0.3333333333333333
    """
    either = one | other
    return len(one & other) / len(either) if either else 1.0
