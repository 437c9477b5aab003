"""Which of the clauses that were read the verdict rests on, and which of their words."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.norms.norm import Norm
from qa_service.candidates import Candidate, SentenceRead
from qa_service.deciding.decision import Ground
from qa_service.deciding.limits import hold_limits
from qa_service.deciding.ruling import GIVEN_BY, TOLD_BY_FORCE
from qa_service.deciding.signals import governing_norm
from qa_service.schemas import Verdict
from qa_service.understanding.question import UnderstoodQuestion

MOST_GROUNDS = 3
ALSO_GOVERNS = 0.07
"""Relevance from which a clause after the first is cited too."""
OF_THE_FIRST = 0.25
"""And the share of the first clause's relevance that it must reach. A right clause is cited for
0.837 of the gold questions to tune on and 0.955 of those to calibrate on then, and 0.737 and 0.891
of what is cited is right; with 0.1 and 0.35 0.805 and 0.945, 0.742 and 0.903."""
NEARLY_AS_RELEVANT = 0.4
"""Share of the best sentence's relevance from which a sentence with such a force is quoted in its
place. Of 1,636 questions to calibrate on whose clause has several sentences the one quoted holds
the evidence in 0.85 then; in 0.84 where force does not matter, in 0.80 where nothing else does."""


def choose_grounds(
    question: UnderstoodQuestion, candidates: Sequence[Candidate], verdict: Verdict
) -> tuple[Ground, ...]:
    """The clauses that the verdict rests on: the first, and those nearly as relevant."""
    first = candidates[0]
    bar = max(ALSO_GOVERNS, OF_THE_FIRST * first.relevance)
    others = [each for each in candidates[1:MOST_GROUNDS] if each.relevance >= bar]
    return tuple(Ground(each, _quoted_norm(question, each, verdict)) for each in [first, *others])


def _quoted_norm(question: UnderstoodQuestion, candidate: Candidate, verdict: Verdict) -> Norm:
    """The norm to quote: the one whose limit the sum meets, else the one that governs."""
    for norm in candidate.norms:
        if any(held.holds for held in hold_limits(question, norm)):
            return norm
    return _giving(verdict, governing_norm(question, candidate), candidate)


def _giving(verdict: Verdict, governing: Norm, candidate: Candidate) -> Norm:
    """Of the norms whose force gives the verdict, the most relevant or nearest to the governing."""
    if verdict not in TOLD_BY_FORCE:
        return governing
    if candidate.apart:
        return _most_relevant_giving(verdict, candidate.apart) or governing
    giving = [norm for norm in candidate.norms if norm.modality in GIVEN_BY[verdict]]
    return min(
        giving or [governing],
        key=lambda norm: (abs(norm.start - governing.start), norm.start < governing.start),
    )


def _most_relevant_giving(verdict: Verdict, apart: Sequence[SentenceRead]) -> Norm | None:
    """The best of the sentences nearly as relevant as the best of all whose force gives it."""
    bar = NEARLY_AS_RELEVANT * max(each.relevance for each in apart)
    near = [each for each in apart if each.relevance >= bar]
    giving = [each for each in near if each.norm.modality in GIVEN_BY[verdict]]
    return max(giving, key=lambda each: each.relevance).norm if giving else None
