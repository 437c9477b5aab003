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
from qa_service.schemas import Clarify, Fact, Verdict
from qa_service.understanding.question import UnderstoodQuestion
from qa_service.wording.answer import answer
from qa_service.wording.duties import imperative
from qa_service.wording.headline import LONGEST, headline
from qa_service.wording.naming import named
from qa_service.wording.next_steps import next_steps
from qa_service.wording.quoting import quoted
from qa_service.wording.sums import thing_of

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


def says(text: str, modality: Modality, label: str = "4.2", **more: object) -> Ground:
    """A ground whose clause is one sentence."""
    return clause(norm(text, modality, **more), label=label)


def norm(text: str, modality: Modality, start: int = 0, **more: object) -> Norm:
    return Norm("4.2", text, start, start + len(text), modality, **more)


def clause(*norms: Norm, label: str = "4.2") -> Ground:
    """A ground of several sentences; the first governs."""
    text = " ".join(each.text for each in norms)
    words = Clause("acme", label, ("4 Gifts",), text, (Span(0, len(text)),))
    hit = Hit("acme", label, 0.8, 1, 0.8, 0.8, 0.5, 1.0, Span(0, len(text)))
    return Ground(Candidate(words, text, norms, hit, 0.9, {}), norms[0])


ANSWERED = [each for each in Verdict if each is not Verdict.NOT_COVERED]


@pytest.mark.parametrize("verdict", ANSWERED)
@pytest.mark.parametrize("modality", list(Modality))
@pytest.mark.parametrize("text", ["Pens may be kept.", "x" * 400, "word " * 90])
@pytest.mark.parametrize("question", ["Can I keep it?", "Can I keep it to myself?"])
def test_every_verdict_has_a_headline_that_fits_and_names_the_clause(
    verdict, modality, text, question
):
    line = headline(asked(question), decided(verdict, says(text, modality)))
    assert "4.2" in line
    assert len(line) <= LONGEST


@pytest.mark.parametrize("verdict", ANSWERED)
def test_a_clause_named_by_a_long_question_still_gets_a_headline(verdict):
    long = says(TEXT, Modality.MAY, label="FAQ: " + "may I really keep it " * 12)
    assert 0 < len(headline(asked("Can I?"), decided(verdict, long))) <= LONGEST


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("62", "clause 62"),
        ("24.2(j)", "clause 24.2(j)"),
        ("Clause 22(b)", "clause 22(b)"),
        ("Article 3(1)", "Article 3(1)"),
        ("Rule 6", "Rule 6"),
        ("Note 1", "Note 1"),
        ("Appendix: 4", "clause 4 of “Appendix”"),
        ("Hall hire and allotments", "“Hall hire and allotments”"),
    ],
)
def test_a_clause_is_called_by_its_number_and_an_unnumbered_one_by_its_heading(label, name):
    assert named(label) == name


@pytest.mark.parametrize(
    ("verdict", "modality", "line"),
    [
        (Verdict.PERMITTED, Modality.MAY, "Yes: “Pens go” (clause 4.2)."),
        (
            Verdict.PERMITTED,
            Modality.FACT,
            "Yes, on what you say. The rule: “Pens go” (clause 4.2).",
        ),
        (Verdict.CONDITIONAL, Modality.SHOULD, "Only on these terms: “Pens go” (clause 4.2)."),
        (Verdict.CONDITIONAL, Modality.FACT, "It depends on this: “Pens go” (clause 4.2)."),
        (Verdict.PROHIBITED, Modality.MUST_NOT, "No: “Pens go” (clause 4.2)."),
        (
            Verdict.PROHIBITED,
            Modality.MAY,
            "No, not on what you say. The rule: “Pens go” (clause 4.2).",
        ),
        (Verdict.REQUIRED, Modality.MUST, "Yes, you must: “Pens go” (clause 4.2)."),
        (
            Verdict.REQUIRED,
            Modality.FACT,
            "Yes, on what you say. The rule: “Pens go” (clause 4.2).",
        ),
        (Verdict.NOT_REQUIRED, Modality.NOT_REQUIRED, "No, you need not: “Pens go” (clause 4.2)."),
        (
            Verdict.NOT_REQUIRED,
            Modality.MUST,
            "No, not on what you say. The rule: “Pens go” (clause 4.2).",
        ),
        (Verdict.INFORMATIONAL, Modality.FACT, "“Pens go” (clause 4.2)."),
        (
            Verdict.NEEDS_CLARIFICATION,
            Modality.MAY,
            "It depends on more than you say: “Pens go” (clause 4.2).",
        ),
    ],
)
def test_a_sentence_is_quoted_as_the_rule_where_the_facts_decide(verdict, modality, line):
    assert headline(asked("Can I?"), decided(verdict, says("Pens go.", modality))) == line


@pytest.mark.parametrize(
    "question",
    [
        "Do I keep that to myself?",
        "Can I just keep schtum?",
        "should I leave it",
        "Could I say nothing for now?",
        "Is it OK not to mention it?",
    ],
)
@pytest.mark.parametrize(
    ("verdict", "modality", "line"),
    [
        (Verdict.REQUIRED, Modality.MUST, "You must: “Pens go” (clause 4.2)."),
        (Verdict.REQUIRED, Modality.FACT, "You must. The rule: “Pens go” (clause 4.2)."),
        (Verdict.NOT_REQUIRED, Modality.MUST, "You need not. The rule: “Pens go” (clause 4.2)."),
        (Verdict.NOT_REQUIRED, Modality.NOT_REQUIRED, "You need not: “Pens go” (clause 4.2)."),
    ],
)
def test_who_asks_to_conceal_something_is_not_told_yes_by_a_duty(question, verdict, modality, line):
    assert headline(asked(question), decided(verdict, says("Pens go.", modality))) == line


@pytest.mark.parametrize(
    ("verdict", "modality", "sum_named", "line"),
    [
        (Verdict.PROHIBITED, Modality.MUST_NOT, "£30", "No: the £30 hamper is at or above £25"),
        (Verdict.PERMITTED, Modality.MUST_NOT, "£20", "Yes: the £20 hamper is below £25"),
        (Verdict.PERMITTED, Modality.MAY, "£30", "Yes: the £30 hamper is at or above £25"),
        (Verdict.PROHIBITED, Modality.MAY, "£20", "No: the £20 hamper is below £25"),
        (Verdict.REQUIRED, Modality.MUST, "£30", "Yes: declare it, as the £30 hamper is at or"),
        (Verdict.NOT_REQUIRED, Modality.MUST, "£20", "No, you need not: the £20 hamper is below"),
        (Verdict.CONDITIONAL, Modality.MUST, "£30", "Only if you declare it: the £30 hamper is"),
    ],
)
def test_a_limit_is_named_with_the_thing_and_sum_where_it_gives_the_verdict(
    verdict, modality, sum_named, line
):
    declare = (Duty(DutyAction.DECLARE),) if modality is Modality.MUST else ()
    rule = says(TEXT, modality, limits=(LIMIT,), duties=declare)
    question = asked(f"Can I keep a {sum_named} hamper?")
    assert headline(question, decided(verdict, rule)).startswith(line)


@pytest.mark.parametrize(
    ("verdict", "modality", "sum_named"),
    [(Verdict.PROHIBITED, Modality.MUST_NOT, "£20"), (Verdict.PERMITTED, Modality.MAY, "£20")],
)
def test_a_limit_that_does_not_give_the_verdict_is_not_given_as_its_reason(
    verdict, modality, sum_named
):
    rule = says(TEXT, modality, limits=(LIMIT,))
    assert "£20" not in headline(asked(f"a {sum_named} hamper"), decided(verdict, rule))


def test_a_refusal_that_a_sum_calls_for_is_told():
    rule = says(TEXT, Modality.MUST, limits=(LIMIT,), duties=(Duty(DutyAction.REFUSE),))
    line = headline(asked("Got £30 from a firm"), decided(Verdict.PROHIBITED, rule))
    assert line == "No, refuse it: £30 is at or above £25 (clause 4.2)."


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("this £30 hamper?", "hamper"),
        ("a £40 bottle of wine from a client", "bottle of wine"),
        ("dinner at £30 a head", None),
        ("box of biscuits £15 dead", None),
        ("a £30 limit", None),
    ],
)
def test_a_thing_is_named_only_where_the_sum_is_plainly_its_price(question, thing):
    assert thing_of(question, read_amounts(question)[0]) == thing


def test_a_sum_just_under_the_limit_is_said_to_be_below_it():
    steps = derive(asked("a £24.99 hamper"), [ground(limits=(LIMIT,))])
    assert [step.step for step in steps][-1] == "£24.99 is below £25"


def test_whose_agreement_is_needed_is_told_with_how_and_when():
    rule = says("No gifts unless agreed.", Modality.MUST_NOT, duties=(DUTY,))
    line = headline(asked("Can I?"), decided(Verdict.CONDITIONAL, rule))
    assert line == (
        "Only if your line manager agrees in writing before it is accepted (clause 4.2)."
    )


def test_one_of_two_who_must_agree_is_not_named_alone():
    consent = Duty(DutyAction.SEEK_CONSENT, "your Lead")
    text = "Ten days abroad, with the agreement of your Lead and of the IT Bench."
    rule = says(text, Modality.MAY, duties=(consent,))
    assert "IT Bench" in headline(asked("Can I?"), decided(Verdict.CONDITIONAL, rule))


@pytest.mark.parametrize(
    ("modality", "condition", "line"),
    [
        (Modality.MAY, "if your work is done", "Only if “your work is done”"),
        (Modality.MAY, "where your work is done", "Only where “your work is done”"),
        (Modality.MAY, "provided that your work is done", "Only if “your work is done”"),
        (Modality.MAY, "provided only that it is safe", "Only if “it is safe”"),
        (Modality.MAY, "unless others would mind", "Yes, but not if “others would mind”"),
        (Modality.MUST_NOT, "unless your work is done", "Only if “your work is done”"),
        (Modality.MUST_NOT, "until your work is done", "Only once “your work is done”"),
        (Modality.MUST_NOT, "without the Clerk's consent", "Only with “the Clerk's consent”"),
        (
            Modality.MUST_NOT,
            "without first asking the Clerk",
            "Only after “first asking the Clerk”",
        ),
        (Modality.MUST_NOT, "if others would mind", "Yes, but not if “others would mind”"),
        (
            Modality.MUST_NOT,
            "when ill without the Clerk's consent",
            "Only with “the Clerk's consent”",
        ),
        (Modality.FACT, "until your work is done", "Only once “your work is done”"),
    ],
)
def test_a_condition_is_named_in_the_words_of_the_clause(modality, condition, line):
    rule = says(f"The rule about pens {condition}.", modality, condition=condition)
    said = headline(asked("Can I?"), decided(Verdict.CONDITIONAL, rule))
    assert said == f"{line} (clause 4.2)."


@pytest.mark.parametrize(
    ("condition", "line"),
    [
        ("if your work is done", "Yes, if “your work is done” (clause 4.2)."),
        ("unless others would mind", "Yes, but not if “others would mind” (clause 4.2)."),
    ],
)
def test_a_permission_names_the_condition_it_rests_on(condition, line):
    rule = says(f"You may sing {condition}.", Modality.MAY, condition=condition)
    assert headline(asked("Can I?"), decided(Verdict.PERMITTED, rule)) == line


@pytest.mark.parametrize(
    ("modality", "text", "condition"),
    [
        (Modality.MUST, "Wear a cap unless the heat forbids it.", "unless the heat forbids it"),
        (Modality.MUST_NOT, "No caps if you meet the Queen.", "if you meet the Queen"),
    ],
)
def test_a_yes_that_may_come_from_keeping_the_rule_names_no_condition(modality, text, condition):
    line = headline(
        asked("Is a green cap fine?"),
        decided(Verdict.PERMITTED, says(text, modality, condition=condition)),
    )
    assert line == f"Yes, on what you say. The rule: “{text[:-1]}” (clause 4.2)."


def test_a_yes_against_a_prohibition_names_what_lifts_it():
    rule = says("No cap until the bell tolls.", Modality.MUST_NOT, condition="until the bell tolls")
    line = headline(asked("Caps now?"), decided(Verdict.PERMITTED, rule))
    assert line == "Yes, once “the bell tolls” (clause 4.2)."


@pytest.mark.parametrize(
    "condition", ["if your post is limited, singing, unless", "with a song of your own eg"]
)
def test_a_piece_of_a_condition_is_not_told_as_the_whole(condition):
    rule = says(f"You may sing {condition}. ferry songs.", Modality.MAY, condition=condition)
    line = headline(asked("Can I?"), decided(Verdict.PERMITTED, rule))
    assert line.startswith("Yes, on what you say. The rule: “You may sing")


@pytest.mark.parametrize(
    ("whom", "line"),
    [
        ("the Clerk", "Yes, if it was the Clerk who agreed (clause 4.2)."),
        (None, "Yes, if the agreement you have is the one that clause 4.2 asks for."),
    ],
)
def test_an_agreement_that_is_there_has_to_be_of_whom_the_clause_names(whom, line):
    consent = Duty(DutyAction.SEEK_CONSENT, whom)
    rule = says("No solos unless agreed.", Modality.MUST_NOT, duties=(consent,))
    given = Fact(kind="settled", text="has agreed", value="approval given")
    question = UnderstoodQuestion("She has agreed. Can I?", (given,), ())
    assert headline(question, decided(Verdict.PERMITTED, rule)) == line
    assert headline(asked("Can I?"), decided(Verdict.PERMITTED, rule)) != line


def test_the_condition_of_a_duty_is_not_told_as_that_of_a_permission():
    rule = says("Sing if you are asked to.", Modality.MUST, condition="if you are asked to")
    line = headline(asked("Can I?"), decided(Verdict.CONDITIONAL, rule))
    assert line == "Only on these terms: “Sing if you are asked to” (clause 4.2)."


def test_a_duty_is_told_with_whom_by_when_and_its_condition():
    tell = Duty(DutyAction.TELL, "the Clerk", "within 7 days")
    text = "You must tell the Clerk within 7 days where you are paid for it."
    rule = says(text, Modality.MUST, duties=(tell,), condition="where you are paid for it")
    told = "tell the Clerk within 7 days, “where you are paid for it” (clause 4.2)."
    assert headline(asked("Must I?"), decided(Verdict.REQUIRED, rule)) == f"Yes: {told}"
    assert headline(asked("May I?"), decided(Verdict.CONDITIONAL, rule)) == f"Only if you {told}"


@pytest.mark.parametrize(
    ("question", "more", "piece"),
    [
        ("Who do I tell?", {"duties": (Duty(DutyAction.TELL, "the Clerk"),)}, "the Clerk"),
        ("When?", {"duties": (Duty(DutyAction.TELL, None, "within 7 days"),)}, "within 7 days"),
    ],
)
def test_a_long_sentence_is_cut_at_what_was_asked_for(question, more, piece):
    text = "Whatever it is, " + "and wherever it comes from, " * 8 + "tell the Clerk within 7 days."
    rule = says(text, Modality.MUST, **more)
    line = headline(asked(question), decided(Verdict.INFORMATIONAL, rule))
    assert line.startswith("“…")
    assert piece in line


def test_the_next_sentence_answers_where_it_goes_on_and_holds_what_was_asked_for():
    meal = norm("A modest meal may be accepted.", Modality.MAY)
    enter = Duty(DutyAction.REGISTER, None, "within seven days")
    going_on = norm("It is entered within seven days.", Modality.MUST, 31, duties=(enter,))
    other = norm("Points are told within seven days.", Modality.MUST, 31, duties=(enter,))
    when = asked("When do I log my lunch?")
    informed = Verdict.INFORMATIONAL
    assert "entered" in headline(when, decided(informed, clause(meal, going_on)))
    assert "modest meal" in headline(when, decided(informed, clause(meal, other)))


@pytest.mark.parametrize(
    "text",
    ["You may keep a pen, a diary or a calendar that bears the name of the giver.", "x" * 99],
)
@pytest.mark.parametrize("room", [20, 30, 45, 60, 120])
def test_a_quote_is_verbatim_and_no_longer_than_its_room(text, room):
    quote = quoted(text, room, "calendar")
    assert len(quote) <= room
    assert quote.strip("“”").strip("…") in text


def test_silence_names_what_was_looked_for_and_small_talk_is_told_apart():
    silent = decided(Verdict.NOT_COVERED, nothing=NothingFound.NO_NORM)
    small_talk = decided(Verdict.NOT_COVERED, nothing=NothingFound.OFF_TOPIC)
    topical = replace(asked("x"), topics=frozenset({"gifts", "politics"}))
    assert headline(topical, silent) == (
        "I looked for a rule on this under: gifts, politics. I found none that decides it."
    )
    assert headline(asked("x"), silent) == "I found no rule in this code that decides this."
    assert "not a question" in headline(topical, small_talk)


def test_the_fact_that_decides_is_asked_for_and_a_condition_is_quoted():
    rule = says("Sing if you are asked.", Modality.MAY, condition="if you are asked")
    giver = Clarify(question="Who offered it?", fact="giver", options=[])
    condition = Clarify(
        question="Does what the clause describes apply?", fact="condition", options=[]
    )
    line = headline(asked("x"), decided(Verdict.NEEDS_CLARIFICATION, rule, clarify=giver))
    assert line == "It depends: Who offered it?"
    line = headline(asked("x"), decided(Verdict.NEEDS_CLARIFICATION, rule, clarify=condition))
    assert line == "It depends on whether this is so: “if you are asked” (clause 4.2)."


@pytest.mark.parametrize(
    ("duty", "words"),
    [
        (Duty(DutyAction.TELL, "the Clerk", "within 7 days"), "Tell the Clerk within 7 days"),
        (Duty(DutyAction.TELL, None, "at once"), "Report it at once"),
        (Duty(DutyAction.REFUSE), "Refuse it"),
        (
            Duty(DutyAction.REGISTER, "the Secretary", None, False, "Gifts Book"),
            "Have it recorded with the Secretary in the Gifts Book",
        ),
        (Duty(DutyAction.TELL, "the Clerk", register="Gifts Book"), "Tell the Clerk"),
    ],
)
def test_a_duty_becomes_an_imperative(duty, words):
    assert imperative(duty) == words


SOMETHING = asked("Can I keep it?")
RULE = norm("Gifts are given.", Modality.MUST)
TELL = Duty(DutyAction.TELL, "the Clerk")
REFUSE = Duty(DutyAction.REFUSE)


def then(text: str, modality: Modality = Modality.MUST, **more: object) -> Norm:
    return norm(text, modality, 20, **more)


def steps_of(verdict: Verdict, *norms: Norm, question: UnderstoodQuestion = SOMETHING) -> list[str]:
    return next_steps(question, decided(verdict, clause(*norms)), None)


def test_silence_sends_the_asker_to_whom_the_code_names():
    silent = decided(Verdict.NOT_COVERED, nothing=NothingFound.NO_NORM)
    assert next_steps(SOMETHING, silent, ("a Manager", "1.4")) == [
        "Ask a Manager: clause 1.4 names them for cases of doubt"
    ]
    assert next_steps(SOMETHING, silent, None) == ["Ask your line manager or HR before you act"]


def test_silence_names_the_clause_that_came_nearest_as_no_more_than_that():
    near = decided(Verdict.NOT_COVERED, nothing=NothingFound.NO_NORM, nearest="18.1")
    assert next_steps(SOMETHING, near, None) == [
        "Ask your line manager or HR before you act",
        "Look at clause 18.1 too: it comes nearest, though I do not take it to decide this",
    ]


def test_small_talk_calls_for_no_step():
    assert (
        next_steps(SOMETHING, decided(Verdict.NOT_COVERED, nothing=NothingFound.OFF_TOPIC), None)
        == []
    )


def test_the_duties_of_the_governing_sentence_come_first():
    first = norm("Gifts are given.", Modality.MUST, duties=(TELL,))
    more = then(
        "Such gifts are entered.", duties=(Duty(DutyAction.REGISTER, register="Gifts Book"),)
    )
    assert steps_of(Verdict.CONDITIONAL, first, more) == [
        "Tell the Clerk",
        "Have it recorded in the Gifts Book",
    ]


@pytest.mark.parametrize(
    ("verdict", "action"),
    [
        (Verdict.PERMITTED, DutyAction.REFUSE),
        (Verdict.PERMITTED, DutyAction.SEEK_CONSENT),
        (Verdict.CONDITIONAL, DutyAction.REFUSE),
        (Verdict.NOT_REQUIRED, DutyAction.TELL),
        (Verdict.NOT_REQUIRED, DutyAction.DECLARE),
        (Verdict.PROHIBITED, DutyAction.SEEK_CONSENT),
    ],
)
def test_no_step_contradicts_the_verdict(verdict, action):
    duty = Duty(action, "the Clerk")
    found = steps_of(verdict, norm("Gifts are given.", Modality.MUST, duties=(duty,)))
    assert imperative(duty) not in found
    assert len(found) == 1


def test_a_limit_decides_whether_the_duties_of_another_sentence_are_the_askers():
    limited = then("Over £25, tell the Clerk.", limits=(LIMIT,), duties=(TELL,))
    assert "Tell the Clerk" in steps_of(
        Verdict.PERMITTED, RULE, limited, question=asked("£30 for me?")
    )
    assert "Tell the Clerk" not in steps_of(
        Verdict.PERMITTED, RULE, limited, question=asked("£20 for me?")
    )


def test_a_sentence_that_does_not_refer_to_the_governing_one_asks_nothing_of_a_permitted_asker():
    other = then("Fees are told to the Clerk.", duties=(TELL,))
    going_on = then("This is told to the Clerk.", duties=(TELL,))
    assert "Tell the Clerk" not in steps_of(Verdict.PERMITTED, RULE, other)
    assert "Tell the Clerk" in steps_of(Verdict.PERMITTED, RULE, going_on)


def test_a_record_asked_for_beside_the_rule_is_a_step_where_more_is_asked():
    other = then("Gifts are told to the Clerk.", duties=(TELL,))
    assert "Tell the Clerk" in steps_of(Verdict.CONDITIONAL, RULE, other)


def test_what_somebody_else_must_do_is_no_step():
    other = then("This the Director tells the Clerk.", duties=(TELL,), actor="the Director")
    assert "Tell the Clerk" not in steps_of(Verdict.CONDITIONAL, RULE, other)


def test_a_step_that_holds_in_one_case_says_in_which():
    case = then("These are told to the Clerk if sold.", duties=(TELL,), condition="if sold")
    assert "Tell the Clerk, “if sold”" in steps_of(Verdict.PERMITTED, RULE, case)


def test_a_refusal_rule_says_to_refuse_and_shows_the_way_out():
    consent = Duty(DutyAction.SEEK_CONSENT, "the Clerk", in_writing=True)
    rule = norm("No gifts without consent.", Modality.MUST_NOT, duties=(consent,))
    refusing = then("Gifts are refused.", duties=(REFUSE,))
    assert steps_of(Verdict.PROHIBITED, rule, refusing) == [
        "Refuse it",
        "To do it after all, get the agreement of the Clerk in writing first",
    ]


def test_an_exception_to_a_prohibition_is_shown():
    rule = norm("No gifts except pens.", Modality.MUST_NOT, exception="except pens")
    assert steps_of(Verdict.PROHIBITED, rule) == [
        "Check whether you come under this exception: “except pens”"
    ]


def test_two_duties_that_say_the_same_are_one_step_and_the_fuller_one():
    duties = (Duty(DutyAction.TELL), Duty(DutyAction.TELL, "the Clerk", "at once"))
    found = steps_of(Verdict.REQUIRED, norm("Tell.", Modality.MUST, duties=duties))
    assert found == ["Tell the Clerk at once"]


def test_whom_a_sentence_names_in_passing_is_nobody_to_tell():
    panel = Duty(DutyAction.TELL, "any member panel or committee")
    rule = norm("You may sit where any member panel or committee is told.", Modality.MAY)
    found = steps_of(Verdict.PERMITTED, replace(rule, duties=(panel,)))
    assert not [step for step in found if "committee" in step]


def test_what_is_forbidden_and_done_already_is_told_not_forbidden_again():
    told = Fact(kind="done", value="already", text="already")
    done = replace(asked("I've already taken it, is that bad?"), facts=(told,))
    found = steps_of(Verdict.PROHIBITED, norm("Go.", Modality.MUST_NOT), question=done)
    assert found == ["Go no further with it, and tell your manager what has happened"]


def test_duties_of_one_case_are_one_step():
    case = then("If it is shared, tell the Clerk and refuse it.", duties=(TELL, REFUSE))
    in_case = replace(case, condition="If it is shared")
    (step,) = [s for s in steps_of(Verdict.REQUIRED, RULE, in_case) if "shared" in s]
    assert step == "Tell the Clerk and refuse it, “If it is shared”"


def told_under(stem: str, words: str) -> str:
    """The headline of an item that forbids, under the words before its list."""
    item = says(words, Modality.MUST_NOT, label="24(t)")
    listed = replace(item.candidate.clause, stem=stem)
    under = Ground(replace(item.candidate, clause=listed), item.norm)
    return headline(SOMETHING, decided(Verdict.PROHIBITED, under))


def test_an_item_is_quoted_behind_the_words_it_completes():
    line = told_under("Be honest. You must not engage in:", "selling goods at work")
    assert line == "No: “You must not engage in … selling goods at work” (clause 24(t))."


def test_a_part_of_a_sentence_is_quoted_with_the_subject_it_lacks():
    rule = says("may not ring it.", Modality.MUST_NOT)
    whole = replace(rule.candidate.clause, text="Anyone may see the bell but may not ring it.")
    behind = Ground(replace(rule.candidate, clause=whole), rule.norm)
    line = headline(SOMETHING, decided(Verdict.PROHIBITED, behind))
    assert line == "No: “Anyone may see the bell but may not ring it” (clause 4.2)."


def test_a_sentence_too_long_is_cut_before_what_it_demands_and_not_after():
    aside = "With the exception of whistles and of any pipes that the harbour master has lent"
    text = f"{aside} for the season, all instruments of any kind must be left ashore."
    rule = says(text, Modality.MUST, exception=f"{aside} for the season")
    line = headline(SOMETHING, decided(Verdict.PROHIBITED, rule))
    assert "all instruments of any kind must be left ashore”" in line


def test_of_a_stem_too_long_its_beginning_stands_before_the_item():
    stem = "You must not engage, whether paid or unpaid, at any time or in any place where people "
    line = told_under(stem + "are at work or are about to begin it, in:", "selling goods")
    assert line.startswith("No: “You must not engage, whether paid or unpaid,")
    assert line.endswith("… selling goods” (clause 24(t)).")
    assert len(line) <= LONGEST


@pytest.mark.parametrize("length", range(80, 140))
def test_behind_a_stem_of_any_length_the_item_stands_whole(length):
    line = told_under("You must not " + "x" * (length - 16) + " in:", "selling goods at work")
    assert "selling goods at work” (clause 24(t))." in line


def test_an_item_that_leaves_no_room_for_its_stem_stands_alone():
    item = "selling goods " + "of whatever kind and to whomever it may be " * 3
    line = told_under("You must not engage, at any time or in any place, in:", item.strip())
    assert line.startswith("No: “selling goods of whatever kind")


def test_a_prohibition_too_long_to_quote_is_told_from_its_beginning():
    exception = "except where there is a need for it that the Clerk has put on the record"
    rule = says(
        "No officer may open, read, copy or pass on the letters, messages or papers of any "
        f"other officer, whoever asks for it and for whatever reason, {exception}.",
        Modality.MUST_NOT,
        exception=exception,
    )
    line = headline(SOMETHING, decided(Verdict.PROHIBITED, rule))
    assert line.startswith("No: “No officer may open, read, copy")


def test_a_step_carries_no_marks_of_emphasis():
    consent = Duty(DutyAction.SEEK_CONSENT, "the **Clerk**", "before accepting** or going on")
    rule = norm("Ask the **Clerk** **before accepting** or going on.", Modality.MUST)
    found = steps_of(Verdict.CONDITIONAL, replace(rule, duties=(consent,)))
    assert found == ["Get the agreement of the Clerk before accepting or going on"]


def test_nobody_asks_a_policy():
    assert imperative(Duty(DutyAction.SEEK_ADVICE, "the Fraud Policy")) == (
        "Read the Fraud Policy first"
    )


def test_what_is_not_required_asks_for_nothing():
    rule = norm("No need to tell the Clerk.", Modality.NOT_REQUIRED, duties=(TELL,))
    assert steps_of(Verdict.PERMITTED, rule) == [
        "Nothing more is asked of you on what you say; keep within clause 4.2"
    ]


@pytest.mark.parametrize(
    ("verdict", "modality", "step"),
    [
        (Verdict.PROHIBITED, Modality.MUST_NOT, "Do not go ahead"),
        (Verdict.REQUIRED, Modality.MUST, "Do what clause 4.2 asks: “Go”"),
        (Verdict.CONDITIONAL, Modality.MUST, "Before you act, make sure of this: “Go”"),
        (Verdict.INFORMATIONAL, Modality.MUST, "Follow what clause 4.2 says"),
        (
            Verdict.INFORMATIONAL,
            Modality.FACT,
            "Read the whole of clause 4.2 if you need to know more",
        ),
        (
            Verdict.NOT_REQUIRED,
            Modality.MAY,
            "Nothing more is asked of you on what you say; keep within clause 4.2",
        ),
    ],
)
def test_where_no_sentence_names_a_step_a_true_one_is_given(verdict, modality, step):
    assert steps_of(verdict, norm("Go.", modality)) == [step]


def test_where_a_fact_is_missing_it_is_asked_for_first():
    assert steps_of(Verdict.NEEDS_CLARIFICATION, RULE)[0] == (
        "Answer the question above: what you must do depends on it"
    )


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
