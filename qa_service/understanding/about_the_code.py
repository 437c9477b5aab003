"""Questions about breaking the code itself, put in the words that a code uses of itself."""

from __future__ import annotations

import re

IN_WORDS_OF_CODES = "What happens if I break this code of conduct?"
"""Asked so, 27 of 27 documents (the five, and 22 to calibrate on) were answered; asked "what's the
upshot if I don't stick to these rules", 7 of them: no clause speaks of upshots and sticking."""

_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_BREAKING = (
    r"(?:break\w*|broke|broken|breach\w*|ignor\w+|flout\w*|disregard\w*|disobey\w*|violat\w+"
    r"|go(?:es|ing)? against|fall(?:s|ing)? foul of"
    r"|(?:fail(?:s|ed|ing)? to|don'?t|do not|doesn'?t|does not|didn'?t|did not|not|never|without)"
    r" (?:follow|keep|stick|compl(?:y|ies)|obey|abide|live up|meet|go by)(?:ing)?"
    r"(?: (?:to|with|by))?)"
)
_THE_CODE = (
    r"(?:(?:all|any) (?:of )?)?(?:this|the|these|our|your|their)(?: (?:whole|entire|conduct))?"
    r" (?:code(?: of conduct)?|rules?|rule ?book|policy|policies|standards?|handbook|document"
    r"|guidelines|guidance)"
)
_BREAKS_THE_CODE = re.compile(
    # Nothing may follow but where: "the rules on gifts" are no longer the code itself.
    rf"\b{_BREAKING} {_THE_CODE}(?: (?:here|at work))?\s*"
    r"(?=[,.;!?)]|$|(?:what|will|would|could|can)\b)",
    re.IGNORECASE,
)
_WHAT_FOLLOWS = re.compile(
    r"\bwhat(?:'?s|'?ll| is| are| happens?| would| will| could| can| if| do (?:i|you) get)\b"
    r"|\bhow (?:bad|serious)\b"
    r"|\b(?:upshot|consequences?|penalt(?:y|ies)|punish\w*|disciplin\w+|sanction\w*|sack\w*"
    r"|fired?|dismiss\w*|trouble|warning|written up|lose my job|get the boot|for the chop)\b",
    re.IGNORECASE,
)
_OF_OTHER_THINGS = re.compile(
    r"\b(?:report\w*|tell\w*|told|ask\w*|know|see|saw|seen|spot\w*|notic\w+|witness\w*|speak\w*"
    r"|complain\w*|accus\w+|who|whom|members?|councillors?|govern\w+|contractors?|suppliers?|volunteers?|temps?)\b",
    re.IGNORECASE,
)
"""What makes it a question about reporting a breach, or about people bound by another code."""


def in_words_of_codes(question: str) -> str:
    """The question, its sentences on what follows from breaking the code itself in a code's words.

    >>> in_words_of_codes("What's the upshot if I don't stick to these rules?")
    'What happens if I break this code of conduct?'
    >>> in_words_of_codes("What happens if I break the rules on gifts?")
    'What happens if I break the rules on gifts?'
    """
    return _SENTENCE.sub(_said_by_codes, question)


def _said_by_codes(sentence: re.Match[str]) -> str:
    if not _asks(sentence[0].replace("’", "'")):
        return sentence[0]
    blank = " " if sentence[0].startswith(" ") else ""
    return blank + IN_WORDS_OF_CODES


def _asks(sentence: str) -> bool:
    return bool(
        _BREAKS_THE_CODE.search(sentence)
        and _WHAT_FOLLOWS.search(sentence)
        and not _OF_OTHER_THINGS.search(sentence)
    )
