"""What was decided, and on what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ingest.norms.norm import Norm
from qa_service.candidates import Candidate
from qa_service.schemas import Clarify, Step, Verdict

NO_ANSWER = frozenset({Verdict.NOT_COVERED, Verdict.NEEDS_CLARIFICATION})
"""Silence, and a question back."""


class NothingFound(StrEnum):
    """Why an answer is `not_covered`."""

    NO_HIT = "no_hit"
    NO_NORM = "no_norm"
    OFF_TOPIC = "off_topic"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Ground:
    """A clause the verdict rests on, and the norm of it that carries the most weight."""

    candidate: Candidate
    norm: Norm

    @property
    def label(self) -> str:
        """Label of the clause."""
        return self.candidate.clause.label


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict with its reasons.

    Attributes:
        verdict: one of the eight.
        confidence: 0 to 1, calibrated.
        grounds: what it rests on, best first; empty when `not_covered`.
        steps: the reasoning in order.
        clarify: the one fact that decides, for `needs_clarification`.
        otherwise: the likeliest verdict that is neither silence nor a question back.
        nothing: why nothing was found, for `not_covered`.
        nearest: label of the clause that then came nearest, where one came near.
    """

    verdict: Verdict
    confidence: float
    grounds: tuple[Ground, ...]
    steps: tuple[Step, ...]
    clarify: Clarify | None = None
    otherwise: Verdict | None = None
    nothing: NothingFound | None = None
    nearest: str | None = None

    @property
    def answering(self) -> Verdict:
        """The verdict if it answers, else the likeliest that does where one is known."""
        return (self.otherwise or self.verdict) if self.verdict in NO_ANSWER else self.verdict
