"""The decision of the product's own reader and decider, given the rule that answers."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.answering import Answerer
from eval.benchmarks.or_sharc import DECISIONS, Case, Decision
from eval.benchmarks.vector_cache import CACHE
from qa_service.errors import Refusal
from qa_service.schemas import MAX_QUESTION, AskRequest


@dataclass(frozen=True, slots=True)
class DecisionFigures:
    """How often the decision is the one wanted.

    Attributes:
        micro: share of all cases.
        macro: mean of the shares within yes, no and ask, so that none outweighs another.
        confusion: wanted, then given, to the number of cases.
        ms: milliseconds a case.
    """

    micro: float
    macro: float
    confusion: Mapping[Decision, Mapping[Decision, int]]
    ms: float


def write_rules(rules: Mapping[str, str], cache: Path = CACHE) -> Path:
    """A folder in which each rule is a document of its own, so that it is read as any other.

    The folder is named by its content; a rule's code is `rule-<id>`.
    """
    digest = hashlib.sha256(repr(sorted(rules.items())).encode()).hexdigest()[:16]
    folder = cache / f"rules-{digest}"
    folder.mkdir(parents=True, exist_ok=True)
    for id_, text in rules.items():
        path = folder / f"{code_of(id_)}.md"
        if not path.is_file():
            path.write_text(text, encoding="utf-8")
    return folder


def code_of(rule: str) -> str:
    """The code under which a rule is asked about."""
    return f"rule-{rule}"


def decide_all(cases: Iterable[Case], answerer: Answerer) -> DecisionFigures:
    """Ask each case under its own rule; an answer that cannot be had counts as asking back."""
    wanted, given, seconds = [], [], []
    for case in cases:
        began = time.perf_counter()
        given.append(_decide(case, answerer))
        seconds.append(time.perf_counter() - began)
        wanted.append(case.decision)
    return figures(wanted, given, 1_000 * sum(seconds) / max(1, len(seconds)))


def figures(wanted: Sequence[Decision], given: Sequence[Decision], ms: float) -> DecisionFigures:
    """Micro and macro accuracy (Saeidi et al., ShARC, 2018); a class that is absent is left out."""
    confusion = {want: dict.fromkeys(Decision, 0) for want in Decision}
    for want, gave in zip(wanted, given, strict=True):
        confusion[want][gave] += 1
    right = {want: row[want] for want, row in confusion.items()}
    totals = {want: sum(row.values()) for want, row in confusion.items()}
    shares = [right[want] / total for want, total in totals.items() if total]
    micro = sum(right.values()) / max(1, len(wanted))
    return DecisionFigures(micro, sum(shares) / max(1, len(shares)), confusion, ms)


def _decide(case: Case, answerer: Answerer) -> Decision:
    request = AskRequest(
        question=case.told[-MAX_QUESTION:], code=code_of(case.rule), top_k=1, conversation=None
    )
    try:
        return DECISIONS[answerer.ask(request).verdict]
    except Refusal:
        return Decision.ASK
