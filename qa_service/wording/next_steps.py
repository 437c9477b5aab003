"""What the asker does next: whom to turn to, how, by when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.norms.norm import BINDING, FORBIDDING, Duty, DutyAction, Norm
from qa_service.deciding.decision import Decision, Ground, NothingFound
from qa_service.deciding.limits import hold_limits
from qa_service.schemas import Verdict
from qa_service.understanding.form import Form, read_forms
from qa_service.understanding.question import UnderstoodQuestion
from qa_service.wording import sentences
from qa_service.wording.bearing import bearing
from qa_service.wording.conditions import is_limit, lifts, turn
from qa_service.wording.duties import (
    GIVING_UP,
    TELLING,
    asked_by,
    imperative,
    steps,
    to_reader,
)
from qa_service.wording.naming import named
from qa_service.wording.quoting import quoted

MOST_STEPS = 4
LONGEST_CASE = 80
"""Characters of the case in which a step is to be taken."""
LONGEST_QUOTE = 110
"""Characters of a quote in a step."""

_AGAINST = {
    Verdict.PERMITTED: GIVING_UP | {DutyAction.SEEK_CONSENT},
    Verdict.CONDITIONAL: GIVING_UP,
    Verdict.NOT_REQUIRED: GIVING_UP | TELLING | {DutyAction.SEEK_CONSENT},
    Verdict.PROHIBITED: frozenset({DutyAction.SEEK_CONSENT}),
}
"""Duties that a verdict says are not the asker's; consent out of a prohibition is the way out."""
_FREE = (Verdict.PERMITTED, Verdict.NOT_REQUIRED)
"""Under these a duty that holds "unless …" does not hold."""
_PROCEDURE = frozenset({Form.WHO, Form.WHEN, Form.HOW, Form.WHAT_TO_DO})


def next_steps(
    question: UnderstoodQuestion, decision: Decision, doubt: tuple[str, str] | None
) -> list[str]:
    """Imperatives, the duties of the governing sentences first.

    Args:
        question: as understood.
        decision: the verdict with its grounds.
        doubt: whom the code names for cases of doubt, and the clause that does; None if nobody.
    """
    if decision.nothing is NothingFound.OFF_TOPIC:
        return []
    if decision.verdict is Verdict.NOT_COVERED:
        return [ask_in_doubt(doubt), *_look_too(decision)]
    if decision.verdict is Verdict.NEEDS_CLARIFICATION:
        return [sentences.ANSWER_FIRST, ask_in_doubt(doubt)]
    norms = list(bearing(question, decision))
    found = steps(_duties(question, decision, norms))
    found += [step for step in _in_their_case(question, decision, norms) if step not in found]
    found += _ways_out(decision, norms)
    return (found or [_nothing_named(question, decision)])[:MOST_STEPS]


def _look_too(decision: Decision) -> Iterator[str]:
    """Under a silence: the clause that came nearest, as no more than that."""
    if decision.nearest is not None:
        yield sentences.LOOK_TOO.format(where=named(decision.nearest))


def _duties(
    question: UnderstoodQuestion, decision: Decision, norms: Sequence[Norm]
) -> Iterator[Duty]:
    """What bears on the case, less what the verdict says is not the asker's to do."""
    for norm in norms:
        if not _is_for_a_case(question, decision, norm):
            yield from _fitting(decision, norm)


def _in_their_case(
    question: UnderstoodQuestion, decision: Decision, norms: Sequence[Norm]
) -> Iterator[str]:
    """The duties of sentences that hold in a case which may not be the asker's, with that case."""
    for norm in norms:
        if _is_for_a_case(question, decision, norm):
            todo = steps(_fitting(decision, norm))
            if todo:
                quote = quoted(norm.condition or "", LONGEST_CASE)
                yield sentences.STEP_WHERE.format(step=_together(todo), quote=quote)


def _together(imperatives: Sequence[str]) -> str:
    """Several steps to be taken in one case, as one.

    >>> _together(["Tell the Clerk", "Refuse it"])
    'Tell the Clerk and refuse it'
    """
    first, *others = imperatives
    return " and ".join([first, *(step[0].lower() + step[1:] for step in others)])


def _is_for_a_case(question: UnderstoodQuestion, decision: Decision, norm: Norm) -> bool:
    governs = any(norm is ground.norm for ground in decision.grounds)
    return not governs and norm.condition is not None and not hold_limits(question, norm)


def _fitting(decision: Decision, norm: Norm) -> list[Duty]:
    """The duties of a sentence that go with the verdict."""
    against = _AGAINST.get(decision.verdict, frozenset())
    duties = list(asked_by(norm))
    if decision.verdict in _FREE and lifts(norm.condition):
        return []
    if against >= GIVING_UP and any(duty.action in GIVING_UP for duty in duties):
        return []
    return [duty for duty in duties if duty.action not in against]


def _ways_out(decision: Decision, norms: Sequence[Norm]) -> Iterator[str]:
    """Under a prohibition: whose agreement lifts it, or the exception that the clause makes."""
    if decision.verdict is not Verdict.PROHIBITED:
        return
    for norm in norms:
        for duty in asked_by(norm):
            if duty.action is DutyAction.SEEK_CONSENT and duty.to_whom:
                step = imperative(duty)
                yield sentences.WAY_OUT.format(duty=step[0].lower() + step[1:])
                return
    first = decision.grounds[0].norm
    exception = first.exception or (first.condition if lifts(first.condition) else None)
    if exception and first.modality in FORBIDDING:
        yield sentences.EXCEPTION.format(quote=quoted(exception, LONGEST_QUOTE))


def _nothing_named(question: UnderstoodQuestion, decision: Decision) -> str:
    """The step where no sentence names anyone to turn to."""
    ground = decision.grounds[0]
    if decision.verdict is Verdict.PROHIBITED:
        return sentences.DONE_ALREADY if _is_done(question) else sentences.DO_NOT
    template = _template(question, decision, ground)
    words = ground.norm.text
    if decision.verdict is Verdict.CONDITIONAL and not is_limit(ground.norm):
        words = (ground.norm.condition if turn(ground.norm) else None) or words
    quote = quoted(words, LONGEST_QUOTE)
    return template.format(where=named(ground.label), quote=quote)


def _is_done(question: UnderstoodQuestion) -> bool:
    return {fact.value for fact in question.all("done")} == {"already"}


def _template(question: UnderstoodQuestion, decision: Decision, ground: Ground) -> str:
    if decision.verdict is Verdict.CONDITIONAL:
        return sentences.MAKE_SURE
    if decision.verdict is Verdict.REQUIRED:
        return sentences.DO_AS_ASKED
    if decision.verdict is Verdict.PERMITTED and ground.norm.condition:
        return sentences.STAYS_WITHIN
    if decision.verdict is Verdict.INFORMATIONAL:
        follows = (
            ground.norm.modality in BINDING | FORBIDDING or read_forms(question.text) & _PROCEDURE
        )
        return sentences.FOLLOW if follows else sentences.READ_ON
    return sentences.NOTHING_MORE


def ask_in_doubt(doubt: tuple[str, str] | None) -> str:
    """Whom to ask where the code does not decide."""
    if doubt is None:
        return sentences.ASK_MANAGER
    whom, clause = doubt
    return sentences.ASK_WHEN_IN_DOUBT.format(whom=to_reader(whom), where=named(clause))
