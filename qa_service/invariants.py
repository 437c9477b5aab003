"""What must hold of every answer before it leaves; see the contract, section 2."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Protocol

from ingest.clauses import Clause, ClauseTree
from qa_service.schemas import AskResponse, CitationOut, Verdict

MAX_HEADLINE = 160

_MARKS = re.compile(r"[*_`]")


class HasTree(Protocol):
    """A code as the snapshot holds it."""

    @property
    def tree(self) -> ClauseTree:
        """The clause tree."""


def faults(response: AskResponse, codes: Mapping[str, HasTree]) -> list[str]:
    """What is wrong with an answer; empty when it may leave.

    Args:
        response: the answer.
        codes: the codes of the snapshot that it was made from, by id.

    Returns:
        One line a fault, without any words of the question.
    """
    found = list(_shape_faults(response))
    for citation in response.citations:
        if citation.code != response.code:
            found.append(f"{citation.code}/{citation.clause} cited for code {response.code}")
        elif citation.code not in codes:
            found.append(f"{citation.code}/{citation.clause} cited, not in the snapshot")
        else:
            found.extend(_citation_faults(citation, codes[citation.code].tree))
    return found


def _shape_faults(response: AskResponse) -> Iterator[str]:
    if not response.headline.strip() or len(response.headline) > MAX_HEADLINE:
        yield f"headline of {len(response.headline)} characters, 1 to {MAX_HEADLINE} expected"
    cites_nothing = response.verdict is Verdict.NOT_COVERED or response.code is None
    if cites_nothing and response.citations:
        yield f"{len(response.citations)} citations under {response.verdict}, none expected"
    if not cites_nothing and not response.citations:
        yield f"no citation under {response.verdict}, at least one expected"


def _citation_faults(citation: CitationOut, tree: ClauseTree) -> Iterator[str]:
    where = f"{citation.code}/{citation.clause} at {citation.start}-{citation.end}"
    clauses = [clause for clause in tree.clauses if clause.label == citation.clause]
    if not clauses:
        yield f"{where}: no clause has this label"
    elif not any(_within(citation, clause) for clause in clauses):
        yield f"{where}: the quote stands outside the clause it is cited for"
    if citation.source != tree.document.source:
        yield f"{where}: source {citation.source!r}, {tree.document.source!r} expected"
    if not 0 <= citation.start < citation.end <= len(tree.document.text):
        yield f"{where}: outside the source of {len(tree.document.text)} characters"
    elif not same_words(citation.quote, tree.document.text[citation.start : citation.end]):
        yield f"{where}: the quote is not what stands there"


def _within(citation: CitationOut, clause: Clause) -> bool:
    """Whether the quote lies in one unbroken piece of the clause."""
    return any(span.start <= citation.start and citation.end <= span.end for span in clause.spans)


def same_words(quote: str, source: str) -> bool:
    r"""Whether two texts are the same, white space and emphasis marks aside.

    >>> same_words("must be refused", "must\n  be **refused**")
    True
    >>> same_words("may be refused", "must be refused")
    False
    >>> same_words("", " ")
    False
    """
    bare = _bare(quote)
    return bool(bare) and bare == _bare(source)


def _bare(text: str) -> str:
    return " ".join(_MARKS.sub("", text).split())
