"""The question as understood: its text and the facts that were read out of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ingest.norms.amounts import Amount, read_amounts
from qa_service.schemas import Fact
from qa_service.understanding.about_the_code import in_words_of_codes
from qa_service.understanding.counts import read_counts
from qa_service.understanding.courtesies import without_courtesies
from qa_service.understanding.intent import Intent
from qa_service.understanding.measures import Measure, read_measures
from qa_service.understanding.precedents import Alike
from qa_service.understanding.vocabulary import Vocabulary

_MARKUP = re.compile(
    r"<!--.*?-->|</?[a-z][^<>]*>|\[(?P<linked>[^\[\]]*)\]\([^()\s]*\)|[*#`~]+",
    re.IGNORECASE | re.DOTALL,
)
"""What a question pasted from a page or a chat brings along: tags, links, marks of emphasis."""
_BEFORE_A_STOP = re.compile(r" (?=[?!.,;:](?:\s|$))")


@dataclass(frozen=True, slots=True)
class UnderstoodQuestion:
    """A question and what it gives away.

    Attributes:
        text: what is searched and read: the question without markup and slips of the keyboard,
            blanks folded; about breaking the code itself, in the words of codes.
        facts: amounts, counts, durations, giver, role, time, place and the like.
        amounts: the sums of money among them, exact.
        measures: all that can be held against a printed limit: sums, spans of time, counts.
        intents: how likely each kind of answer is wanted; empty without the trained model.
        topics: what its words touch.
        alike: questions like it that were answered elsewhere; None without precedents.
        asked: the question in the asker's own words.
    """

    text: str
    facts: tuple[Fact, ...]
    amounts: tuple[Amount, ...]
    measures: tuple[Measure, ...] = ()
    intents: Mapping[Intent, float] = field(default_factory=dict)
    topics: frozenset[str] = frozenset()
    alike: Alike | None = field(default=None, compare=False)
    asked: str = ""

    def first(self, kind: str) -> Fact | None:
        """The first fact of a kind, None if the question gives none away."""
        return next((fact for fact in self.facts if fact.kind == kind), None)

    def all(self, kind: str) -> tuple[Fact, ...]:
        """Every fact of a kind, in the order of the question."""
        return tuple(fact for fact in self.facts if fact.kind == kind)

    @property
    def amount(self) -> Decimal | None:
        """The sum that a limit is held against: the largest one named; None without one."""
        return max((amount.value for amount in self.amounts), default=None)


def understand(
    question: str, vocabulary: Vocabulary, mend: Callable[[str], str] = str
) -> UnderstoodQuestion:
    """Read the facts out of a question.

    Args:
        question: in the asker's words.
        vocabulary: the phrases that give facts away.
        mend: puts slips of the keyboard right.
    """
    asked = _plain(question)
    text = without_courtesies(mend(asked))
    amounts = read_amounts(text)
    money = [
        Fact(kind="money", text=amount.text, value=float(amount.value), unit=amount.unit)
        for amount in amounts
    ]
    phrases = [
        Fact(kind=phrase.kind, text=phrase.text, value=phrase.value)
        for phrase in vocabulary.find(text)
    ]
    facts = (*money, *read_counts(text), *phrases)
    return UnderstoodQuestion(
        in_words_of_codes(text), facts, amounts, read_measures(text), asked=asked
    )


def _plain(question: str) -> str:
    """The words alone; of a question that is nothing but marks, the marks.

    >>> _plain("Can I take my **dog**  [along](http://x) <b>today</b>?")
    'Can I take my dog along today?'
    """
    words = _MARKUP.sub(lambda match: f" {match['linked'] or ''} ", question)
    plain = _BEFORE_A_STOP.sub("", " ".join(words.split()))
    return plain or " ".join(question.split())
