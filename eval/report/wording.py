"""What each figure means, in the words of a reader who never heard of it."""

from __future__ import annotations

from collections.abc import Mapping

PLAIN: Mapping[str, str] = {
    "everything_right": "right in every respect",
    "verdict_accuracy": "right verdict",
    "citation_recall": "deciding clauses cited",
    "citation_precision": "cited clauses that bear on the question",
    "quote_faithfulness": "quotes that are the document's own words",
    "says_what_it_must": "says what it must",
    "says_nothing_it_must_not": "says nothing that it must not",
    "abstention_precision": "right when it says the code is silent",
    "abstention_recall": "says so when the code is silent",
    "false_abstention": "says the code is silent when it is not",
    "recall@1": "deciding clauses found first",
    "recall@5": "deciding clauses among the first five found",
    "recall@10": "deciding clauses among the first ten found",
    "hit@1": "a deciding clause found first",
    "hit@5": "a deciding clause among the first five found",
    "mrr": "mean of 1 / rank of the first deciding clause",
    "ndcg@10": "deciding clauses found early (nDCG@10)",
    "map@10": "deciding clauses found early (MAP@10)",
    "aurc": "mean share wrong among the surest answers (AURC)",
    "calibration_error": "gap between confidence and being right (ECE)",
}

HEADLINES = (
    "everything_right",
    "verdict_accuracy",
    "citation_recall",
    "citation_precision",
    "recall@5",
    "hit@1",
    "abstention_precision",
    "abstention_recall",
    "false_abstention",
    "calibration_error",
)
"""The figures that are printed first, on the terminal and in the report."""

FAULTS: Mapping[str, str] = {
    "verdict_accuracy": "the verdict is not one that a fair HR officer would accept",
    "citation_recall": "a clause that decides is not cited",
    "quote_faithfulness": "a quote is not the document's own words",
    "says_what_it_must": "something that must be said is missing",
    "says_nothing_it_must_not": "something is said that must not be",
}
"""What is wrong with an answer when that part of it is not wholly right."""
