"""What a question and a clause are about, by the words that staff and codes have for it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from qa_service.understanding.vocabulary import pattern_of, read_tables

_WRITTEN = "written"
_ASKED = "asked"
_WILD = re.compile(r"[\s*_]+")
"""What stands between the parts of a phrase that are fixed."""


@dataclass(frozen=True, slots=True)
class Topics:
    """Topics of codes of conduct, with staff's words for each and the code's.

    Attributes:
        asked: phrases, each behind its longest word. Most questions hold the longest words of a few
            of the thousands, so that only these need a pattern: to make them all costs a cold
            start a tenth of a second.
        written: phrases, made a pattern when a question first touches the topic.
    """

    asked: Mapping[str, tuple[tuple[str, str], ...]]
    written: Mapping[str, tuple[str, ...]]

    @classmethod
    def load(cls, path: Path) -> Topics:
        """Read a file of topics.

        Raises:
            VocabularyUnreadable: the file is missing or not of the expected form.
        """
        tables = read_tables(path)
        return cls(
            {
                topic: tuple((_longest_word(phrase), phrase) for phrase in words[_ASKED])
                for topic, words in tables.items()
            },
            {topic: tuple(words[_WRITTEN]) for topic, words in tables.items()},
        )

    def of_question(self, text: str) -> frozenset[str]:
        """The topics that staff's words in a question touch."""
        plain = text.replace("’", "'")
        lower = plain.lower()
        return frozenset(
            topic
            for topic, phrases in self.asked.items()
            if any(
                longest in lower and _pattern((phrase,)).search(plain)
                for longest, phrase in phrases
            )
        )

    def of_clause(
        self, topics: frozenset[str], heading: Sequence[str], text: str
    ) -> frozenset[str]:
        """Which of some topics a clause, with its headings, is about."""
        headed = " ".join([*heading, text])
        return frozenset(topic for topic in topics if _pattern(self.written[topic]).search(headed))


def _longest_word(phrase: str) -> str:
    """The longest run of letters that a text with this phrase holds as it stands.

    >>> _longest_word("lost _ licen*")
    'licen'
    """
    return max(_WILD.split(phrase.lower()), key=len)


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return pattern_of(list(phrases))
