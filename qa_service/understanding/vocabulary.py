"""The phrases by which staff give a fact away, read from a file that HR can edit."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from qa_service.errors import VocabularyUnreadable


@dataclass(frozen=True, slots=True)
class Phrase:
    """A place in a question that shows a fact of this kind."""

    kind: str
    value: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Patterns by kind of fact; one pattern a kind, one named group a value."""

    patterns: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]]

    @classmethod
    def load(cls, path: Path) -> Vocabulary:
        """Read a vocabulary file.

        Raises:
            VocabularyUnreadable: the file is missing or not of the expected form.
        """
        return cls.of(read_tables(path))

    @classmethod
    def of(cls, tables: Mapping[str, Mapping[str, list[str]]]) -> Vocabulary:
        """Build from tables of phrases, kind by kind and value by value."""
        return cls(
            {
                kind: tuple((value, pattern_of(phrases)) for value, phrases in values.items())
                for kind, values in tables.items()
            }
        )

    def find(self, text: str) -> list[Phrase]:
        """Every fact the text gives away, at most one place for each kind and value.

        >>> Vocabulary.of({"time": {"own time": ["day* off"]}}).find("On my days off, then?")
        [Phrase(kind='time', value='own time', text='days off', start=6)]
        """
        plain = text.replace("’", "'")
        found = [
            Phrase(kind, value, text[match.start() : match.end()], match.start())
            for kind, values in self.patterns.items()
            for value, pattern in values
            if (match := pattern.search(plain))
        ]
        return sorted(found, key=lambda phrase: phrase.start)


def read_tables(path: Path) -> Mapping[str, Mapping[str, list[str]]]:
    """The tables of a vocabulary file.

    Raises:
        VocabularyUnreadable: the file is missing or not of the expected form.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise VocabularyUnreadable(
            f"{path.name}: {error}. Expected a TOML table for each kind of fact. "
            "Restore the file or mend the line named."
        ) from error


def pattern_of(phrases: list[str]) -> re.Pattern[str]:
    """One pattern for many phrases; the longest first, so that it wins."""
    parts = (_phrase(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<![\w'])(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def _phrase(phrase: str) -> str:
    """The regular expression of one phrase with its `*` and `_` wildcards."""
    words = re.escape(phrase).replace(r"\ ", r"\s+").replace(r"\*", r"\w*")
    return re.sub(r"(?<!\w)_(?!\w)", r"\\w+(?:\\s+\\w+)?", words)
