"""Headlines and next steps: for every verdict, true to the clause, short enough to read."""

from dataclasses import replace
from decimal import Decimal

import pytest

from index.retriever import Hit
from ingest.clauses import Clause, Span
from ingest.norms.amounts import read_amounts
from ingest.norms.norm import Comparison, Duty, DutyAction, Limit, Modality, Norm
from qa_service.candidates import Candidate
from qa_service.deciding.decision import Decision, Ground, NothingFound
from qa_service.deciding.derivation import derive
from qa_service.schemas import Clarify, Verdict
from qa_service.understanding.question import UnderstoodQuestion
from qa_service.wording.answer import answer
from qa_service.wording.duties import imperative
from qa_service.wording.headline import LONGEST, headline
from qa_service.wording.next_steps import next_steps

TEXT = "Gifts of £25 or more must be refused unless your line manager agrees in writing."
LIMIT = Limit("money", Decimal(25), "GBP", Comparison.AT_LEAST, "£25 or more", 9, 20)
DUTY = Duty(DutyAction.SEEK_CONSENT, "their line manager", "before it is accepted", in_writing=True)


def ground(modality: Modality = Modality.MUST_NOT, **more: object) -> Ground:
    norm = Norm("4.2", TEXT, 0, len(TEXT), modality, **more)
    clause = Clause("acme", "4.2", ("4 Gifts",), TEXT, (Span(0, len(TEXT)),))
    hit = Hit("acme", "4.2", 0.8, 1, 0.8, 0.8, 0.5, 1.0, Span(0, len(TEXT)))
    return Ground(Candidate(clause, TEXT, (norm,), hit, 0.9, {}), norm)


def asked(text: str) -> UnderstoodQuestion:
    return UnderstoodQuestion(text, (), read_amounts(text))


def decided(verdict: Verdict, *grounds: Ground, **more: object) -> Decision:
    return Decision(verdict, 0.8, grounds, (), **more)


@pytest.mark.parametrize("verdict", [each for each in Verdict if each is not Verdict.NOT_COVERED])
def test_every_verdict_has_a_headline_that_fits_and_names_the_clause(verdict):
    line = headline(asked("Can I keep it?"), decided(verdict, ground()))
    assert "4.2" in line
    assert len(line) <= LONGEST


@pytest.mark.parametrize("verdict", [each for each in Verdict if each is not Verdict.NOT_COVERED])
def test_a_clause_named_by_a_long_question_still_gets_a_headline(verdict):
    first = ground()
    clause = replace(first.candidate.clause, label="FAQ: " + "may I really keep it " * 12)
    long = Ground(replace(first.candidate, clause=clause), first.norm)
    assert 0 < len(headline(asked("Can I?"), decided(verdict, long))) <= LONGEST


def test_a_limit_is_named_with_the_sum_that_was_asked_about():
    line = headline(
        asked("Can I keep a £30 hamper?"), decided(Verdict.PROHIBITED, ground(limits=(LIMIT,)))
    )
    assert line == "No. £30 is at or above £25: clause 4.2 rules it out."


def test_a_sum_just_under_the_limit_is_said_to_be_below_it():
    steps = derive(asked("a £24.99 hamper"), [ground(limits=(LIMIT,))])
    assert [step.step for step in steps][-1] == "£24.99 is below £25"


def test_a_condition_is_told_with_who_and_when():
    line = headline(asked("Can I?"), decided(Verdict.CONDITIONAL, ground(duties=(DUTY,))))
    assert line == (
        "Only on a condition: get the agreement of your line manager in writing "
        "before it is accepted (clause 4.2)."
    )


def test_a_long_sentence_is_not_squeezed_into_a_headline():
    long = ground()
    far = Norm("4.2", "x" * 300, 0, 300, Modality.FACT)
    line = headline(asked("Who?"), decided(Verdict.INFORMATIONAL, Ground(long.candidate, far)))
    assert line == "Clause 4.2 answers this."


def test_silence_and_small_talk_are_told_apart():
    silent = decided(Verdict.NOT_COVERED, nothing=NothingFound.NO_NORM)
    small_talk = decided(Verdict.NOT_COVERED, nothing=NothingFound.OFF_TOPIC)
    assert headline(asked("x"), silent) == "This code does not deal with that."
    assert "not a question" in headline(asked("x"), small_talk)


@pytest.mark.parametrize(
    ("duty", "words"),
    [
        (Duty(DutyAction.TELL, "the Clerk", "within 7 days"), "Tell the Clerk within 7 days"),
        (Duty(DutyAction.TELL, None, "at once"), "Report it at once"),
        (Duty(DutyAction.REFUSE), "Refuse it"),
        (
            Duty(DutyAction.REGISTER, "the Secretary", None, False, "Gifts Book"),
            "Have it recorded with the Secretary (Gifts Book)",
        ),
    ],
)
def test_a_duty_becomes_an_imperative(duty, words):
    assert imperative(duty) == words


def test_silence_sends_the_asker_to_whom_the_code_names():
    silent = decided(Verdict.NOT_COVERED, nothing=NothingFound.NO_NORM)
    assert next_steps(silent, ("a Manager", "1.4")) == [
        "Ask a Manager: clause 1.4 names them for cases of doubt"
    ]
    assert next_steps(silent, None) == ["Ask your line manager or HR before you act"]


def test_what_may_be_taken_is_not_to_be_refused_as_well():
    refusing = ground(duties=(Duty(DutyAction.REFUSE),))
    assert "Refuse it" in next_steps(decided(Verdict.PROHIBITED, refusing), None)
    assert "Refuse it" not in next_steps(decided(Verdict.CONDITIONAL, refusing), None)


def test_an_answer_that_depends_shows_what_holds_in_each_case():
    decision = decided(
        Verdict.NEEDS_CLARIFICATION,
        ground(),
        clarify=Clarify(question="Who offered it?", fact="giver", options=["a client", "a firm"]),
    )
    text = answer(
        "It depends: Who offered it?",
        decision,
        [],
        [],
        title="Acme code",
        n_clauses=9,
        cases={"a client": Verdict.PROHIBITED, "a firm": Verdict.CONDITIONAL},
    )
    assert "- If a client: not allowed." in text
    assert "- If a firm: allowed only on a condition." in text
