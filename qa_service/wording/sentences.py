"""The sentences the public reads, in one place: plain English, filled from clauses and facts.

A template may only say what its slots prove. Python's `str.format` fills them: a template
engine's import alone would take a tenth of the time in which the terminal has to answer.
"""

from __future__ import annotations

from qa_service.schemas import Verdict

SAID = {
    Verdict.PERMITTED: "Yes: {quote} ({where}).",
    Verdict.CONDITIONAL: "Only on these terms: {quote} ({where}).",
    Verdict.PROHIBITED: "No: {quote} ({where}).",
    Verdict.REQUIRED: "Yes, you must: {quote} ({where}).",
    Verdict.NOT_REQUIRED: "No, you need not: {quote} ({where}).",
    Verdict.INFORMATIONAL: "{quote} ({where}).",
    Verdict.NEEDS_CLARIFICATION: "It depends on more than you say: {quote} ({where}).",
}
"""The sentence that governs, under a verdict that it gives by itself."""
APPLIED = {
    Verdict.PERMITTED: "Yes, on what you say. The rule: {quote} ({where}).",
    Verdict.CONDITIONAL: "It depends on this: {quote} ({where}).",
    Verdict.PROHIBITED: "No, not on what you say. The rule: {quote} ({where}).",
    Verdict.REQUIRED: "Yes, on what you say. The rule: {quote} ({where}).",
    Verdict.NOT_REQUIRED: "No, not on what you say. The rule: {quote} ({where}).",
}
"""The sentence that governs, under a verdict that it gives only with the asker's facts."""
LIMIT = {
    Verdict.PERMITTED: "Yes: {limit} ({where}).",
    Verdict.PROHIBITED: "No: {limit} ({where}).",
    Verdict.REQUIRED: "Yes, you must: {limit} ({where}).",
    Verdict.NOT_REQUIRED: "No, you need not: {limit} ({where}).",
}
REFUSE_LIMIT = "No, refuse it: {limit} ({where})."
TURNED = "{turn} ({where})."
TURNED_LIMIT = "{turn}: {limit} ({where})."
PERMITTED_TURN = "Yes, {turn} ({where})."
PERMITTED_TURN_LIMIT = "Yes, {turn}: {limit} ({where})."
AGREED = "Yes, if the agreement you have is the one that {where} asks for."
AGREED_BY = "Yes, if it was {whom} who agreed ({where})."
AGREES = "Only if {whom} agrees{writing}{when}"
AGREEMENT = "Only with the agreement of {whom}{writing}{when}"
DUTY = {
    Verdict.CONDITIONAL: "Only if you {duty} ({where}).",
    Verdict.REQUIRED: "Yes: {duty} ({where}).",
}
DUTY_LIMIT = {
    Verdict.CONDITIONAL: "Only if you {duty}: {limit} ({where}).",
    Verdict.REQUIRED: "Yes: {duty}, as {limit} ({where}).",
}
DUTY_CONDITION = {
    Verdict.CONDITIONAL: "Only if you {duty}, {quote} ({where}).",
    Verdict.REQUIRED: "Yes: {duty}, {quote} ({where}).",
}
BARE = {
    Verdict.PERMITTED: "Yes, on what you say: see {where}.",
    Verdict.CONDITIONAL: "Only on the terms of {where}.",
    Verdict.PROHIBITED: "No, not on what you say: see {where}.",
    Verdict.REQUIRED: "Yes, you must on what you say: see {where}.",
    Verdict.NOT_REQUIRED: "No, you need not on what you say: see {where}.",
    Verdict.INFORMATIONAL: "The words that tell you are in {where}.",
    Verdict.NEEDS_CLARIFICATION: "It depends on a fact you have not given: see {where}.",
}
"""Where a clause has no words that could be quoted."""
WITHOUT_YES_OR_NO = (
    ("Yes: ", "You must "),
    ("Yes, you must", "You must"),
    ("Yes, on what you say. ", "You must. "),
    ("No, you need not", "You need not"),
    ("No, not on what you say. ", "You need not. "),
)
"""How a headline on a duty opens, and how it opens where "yes" would say the opposite."""
CLARIFY_HEADLINE = "It depends: {question}"
CLARIFY_CONDITION = "It depends on whether this is so: {quote} ({where})."
NOT_COVERED_TOPICS = "I looked for a rule on this under: {topics}. I found none that decides it."
NOT_COVERED_HEADLINE = "I found no rule in this code that decides this."
OFF_TOPIC_HEADLINE = "That is not a question this code of conduct can answer."

NOT_COVERED = (
    "I looked through all {n_clauses} clauses of “{title}” and found no rule that decides your "
    "question. Silence is not permission."
)
OFF_TOPIC = "Ask about something you are offered, want to do, or have to report at work."

WHY = "**Why**"
WHAT_TO_DO = "**What to do**"
DEPENDS = "**What it depends on**"
CLAUSE_SAYS = "{where} says:"
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

ASK_WHEN_IN_DOUBT = "Ask {whom}: {where} names them for cases of doubt"
LOOK_TOO = "Look at {where} too: it comes nearest, though I do not take it to decide this"
ASK_MANAGER = "Ask your line manager or HR before you act"
ANSWER_FIRST = "Answer the question above: what you must do depends on it"
WAY_OUT = "To do it after all, {duty} first"
DO_NOT = "Do not go ahead"
DONE_ALREADY = "Go no further with it, and tell your manager what has happened"
READ_ADVICE = "Read {whom} first"
EXCEPTION = "Check whether you come under this exception: {quote}"
MAKE_SURE = "Before you act, make sure of this: {quote}"
STAYS_WITHIN = "Keep to this: {quote}"
DO_AS_ASKED = "Do what {where} asks: {quote}"
FOLLOW = "Follow what {where} says"
STEP_WHERE = "{step}, {quote}"
READ_ON = "Read the whole of {where} if you need to know more"
NOTHING_MORE = "Nothing more is asked of you on what you say; keep within {where}"

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
