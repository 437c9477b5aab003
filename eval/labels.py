"""From a snippet back to the clauses that hold it."""

from __future__ import annotations

from collections.abc import Iterable

from eval.snippets import contains
from ingest.clauses import Clause, ClauseTree


def clauses_holding(tree: ClauseTree, snippet: str) -> tuple[Clause, ...]:
    """The clauses whose own words hold the snippet; failing that, those that show it whole.

    A snippet over the edge of a list (stem and item) is in no clause's own words and still in
    what a reader is shown of the item.
    """
    own = tuple(clause for clause in tree.clauses if contains(clause.text, snippet))
    return own or tuple(c for c in tree.clauses if contains(tree.whole_text(c), snippet))


def clauses_for(tree: ClauseTree, group: Iterable[str]) -> tuple[Clause, ...]:
    """The clauses that hold any snippet of a group, each once."""
    holding = (clause for snippet in group for clause in clauses_holding(tree, snippet))
    return tuple({clause.label: clause for clause in holding}.values())
