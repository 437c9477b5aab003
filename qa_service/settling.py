"""Which code a question is about, where the asker did not say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

_WORD = re.compile(r"\w+")
_OF_ANY_CODE = frozenset(
    _WORD.findall(
        """
        a an and at authority behavior behaviour board borough by city code codes commission
        commissioner company conduct conflicts corporate council county department district
        document draft employee employees ethical ethics final for general gifts group guidance
        guide handbook hospitality in interests limited ltd member members model of office
        officer officers on organisation our pdf plc policies policy professional public rules
        service services staff standard standards the to town trust version worker workers
        """
    )
)


def settle_code(question: str, titles: Mapping[str, str]) -> str | None:
    """The code that the question can only mean; None where it could mean several.

    A lone code is always meant. Otherwise the question has to be the id or title of one, or to
    hold, with a capital letter, a word of one's id or title that no other code has and that is
    no common word of codes of conduct: "Acme" names one, "my bank account" names nobody.

    Args:
        question: in the asker's words.
        titles: title of each code, by id.

    >>> titles = {"acme-rail": "Acme Rail: Code of Conduct", "hill-trust": "Hill Trust: Code"}
    >>> settle_code("I work for Acme. May I keep a gift?", titles)
    'acme-rail'
    >>> settle_code("hill trust", titles)
    'hill-trust'
    >>> settle_code("May I keep a gift?", titles) is None
    True
    """
    if len(titles) == 1:
        return next(iter(titles))
    named = [
        code for code, title in titles.items() if _plain(question) in (_plain(code), _plain(title))
    ] or _named_in_passing(question, titles)
    return named[0] if len(named) == 1 else None


def _named_in_passing(question: str, titles: Mapping[str, str]) -> list[str]:
    names = {code: _proper_words(code, title) for code, title in titles.items()}
    shared = Counter(word for own in names.values() for word in own)
    asked = {word.casefold() for word in _WORD.findall(question) if word[0].isupper()}
    return [
        code
        for code, own in names.items()
        if any(shared[word] == 1 for word in own.intersection(asked))
    ]


def _proper_words(code: str, title: str) -> frozenset[str]:
    words = _WORD.findall(code.replace("_", " "))
    words += [word for word in _WORD.findall(title) if word[0].isupper()]
    folded = {word.casefold() for word in words} - _OF_ANY_CODE
    return frozenset(word for word in folded if len(word) > 2 and not word.isdigit())


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.replace("_", " ").casefold()))
