"""OR-ShARC: scenarios and questions about 651 rules, answered yes, no, or by asking back.

Gao et al., Open-Retrieval Conversational Machine Reading (2021).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from eval.benchmarks.errors import BenchmarkFormatError
from eval.benchmarks.files import read_json, read_json_lines
from eval.benchmarks.passages import RankingQuestion
from qa_service.schemas import Verdict


class Decision(StrEnum):
    """What OR-ShARC wants of an answer."""

    YES = "yes"
    NO = "no"
    ASK = "ask"


DECISIONS = {
    Verdict.PERMITTED: Decision.YES,
    Verdict.REQUIRED: Decision.YES,
    Verdict.PROHIBITED: Decision.NO,
    Verdict.NOT_REQUIRED: Decision.NO,
    Verdict.CONDITIONAL: Decision.ASK,
    Verdict.NEEDS_CLARIFICATION: Decision.ASK,
    Verdict.INFORMATIONAL: Decision.ASK,
    Verdict.NOT_COVERED: Decision.ASK,
}
"""`conditional` means that the facts given do not settle whether the condition is met, which is
when OR-ShARC asks back; the last two settle nothing either."""


class FollowUp(BaseModel):
    """A question that was asked back, with its answer."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    follow_up_question: str
    follow_up_answer: str


class PrintedCase(BaseModel):
    """A line of the published questions; `evidence` is part of the solution and is not read."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    utterance_id: str
    question: str
    scenario: str
    history: list[FollowUp]
    gold_snippet_id: str
    answer: str


@dataclass(frozen=True, slots=True)
class Case:
    """A question in its scenario, the rule that answers it and the decision it wants.

    Attributes:
        search: what the rule is looked for with, question and scenario.
        told: the same with what was asked back and answered, as the asker would say it.
    """

    id: str
    search: str
    told: str
    rule: str
    decision: Decision


def read_or_sharc(data: Path, questions: str) -> tuple[dict[str, str], list[Case]]:
    """Every rule by its id, and the cases.

    Raises:
        BenchmarkFormatError: a file is missing, has another form, or names an unknown rule.
    """
    rules = read_json(data / "rules.json", dict[str, str])
    cases = [_case(line) for line in read_json_lines(data / f"{questions}.jsonl", PrintedCase)]
    for case in cases:
        if case.rule not in rules:
            raise BenchmarkFormatError(f"{case.id}: rules.json has no rule {case.rule!r}")
    return rules, cases


def ranking_questions(rules: dict[str, str], cases: list[Case]) -> list[RankingQuestion]:
    """The cases as questions over the rules in the order of `rules`."""
    positions = {rule: position for position, rule in enumerate(rules)}
    return [
        RankingQuestion(case.id, case.search, frozenset({positions[case.rule]})) for case in cases
    ]


def _case(line: PrintedCase) -> Case:
    history = [f"{each.follow_up_question} {each.follow_up_answer}." for each in line.history]
    answers = {"yes": Decision.YES, "no": Decision.NO}
    return Case(
        id=line.utterance_id,
        search=" ".join([line.question, line.scenario]),
        told=" ".join([line.scenario, *history, line.question]).strip(),
        rule=line.gold_snippet_id,
        decision=answers.get(line.answer.lower(), Decision.ASK),
    )
