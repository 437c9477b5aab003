"""Scores of one answer: every metric of one question, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from eval.gold import GoldQuestion
from eval.metrics.abstention import abstention_precision, abstention_recall, false_abstention
from eval.metrics.average_precision import average_precision_at
from eval.metrics.citation_precision import citation_precision
from eval.metrics.citation_recall import citation_recall
from eval.metrics.everything_right import everything_right
from eval.metrics.faithfulness import quote_faithfulness
from eval.metrics.hit import hit_at
from eval.metrics.ndcg import ndcg_at
from eval.metrics.recall import recall_at
from eval.metrics.reciprocal_rank import reciprocal_rank
from eval.metrics.saying import says_nothing_it_must_not, says_what_it_must
from eval.metrics.verdict_accuracy import verdict_accepted
from eval.snippets import groups_found
from qa_service.schemas import AskResponse, Verdict

Scores = Mapping[str, float | None]
"""A figure for each metric; None where the metric says nothing about the question."""


@dataclass(frozen=True, slots=True)
class Case:
    """A gold question, the answer it got, and which evidence the answer's clauses hold.

    Attributes:
        source: the whole text of the asked code, None where it is not at hand.
        ranked: groups of evidence held by each ranked clause, best first.
        cited: groups of evidence held by each cited clause.
    """

    question: GoldQuestion
    answer: AskResponse
    source: str | None
    ranked: tuple[frozenset[int], ...]
    cited: tuple[frozenset[int], ...]

    @property
    def n_groups(self) -> int:
        """How many groups of evidence there are to find."""
        return len(self.question.evidence)

    @property
    def n_owed(self) -> int:
        """How many groups the answer owes a citation for: none where it may be silent, and is."""
        return 0 if self._accepted_silence else self.n_groups

    @property
    def _accepted_silence(self) -> bool:
        silent = self.answer.verdict is Verdict.NOT_COVERED
        return silent and Verdict.NOT_COVERED in self.question.accept_verdicts


def make_case(question: GoldQuestion, answer: AskResponse, source: str | None) -> Case:
    """Lays an answer beside what it should have been."""
    ranked = [clause for clause in answer.ranked_clauses if clause.code == question.code]
    cited = [citation for citation in answer.citations if citation.code == question.code]
    strangers = len(answer.citations) - len(cited)
    return Case(
        question=question,
        answer=answer,
        source=source,
        ranked=tuple(groups_found(clause.text, question.evidence) for clause in ranked),
        cited=tuple(groups_found(citation.text, question.evidence) for citation in cited)
        + (frozenset(),) * strangers,
    )


PARTS_OF_RIGHT = (
    "verdict_accuracy",
    "citation_recall",
    "quote_faithfulness",
    "says_what_it_must",
    "says_nothing_it_must_not",
)
"""What must all be right for an answer to be right as a whole."""


def _everything(case: Case) -> float:
    return everything_right(*(METRICS[part](case) for part in PARTS_OF_RIGHT))


METRICS: Mapping[str, Callable[[Case], float | None]] = {
    "everything_right": _everything,
    "verdict_accuracy": lambda case: verdict_accepted(
        case.answer.verdict, case.question.accept_verdicts
    ),
    "citation_recall": lambda case: citation_recall(case.cited, case.n_owed),
    "citation_precision": lambda case: citation_precision(case.cited, case.n_groups),
    "quote_faithfulness": lambda case: quote_faithfulness(
        case.answer.citations, case.question.code, case.source
    ),
    "says_what_it_must": lambda case: says_what_it_must(
        [
            case.answer.headline,
            case.answer.answer,
            *(citation.quote for citation in case.answer.citations),
        ],
        case.question.must_say,
    ),
    "says_nothing_it_must_not": lambda case: says_nothing_it_must_not(
        [case.answer.headline, case.answer.answer], case.question.must_not_say
    ),
    "abstention_precision": lambda case: abstention_precision(
        case.answer.verdict, case.question.accept_verdicts
    ),
    "abstention_recall": lambda case: abstention_recall(
        case.answer.verdict, case.question.accept_verdicts
    ),
    "false_abstention": lambda case: false_abstention(
        case.answer.verdict, case.question.accept_verdicts
    ),
    "recall@1": lambda case: recall_at(1, case.ranked, case.n_groups),
    "recall@5": lambda case: recall_at(5, case.ranked, case.n_groups),
    "recall@10": lambda case: recall_at(10, case.ranked, case.n_groups),
    "hit@1": lambda case: hit_at(1, case.ranked, case.n_groups),
    "hit@5": lambda case: hit_at(5, case.ranked, case.n_groups),
    "mrr": lambda case: reciprocal_rank(case.ranked, case.n_groups),
    "ndcg@10": lambda case: ndcg_at(10, case.ranked, case.n_groups),
    "map@10": lambda case: average_precision_at(10, case.ranked, case.n_groups),
}
"""Every metric that is a mean over questions, in the order of the report."""

RIGHT_OR_WRONG = frozenset(
    {
        "everything_right",
        "verdict_accuracy",
        "says_what_it_must",
        "says_nothing_it_must_not",
        "abstention_precision",
        "abstention_recall",
        "false_abstention",
        "hit@1",
        "hit@5",
    }
)
"""Metrics that are 0 or 1 for each question, so that McNemar's test fits them."""


def score(case: Case) -> Scores:
    """Every metric of one answer."""
    return {name: metric(case) for name, metric in METRICS.items()}
