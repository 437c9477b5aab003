"""Abstention: saying `not_covered` when, and only when, the code is silent.

A question for which a fair officer accepts both an answer and `not_covered` tests nothing here
and is left out. Precision and recall in their usual sense, with "the code does not deal with it"
as the positive class: Rajpurkar et al., Know What You Don't Know (SQuAD 2.0, 2018), section 5.
"""

from __future__ import annotations

from collections.abc import Collection

from qa_service.schemas import Verdict


def should_abstain(accepted: Collection[Verdict]) -> bool | None:
    """Whether only `not_covered` is right; None where an answer and silence both are.

    >>> should_abstain([Verdict.NOT_COVERED]), should_abstain([Verdict.PERMITTED])
    (True, False)
    """
    if Verdict.NOT_COVERED not in accepted:
        return False
    return True if set(accepted) == {Verdict.NOT_COVERED} else None


def abstention_precision(given: Verdict, accepted: Collection[Verdict]) -> float | None:
    """For an abstention: 1 if it was right, else 0. None for an answer.

    Its mean is `right abstentions / abstentions`.
    """
    should = should_abstain(accepted)
    if should is None or given is not Verdict.NOT_COVERED:
        return None
    return float(should)


def abstention_recall(given: Verdict, accepted: Collection[Verdict]) -> float | None:
    """Where the code is silent: 1 if the answer says so, else 0. None elsewhere.

    Its mean is `right abstentions / questions the code is silent on`: says not_covered when it
    should.
    """
    if not should_abstain(accepted):
        return None
    return float(given is Verdict.NOT_COVERED)


def false_abstention(given: Verdict, accepted: Collection[Verdict]) -> float | None:
    """Where the code does answer: 1 if the answer denies it, else 0. None elsewhere.

    Its mean is how often it says not_covered when it should not; lower is better.
    """
    if should_abstain(accepted) is not False:
        return None
    return float(given is Verdict.NOT_COVERED)
