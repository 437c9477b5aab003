"""The sentences the public reads, in one place: plain English, filled from clauses and facts.

A template may only say what its slots prove. Python's `str.format` fills them: a template
engine's import alone would take a tenth of the time in which the terminal has to answer.
"""

from __future__ import annotations

from qa_service.schemas import Verdict

HEADLINES = {
    Verdict.PERMITTED: "Yes. Clause {clause} allows it on what you say.",
    Verdict.CONDITIONAL: "Only on a condition: see what clause {clause} asks for first.",
    Verdict.PROHIBITED: "No. Clause {clause} rules it out on what you say.",
    Verdict.REQUIRED: "Yes, you must. Clause {clause} asks it of you.",
    Verdict.NOT_REQUIRED: "No. Clause {clause} does not ask it of you on what you say.",
    Verdict.INFORMATIONAL: "Clause {clause} answers this.",
    Verdict.NEEDS_CLARIFICATION: "It depends on a fact you have not given: see clause {clause}.",
}
LIMIT_HEADLINES = {
    Verdict.PERMITTED: "Yes. {limit}: clause {clause} allows it on what you say.",
    Verdict.CONDITIONAL: "Only on a condition: {limit}, see clause {clause}.",
    Verdict.PROHIBITED: "No. {limit}: clause {clause} rules it out.",
    Verdict.REQUIRED: "Yes, you must. {limit}: clause {clause} asks it of you.",
    Verdict.NOT_REQUIRED: "No. {limit}: clause {clause} does not ask it of you.",
}
DUTY_HEADLINES = {
    Verdict.CONDITIONAL: "Only on a condition: {duty} (clause {clause}).",
    Verdict.REQUIRED: "Yes: {duty} (clause {clause}).",
}
QUOTED_HEADLINE = "Clause {clause} says: “{quote}”"
CLARIFY_HEADLINE = "It depends: {question}"
NOT_COVERED_HEADLINE = "This code does not deal with that."
OFF_TOPIC_HEADLINE = "That is not a question this code of conduct can answer."

NOT_COVERED = (
    "I looked through all {n_clauses} clauses of “{title}” and found no rule that decides your "
    "question. Silence is not permission."
)
OFF_TOPIC = "Ask about something you are offered, want to do, or have to report at work."

WHY = "**Why**"
WHAT_TO_DO = "**What to do**"
DEPENDS = "**What it depends on**"
CLAUSE_SAYS = "Clause {clause} says:"
CASE = "If {option}: {verdict}."

CASE_VERDICTS = {
    Verdict.PERMITTED: "allowed",
    Verdict.CONDITIONAL: "allowed only on a condition",
    Verdict.PROHIBITED: "not allowed",
    Verdict.REQUIRED: "you must",
    Verdict.NOT_REQUIRED: "you need not",
    Verdict.INFORMATIONAL: "the clause tells you more",
    Verdict.NEEDS_CLARIFICATION: "it depends on more facts",
    Verdict.NOT_COVERED: "the code is silent",
}

ASK_WHEN_IN_DOUBT = "Ask {whom}: clause {clause} names them for cases of doubt"
ASK_MANAGER = "Ask your line manager or HR before you act"
READ_WHOLE = "Read clause {clause} whole before you act"

STEP_ASKED = "You gave these facts: {facts}"
STEP_GOVERNS = {
    "must": "The clause lays down what must be done",
    "must_not": "The clause forbids something",
    "should": "The clause says what is expected",
    "should_not": "The clause says what should not be done",
    "may": "The clause allows something",
    "not_required": "The clause says what is not required",
    "fact": "The clause states how things are",
}
STEP_CONDITION = "It attaches a condition: “{words}”"
STEP_EXCEPTION = "It makes an exception: “{words}”"
