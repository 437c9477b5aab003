"""What people say around a question and not in it: greetings, thanks, haste, apologies."""

from __future__ import annotations

import re

_CLOSED = r"\s*(?:[,.!:;–—]|-(?=\s)|\n)\s*"
"""What ends a courtesy that stands before a question: "evening," greets, "evening job" does not."""

_GREETING = (
    r"(?:hi|hiya|hello|hey|dear|morning|afternoon|evening|good (?:morning|afternoon|evening|day))"
    r"(?: (?:there|all|everyone|team|hr|folks|both|sir or madam|sir/madam|sir|madam)){0,2}"
    r"(?: (?-i:[A-Z]\w+)){0,2}"
)
_HOPE = (
    r"(?:i )?(?:hope|trust) (?:this|you|all|everyone)"
    r"(?:'re| are| is| finds you| have| had| having)*"
    r" (?:well|ok|okay|good|fine|keeping well|doing well|an? (?:good|nice|lovely) \w+)"
)
_ASKING = (
    r"(?:just )?(?:an? |one |another )?"
    r"(?:(?:quick|short|random|simple|small|little|general|daft|silly|stupid|dumb|odd|weird) )+"
    r"(?:question|query|q)(?: (?:for you|from me|please|if i may))?"
)
_WONDERING = (
    r"(?:i(?:'m| am|'d like to| would like to| want to| wanted to| need to) )?(?:just )?"
    r"(?:wondering|wondered"
    r"|(?:writing to )?(?:ask|check|enquire)(?: about (?:this|the following))?)"
)
_APOLOGY = (
    r"(?:sorry|apologies|forgive me|excuse me)"
    r"(?: (?:to (?:bother|trouble|disturb) you|to ask(?: this)?|for (?:asking|bothering you)"
    r"|if (?:this|it|that)(?:'s| is| sounds| seems)(?: a)?"
    r" (?:obvious|silly|stupid|daft|dumb|basic|odd|weird)(?: (?:question|one))?))"
)
_BEFORE = re.compile(
    rf"^\s*(?:(?:{_GREETING}|{_HOPE}|{_ASKING}|{_WONDERING}|{_APOLOGY}){_CLOSED}(?:but\s+)?"
    r"|(?:hi|hiya|hello|hey|(?:good )?(?:morning|afternoon|evening))(?: (?:there|all|everyone))?"
    r"\s+(?=(?:can|could|may|am|do|is|are|what|who|how|should|i|just|quick|sorry)\b)"
    rf"|{_APOLOGY}\s+but\s+)+",
    re.IGNORECASE,
)
_THANKS = (
    r"(?:(?:many |much )?(?:thanks|thank you|thankyou|thx|tia|cheers|ta|much appreciated)"
    r"(?: (?:in advance|so much|very much|a lot|a million|again|all|for (?:your|any) help))?"
    r"|(?:kind |best |warm )?regards|best wishes)"
)
_HASTE = (
    r"(?:(?:i |we )?need (?:to know|an answer|a reply)"
    r"(?: (?:asap|urgently|quickly|quick|please|pls|plz))+"
    r"|asap(?: (?:please|pls|plz))?|(?:please|pls|plz)(?: (?:advise|help|reply|respond))?"
    r"|any (?:advice|help|thoughts)(?: (?:please|pls|appreciated|welcome))?|let me know)"
)
_NO_THANKS_YET = "say says said saying of as a in and with many my our their her his no the to gave"
"""Before "thanks" without a mark: then the thanks are told of, as in "to say thanks", not said."""
_UNMARKED = (
    r"\s+(?=(?:need to know|asap|pls|plz|thx|tia|kind regards)\b)|"
    + "".join(rf"(?<!\b{word})" for word in _NO_THANKS_YET.split())
    + r"\s+(?=(?:many )?thanks\b)"
)
_AFTER = re.compile(
    rf"(?:(?<=[?!.…])\s*|\s*[,–—]\s*|\s+-\s+|{_UNMARKED})"
    rf"(?:{_THANKS}|{_HASTE})(?:[\s,.!–—-]+(?:{_THANKS}|{_HASTE}))*"
    # Who signs.
    r"(?:[\s,.!–—-]+(?-i:[A-Z]\w+)(?: (?-i:[A-Z]\w*))?)?[\s.!x🙏🙂😊-]*$",
    re.IGNORECASE,
)


def without_courtesies(question: str) -> str:
    """The question alone; as it stands where less than three words would be left.

    >>> without_courtesies("Hi, hope you're well. Quick question: can I keep it? Thanks, Sam")
    'Can I keep it?'
    >>> without_courtesies("Thanks for the mug! Can I keep it?")
    'Thanks for the mug! Can I keep it?'
    """
    plain = question.replace("’", "'")  # Of the same length: where it is cut, both are.
    before = _BEFORE.match(plain)
    start = before.end() if before else 0
    after = _AFTER.search(plain, start)
    rest = question[start : after.start() if after else len(question)].strip()
    if rest == question or not re.search(r"\w+\W+\w+\W+\w+", rest):
        return question
    return rest[:1].upper() + rest[1:] if question[:1].isupper() else rest
