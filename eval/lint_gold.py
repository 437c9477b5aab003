"""The gold linter: a wrong label makes every figure wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from eval.duplicates import near_duplicates
from eval.gold import GoldQuestion, Kind
from eval.labels import clauses_holding
from ingest.clauses import ClauseTree, Severity
from qa_service.schemas import Verdict

SHORTEST, LONGEST = 15, 120
"""Characters of a snippet: long enough to be found once, short enough to survive an edit."""

ALWAYS_SILENT = frozenset({Kind.UNANSWERABLE, Kind.OFFTOPIC})
"""Kinds of question to which `not_covered` is always an acceptable answer."""

_NOTED_LABEL = re.compile(r"^(\d+(?:\.\d+)*(?:\([a-z0-9]+\))*):")
"""The clause that a note opens with, as in `10.2: £30 is above the guideline`."""


@dataclass(frozen=True, slots=True)
class GoldFinding:
    """Something wrong (`error`) or doubtful (`warning`) about a gold question."""

    severity: Severity
    question_id: str
    rule: str
    message: str


def lint_gold(
    questions: Sequence[GoldQuestion], trees: Mapping[str, ClauseTree]
) -> list[GoldFinding]:
    """Every finding, question by question, pairs of questions last."""
    alone = [f for question in questions for rule in RULES for f in rule(question, trees)]
    return alone + list(_near_duplicates(questions))


def _verdict_is_accepted(
    question: GoldQuestion, trees: Mapping[str, ClauseTree]
) -> Iterator[GoldFinding]:
    if question.verdict not in question.accept_verdicts:
        yield _error(question, "verdict", f"{question.verdict} is not among its accepted verdicts")


def _evidence_is_there(
    question: GoldQuestion, trees: Mapping[str, ClauseTree]
) -> Iterator[GoldFinding]:
    silent = question.verdict is Verdict.NOT_COVERED
    if silent and question.evidence:
        yield _error(question, "evidence", "not_covered rests on no clause; leave evidence empty")
    if not silent and not question.evidence:
        yield _error(question, "evidence", f"{question.verdict} rests on a clause; name its words")
    if any(not group for group in question.evidence):
        yield _error(question, "evidence", "an empty group can never be found; remove it")


def _kind_fits_verdict(
    question: GoldQuestion, trees: Mapping[str, ClauseTree]
) -> Iterator[GoldFinding]:
    if question.kind in ALWAYS_SILENT and Verdict.NOT_COVERED not in question.accept_verdicts:
        yield _error(
            question, "kind", f"a question that is {question.kind} must accept not_covered"
        )


def _snippets_have_a_fair_length(
    question: GoldQuestion, trees: Mapping[str, ClauseTree]
) -> Iterator[GoldFinding]:
    for snippet in (*question.snippets, *question.near_miss):
        if not SHORTEST <= len(snippet) <= LONGEST or "\n" in snippet:
            message = f"{len(snippet)} characters, expected {SHORTEST} to {LONGEST} on one line"
            yield _error(question, "snippet-length", f"{message}: {snippet[:40]!r}")


def _snippets_stand_once(
    question: GoldQuestion, trees: Mapping[str, ClauseTree]
) -> Iterator[GoldFinding]:
    tree = trees.get(question.code)
    if tree is None:
        yield _error(question, "code", f"there is no document {question.code!r}")
        return
    for snippet in (*question.snippets, *question.near_miss):
        times = tree.document.text.count(snippet)
        if times != 1:
            message = f"stands {times} times in {tree.document.source}, expected once"
            yield _error(question, "snippet-unique", f"{message}: {snippet[:60]!r}")


def _snippets_resolve_to_clauses(
    question: GoldQuestion, trees: Mapping[str, ClauseTree]
) -> Iterator[GoldFinding]:
    tree = trees.get(question.code)
    if tree is None:
        return
    for snippet in question.snippets:
        if snippet in tree.document.text and not clauses_holding(tree, snippet):
            message = "no clause holds these words (heading, furniture or across two clauses?)"
            yield _warning(question, "snippet-clause", f"{message}: {snippet[:60]!r}")


def _noted_label_resolves(
    question: GoldQuestion, trees: Mapping[str, ClauseTree]
) -> Iterator[GoldFinding]:
    tree, noted = trees.get(question.code), _NOTED_LABEL.match(question.note)
    if tree is None or noted is None:
        return
    if noted.group(1) not in {clause.label for clause in tree.clauses}:
        message = f"the note names clause {noted.group(1)}, which {tree.document.source} lacks"
        yield _warning(question, "note-label", message)


def _phrases_can_be_said(
    question: GoldQuestion, trees: Mapping[str, ClauseTree]
) -> Iterator[GoldFinding]:
    for phrase in (*question.must_say, *question.must_not_say):
        if not all(alternative.strip() for alternative in phrase.split("|")):
            yield _error(question, "phrase", f"an alternative of {phrase!r} is empty")


def _near_duplicates(questions: Sequence[GoldQuestion]) -> Iterator[GoldFinding]:
    for one, other, share in near_duplicates(questions):
        message = f"asks the same as {one.id} ({share:.0%} of their words)"
        make = _error if one.question.casefold() == other.question.casefold() else _warning
        yield make(other, "near-duplicate", message)


def _error(question: GoldQuestion, rule: str, message: str) -> GoldFinding:
    return GoldFinding(Severity.ERROR, question.id, rule, message)


def _warning(question: GoldQuestion, rule: str, message: str) -> GoldFinding:
    return GoldFinding(Severity.WARNING, question.id, rule, message)


Rule = Callable[[GoldQuestion, Mapping[str, ClauseTree]], Iterator[GoldFinding]]

RULES: Sequence[Rule] = (
    _verdict_is_accepted,
    _evidence_is_there,
    _kind_fits_verdict,
    _snippets_have_a_fair_length,
    _snippets_stand_once,
    _snippets_resolve_to_clauses,
    _noted_label_resolves,
    _phrases_can_be_said,
)
