"""Whom a code names for cases of doubt, and where."""

from __future__ import annotations

import re

from index.snapshot import CodeEntry
from ingest.norms.norm import DutyAction

_DOUBT = re.compile(
    r"\b(?:in (?:any )?doubt|not sure|unsure|uncertain|unclear|any questions?|further"
    r" (?:advice|guidance|clarification)|not (?:certain|covered)|queries"
    r"|does(?:n't| not) (?:answer|cover))\b",
    re.IGNORECASE,
)
_ADVISING = (DutyAction.SEEK_ADVICE, DutyAction.TELL, DutyAction.SEEK_CONSENT)


def whom_to_ask(entry: CodeEntry) -> tuple[str, str] | None:
    """Who is to be asked in doubt, and the label of the clause that says so.

    The first such clause counts: codes say it of everything before they say it of one subject.
    None where the code names nobody.
    """
    for clause in entry.tree.clauses:
        for norm in entry.norms.get(clause.label, ()):
            if _DOUBT.search(norm.text):
                for duty in norm.duties:
                    if duty.action in _ADVISING and duty.to_whom:
                        return duty.to_whom, clause.label
    return None
