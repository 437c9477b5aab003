"""Which sentence tells the person, the time or the sum that was asked for, and in which words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ingest.norms.norm import Norm
from qa_service.deciding.decision import Ground
from qa_service.understanding.form import Form, read_forms
from qa_service.understanding.question import UnderstoodQuestion
from qa_service.wording.bearing import referring
from qa_service.wording.quoting import plain


def _person(norm: Norm) -> str | None:
    return next((duty.to_whom for duty in norm.duties if duty.to_whom), None)


def _time(norm: Norm) -> str | None:
    times = (limit.text for limit in norm.limits if limit.kind == "time")
    return next((duty.by_when for duty in norm.duties if duty.by_when), next(times, None))


def _sum(norm: Norm) -> str | None:
    return next((limit.text for limit in norm.limits if limit.kind == "money"), None)


_TOLD: Mapping[Form, Callable[[Norm], str | None]] = {
    Form.WHO: _person,
    Form.WHEN: _time,
    Form.HOW: _sum,
}


def telling(question: UnderstoodQuestion, ground: Ground) -> tuple[Norm, str | None]:
    """The sentence to quote, and the words of it that must be in the piece if it is cut.

    The governing sentence, unless it lacks the person or the time asked for and the sentence after
    it, which goes on from it, has it.
    """
    forms = read_forms(question.text)
    asked = [told for form, told in _TOLD.items() if form in forms]
    for norm in (ground.norm, *_following(ground)):
        for told in asked:
            words = told(norm)
            if words and plain(words) in plain(norm.text):
                return norm, words
    return ground.norm, None


def _following(ground: Ground) -> list[Norm]:
    return referring(ground)[:1]
