"""Takes out of a text what points to a person, before anything is stored."""

from __future__ import annotations

import re

_TITLES = r"Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Cllr|Councillor|Rev"
_PARTICLES = r"(?:(?:de|van|von|der|den|la|le|bin|al)\s+)*"
_NAME = rf"{_PARTICLES}[A-Z][\w'’-]+(?:\s+{_PARTICLES}[A-Z][\w'’-]+){{0,2}}"

_ISO_DATE = r"\d{4}-\d\d-\d\d\b"
_NUMBER = re.compile(rf"(?<![\w£$€])(?!{_ISO_DATE})(?:\+|00)?\(?\d[\d\s().-]{{8,}}\d(?!\w)")
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+"), "[email]"),
    (re.compile(r"\bhttps?://\S+|\bwww\.\S+", re.I), "[link]"),
    (re.compile(r"\b[A-Z]{2}\s?(?:\d\s?){6}[A-D]\b", re.I), "[NI number]"),
    (re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?\b"), "[account]"),
    (re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b"), "[postcode]"),
    (_NUMBER, "[number]"),
    (re.compile(r"\b\d{8,}\b"), "[number]"),
    (re.compile(rf"\b(?i:{_TITLES})\.?\s+{_NAME}"), "[name]"),
    (re.compile(r"\b(?:mr|mrs|ms|dr)\.?\s+[\w'’-]+", re.I), "[name]"),
    (re.compile(rf"\b((?i:my name is|i am called|called|named))\s+{_NAME}"), r"\1 [name]"),
    (re.compile(r"@\w{2,}"), "[handle]"),
)


def redact(text: str) -> str:
    """The text with addresses, numbers and names of persons replaced by what they were.

    Names are found after a title or "called"; a bare name cannot be told from other words, so
    what is kept stays behind the role `hr` and is deleted in time.

    >>> redact("Mrs Jane Doe (jane@example.org, 07700 900123) gave me £30 on 3.12.2024")
    '[name] ([email], [number]) gave me £30 on 3.12.2024'
    """
    for pattern, what in _RULES:
        text = pattern.sub(what, text)
    return text
