"""The form of a question: what kind of answer its words ask for."""

from __future__ import annotations

import re
from enum import StrEnum


class Form(StrEnum):
    """What the wording asks for; several may show in one question."""

    MAY_I = "may_i"
    MUST_I = "must_i"
    WHO = "who"
    WHEN = "when"
    HOW = "how"
    WHAT_HAPPENS = "what_happens"
    WHAT_COUNTS = "what_counts"
    WHAT_TO_DO = "what_to_do"
    INSTRUCTION = "instruction"


_PATTERNS: dict[Form, str] = {
    Form.MAY_I: r"\b(?:can|could|may|might|am) (?:i|we|he|she|they|my|our|staff|someone)\b"
    r"|\b(?:is|are|would|will|was|be) (?:it|this|that|i|we|there) \w* ?(?:ok|okay|alright|all right"
    r"|fine|allowed|acceptable|cool|kosher|above board|legit|against|a problem|an issue|any)\b"
    r"|\b(?:allowed|permitted|ok|okay|alright|acceptable|am i fine|any problem|any harm|fair game"
    r"|in trouble|problem|is that fine|against the rules|mind if|anything wrong|out of order"
    r"|get away with|yes or no|keep it|accept it|accept\?|keep\?)\b",
    Form.MUST_I: r"\b(?:do|does|did|would|will|should|shall) (?:i|we|he|she|they|my \w+)"
    r" (?:really |actually |still |even |now )?(?:have|need|got) to\b|\bhave i got to\b"
    r"|\bmust (?:i|we|he|she)\b"
    r"|\b(?:need|have) to (?:tell|declare|report|say|let|mention|register|fill|disclose|inform|ask)"
    r"|\bshould (?:i|we) (?:tell|say|mention|report|declare|let|own up|flag|be telling)"
    r"|\b(?:required|obliged|compulsory|mandatory|supposed to|expected to|bother|own up"
    r"|worth mentioning|anyone need to know|need telling|need to know|on the form|keep quiet"
    r"|keep it to myself|do they need|does work need|duty to)\b",
    Form.WHO: r"\bwho(?:'s|se|m)?\b|\bwhich (?:person|team|manager|officer|department)\b",
    Form.WHEN: r"\bwhen\b|\bhow (?:long|soon|often|quickly|many days|much notice)\b|\bdeadline\b"
    r"|\bby what date\b|\bwhat age\b",
    Form.HOW: r"\bhow (?:do|does|can|should|would|to|much|many)\b|\bwhere (?:do|does|can|is|are)\b"
    r"|\bwhat(?:'s| is) the (?:process|procedure|form|limit)\b|\bwhich form\b",
    Form.WHAT_HAPPENS: r"\bwhat (?:happens|would happen|will happen|can they do|could happen)\b"
    r"|\bwhat'?ll happen\b|\b(?:sacked|fired|disciplin\w+|sanction\w*|punish\w*|consequence\w*"
    r"|get the boot|lose my job|penalt\w+|worst that)\b",
    Form.WHAT_COUNTS: r"\b(?:what|who|does \w+|do \w+) (?:exactly )?(?:counts?|qualif\w+|mean|means"
    r"|is meant)\b|\bcount(?:s|ed)? as\b|\bdefin\w+\b|\bclassed as\b|\bwhat is an? \w+\b",
    Form.WHAT_TO_DO: r"\bwhat (?:do|should|must|shall|can|am) (?:i|we)\b|\bwhat now\b|\bwhat next\b"
    r"|\bhow should i\b|\bwhat'?s the (?:drill|score|form)\b",
    Form.INSTRUCTION: r"\b(?:ignore|disregard|forget|override) (?:all |any |your |the |every)"
    r"|\b(?:system prompt|you are now|role ?play|print your|reveal your|jailbreak"
    r"|developer mode|write me a (?:poem|song|story|joke)|respond only|reply only)\b"
    # Staff too act as executors and need to say that they are related: an order opens a sentence.
    r"|(?:^|[.!?:])\s*(?:(?:please|now|just) )?(?:pretend|act as|say that)\b",
}
_COMPILED = {form: re.compile(pattern, re.IGNORECASE) for form, pattern in _PATTERNS.items()}


def read_forms(question: str) -> frozenset[Form]:
    """Every form that shows in the wording.

    >>> sorted(read_forms("Do I have to tell anyone? Who?"))
    [<Form.MUST_I: 'must_i'>, <Form.WHO: 'who'>]
    """
    plain = question.replace("’", "'")
    return frozenset(form for form, pattern in _COMPILED.items() if pattern.search(plain))
