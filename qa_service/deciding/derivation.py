"""The reasoning in order, each step with the clause it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa_service.deciding.decision import Ground
from qa_service.deciding.limits import hold_limits
from qa_service.schemas import Step
from qa_service.understanding.question import UnderstoodQuestion
from qa_service.wording import sentences

_SHOWN_KINDS = ("money", "count", "duration", "giver", "role", "time", "place", "settled")
_LONGEST_WORDS = 160


def derive(question: UnderstoodQuestion, grounds: Sequence[Ground]) -> tuple[Step, ...]:
    """What was read out of the question, then what each clause does with it."""
    facts = [fact.text for fact in question.facts if fact.kind in _SHOWN_KINDS]
    steps = []
    if facts:
        listed = ", ".join(dict.fromkeys(facts))
        steps.append(Step(step=sentences.STEP_ASKED.format(facts=listed)))
    for ground in grounds:
        steps.extend(_ground_steps(question, ground))
    return tuple(steps)


def _ground_steps(question: UnderstoodQuestion, ground: Ground) -> Iterator[Step]:
    norm = ground.norm
    yield Step(step=sentences.STEP_GOVERNS[norm.modality], clause=ground.label)
    for held in hold_limits(question, norm):
        yield Step(step=held.sentence, clause=ground.label)
    attached = (
        (norm.condition, sentences.STEP_CONDITION),
        (norm.exception, sentences.STEP_EXCEPTION),
    )
    for words, template in attached:
        if words and len(words) <= _LONGEST_WORDS:
            yield Step(step=template.format(words=" ".join(words.split())), clause=ground.label)
