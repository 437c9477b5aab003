"""The one sentence that answers, at most 160 characters."""

from __future__ import annotations

from textwrap import shorten

from qa_service.deciding.decision import Decision, NothingFound
from qa_service.deciding.limits import hold_limits
from qa_service.schemas import Verdict
from qa_service.understanding.question import UnderstoodQuestion
from qa_service.wording import sentences
from qa_service.wording.duties import steps

LONGEST = 160
LONGEST_LABEL = 60
"""Characters of a label in a headline; a clause may be named by a whole printed question."""


def headline(question: UnderstoodQuestion, decision: Decision) -> str:
    """The most telling headline that fits: with the limit, with the duty, or plain."""
    return next(line for line in _choices(question, decision) if 0 < len(line) <= LONGEST)


def _choices(question: UnderstoodQuestion, decision: Decision) -> list[str]:
    if decision.verdict is Verdict.NOT_COVERED:
        off_topic = decision.nothing is NothingFound.OFF_TOPIC
        return [sentences.OFF_TOPIC_HEADLINE if off_topic else sentences.NOT_COVERED_HEADLINE]
    ground = decision.grounds[0]
    choices = []
    if decision.clarify is not None:
        choices.append(sentences.CLARIFY_HEADLINE.format(question=decision.clarify.question))
    if decision.verdict is Verdict.INFORMATIONAL:
        quote = " ".join(ground.norm.text.split())
        choices.append(sentences.QUOTED_HEADLINE.format(clause=ground.label, quote=quote))
    held = hold_limits(question, ground.norm)
    if held and decision.verdict in sentences.LIMIT_HEADLINES:
        template = sentences.LIMIT_HEADLINES[decision.verdict]
        choices.append(template.format(limit=held[0].sentence, clause=ground.label))
    duties = steps([ground.norm])
    if duties and decision.verdict in sentences.DUTY_HEADLINES:
        duty = duties[0][0].lower() + duties[0][1:]
        template = sentences.DUTY_HEADLINES[decision.verdict]
        choices.append(template.format(duty=duty, clause=ground.label))
    plain = sentences.HEADLINES[decision.verdict]
    choices.append(plain.format(clause=ground.label))
    choices.append(plain.format(clause=shorten(ground.label, LONGEST_LABEL, placeholder="…")))
    return choices
