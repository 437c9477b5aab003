"""What every reader returns."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadText:
    """The text of a file.

    Attributes:
        text: with single line feeds.
        page_starts: offset at which each page begins; empty where the format has no pages.
        remedy_if_empty: what to do when the text is blank.
    """

    text: str
    page_starts: tuple[int, ...] = ()
    remedy_if_empty: str = "Check that the right file was saved"
