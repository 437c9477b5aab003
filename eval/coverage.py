"""Coverage: which clauses and norms no gold question touches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from eval.gold import GoldQuestion
from eval.labels import clauses_holding
from ingest.clauses import Clause, ClauseTree, Span
from ingest.norms.norm import Modality, Norm


@dataclass(frozen=True, slots=True)
class CodeCoverage:
    """What the gold questions of one code leave untouched.

    Attributes:
        n_norms: sentences that oblige, permit or forbid; plain facts are not counted.
    """

    code: str
    n_questions: int
    n_clauses: int
    n_norms: int
    untouched_clauses: Sequence[Clause]
    untouched_norms: Sequence[Norm]


def cover(
    tree: ClauseTree, norms: Mapping[str, Sequence[Norm]], questions: Iterable[GoldQuestion]
) -> CodeCoverage:
    """Lays the questions' evidence over one code.

    A clause is touched when a snippet stands in it; a norm when a snippet overlaps its sentence.
    """
    own = [question for question in questions if question.code == tree.code]
    snippets = {snippet for question in own for snippet in question.snippets}
    touched = {c.label for snippet in snippets for c in clauses_holding(tree, snippet)}
    places = [place for s in snippets if (place := _place(tree.document.text, s))]
    binding = [
        norm for group in norms.values() for norm in group if norm.modality is not Modality.FACT
    ]
    return CodeCoverage(
        code=tree.code,
        n_questions=len(own),
        n_clauses=len(tree.clauses),
        n_norms=len(binding),
        untouched_clauses=[c for c in tree.clauses if c.label not in touched],
        untouched_norms=[n for n in binding if not any(_overlap(n, p) for p in places)],
    )


def _place(text: str, snippet: str) -> Span | None:
    start = text.find(snippet)
    return None if start < 0 else Span(start, start + len(snippet))


def _overlap(norm: Norm, place: Span) -> bool:
    return norm.start < place.end and place.start < norm.end
