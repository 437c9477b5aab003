from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from qa_service.resources import FeedbackIn, FeedbackReason, Problem
from ui.tests.document import CODE
from ui.tests.serving import Running
from ui.tests.stand_in import HOSTILE, HR_TOKEN, VERSION

PAGE = Path(__file__).parents[1] / "page.py"
GIFT = "Can I keep this £30 gift?"
_TIMEOUT_S = 30


def opened() -> AppTest:
    return AppTest.from_file(PAGE, default_timeout=_TIMEOUT_S).run()


def view(name: str) -> AppTest:
    script = f"from ui.views import {name}\n{name}.show()"
    return AppTest.from_string(script, default_timeout=_TIMEOUT_S).run()


def html(page: AppTest) -> str:
    return "\n".join(element.proto.body for element in page.get("html"))


def button(page: AppTest, label: str):
    return next(found for found in page.button if found.label == label)


def asked(question: str) -> AppTest:
    page = opened()
    page.radio[0].set_value(CODE)
    page.text_area[0].set_value(question)
    return button(page, "Ask").click().run()


@pytest.fixture
def answered(service: Running) -> AppTest:
    return asked(GIFT)


def test_the_first_page_offers_the_organisations_of_the_service(service: Running) -> None:
    page = opened()

    assert page.radio[0].label == "Which organisation do you work for?"
    assert page.radio[0].options == ["Harbour Trust", "Moorland Code 1"]
    assert page.radio[0].value is None
    assert not page.exception


def test_an_address_with_a_code_chooses_the_organisation(service: Running) -> None:
    page = AppTest.from_file(PAGE, default_timeout=_TIMEOUT_S)
    page.query_params["code"] = CODE

    assert page.run().radio[0].value == CODE


def test_an_answer_shows_verdict_reasons_steps_and_the_marked_clause(answered: AppTest) -> None:
    shown = html(answered)

    for part in (
        "No, not allowed</span>",
        "<h2>No. £30 is at or above the limit of £25: clause 5.2 rules it out.</h2>",
        "Fairly sure: about 8 in 10 answers like this are right.",
        "Taken from your question: £30</p>",
        "<li>Tell your line manager within 28 days</li>",
        "You <mark>must refuse any gift worth £25 or more</mark>.",
        "Code of Conduct for Staff (harbour-trust.txt, page 2)",
        "<summary>Show 2 more: 5.4 to 5.5</summary>",
        "<summary>Other clauses looked at (7)</summary>",
    ):
        assert part in shown
    assert VERSION in shown
    assert not answered.exception


def test_a_step_links_to_its_clause_where_the_page_shows_it(answered: AppTest) -> None:
    shown = html(answered)

    assert 'href="#clause-5-2"' in shown
    assert 'id="clause-5-2"' in shown
    assert "(Clause 9.9)" in shown
    assert 'href="#clause-9-9"' not in shown


def test_a_follow_up_stays_in_the_conversation(service: Running, answered: AppTest) -> None:
    box = next(box for box in answered.text_area if box.label == "Ask a follow-up question")
    box.set_value("And from whom?")
    button(answered, "Ask follow-up").click().run()

    first, second = service.app.state.asked
    assert (first.conversation, second.conversation) == (None, "conversation-1")
    assert (second.question, second.code) == ("And from whom?", CODE)
    assert "Earlier in this conversation (1)" in html(answered)
    assert button(answered, "A service user")
    assert "If a service user: not allowed." in html(answered)


def test_picking_an_option_answers_the_question_that_decides(service: Running) -> None:
    page = asked("From whom may I take it?")
    button(page, "A supplier").click().run()

    assert [request.question for request in service.app.state.asked] == [
        "From whom may I take it?",
        "a supplier",
    ]
    assert service.app.state.asked[1].conversation == "conversation-1"
    assert "No, not allowed" in html(page)


def test_asking_something_else_forgets_the_conversation_but_not_the_organisation(
    service: Running, answered: AppTest
) -> None:
    button(answered, "Ask something else").click().run()

    assert answered.radio[0].value == CODE
    answered.text_area[0].set_value("Where may I park?")
    button(answered, "Ask").click().run()
    assert service.app.state.asked[-1].conversation is None
    assert "Not in this code" in html(answered)


@pytest.mark.parametrize(
    ("code", "question", "said"),
    [
        (None, GIFT, "Choose your organisation, then press Ask."),
        (CODE, "  \n", "Type your question, then press Ask."),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_sent(
    service: Running, code: str | None, question: str, said: str
) -> None:
    page = opened()
    page.radio[0].set_value(code)
    page.text_area[0].set_value(question)
    button(page, "Ask").click().run()

    assert said in html(page)
    assert service.app.state.asked == []


def test_an_example_asks_itself_once_the_organisation_is_chosen(service: Running) -> None:
    page = opened()
    example = "Can I take on a second job at weekends?"
    button(page, example).click().run()
    assert page.text_area[0].value == example
    assert "Choose your organisation, then press Ask." in html(page)

    page.radio[0].set_value(CODE)
    button(page, "Ask").click().run()

    assert "Only on a condition" in html(page)
    assert "Read the clause yourself" in html(page)


def test_a_refusal_is_shown_in_the_words_of_the_service_and_the_question_is_kept(
    service: Running,
) -> None:
    detail = "There is no code 'x': ask about <harbour-trust>."
    service.app.state.problem = Problem(title="There is no such code", status=404, detail=detail)

    page = asked(GIFT)

    assert "There is no code &#x27;x&#x27;: ask about &lt;harbour-trust&gt;." in html(page)
    assert page.text_area[0].value == GIFT
    assert "Try again" not in [found.label for found in page.button]


def test_what_may_pass_can_be_tried_again(service: Running) -> None:
    service.app.state.problem = Problem(title="Too many requests", status=429, detail="Wait 1 s.")
    page = asked(GIFT)
    assert "Wait 1 s." in html(page)

    service.app.state.problem = None
    button(page, "Try again").click().run()

    assert "No, not allowed" in html(page)
    assert "Wait 1 s." not in html(page)


def test_a_service_that_does_not_answer_is_said_plainly_with_a_way_to_retry(
    no_service: str, request: pytest.FixtureRequest
) -> None:
    page = opened()
    assert f"Nothing answers at {no_service}. Wait a moment and try again" in html(page)

    request.getfixturevalue("service")
    button(page, "Try again").click().run()

    assert page.radio[0].options == ["Harbour Trust", "Moorland Code 1"]
    assert not page.exception


def test_thumbs_up_is_sent_and_thanked_for(service: Running, answered: AppTest) -> None:
    button(answered, "Yes, it helped").click().run()

    assert service.app.state.feedback == [FeedbackIn(conversation="conversation-1", helpful=True)]
    assert "Thank you." in html(answered)


def test_thumbs_down_asks_why_before_it_is_sent(service: Running, answered: AppTest) -> None:
    button(answered, "No, it did not").click().run()
    assert service.app.state.feedback == []

    why = next(found for found in answered.radio if found.label == "What was wrong?")
    why.set_value(FeedbackReason.UNCLEAR)
    answered.text_area(key="comment").set_value("Too short")
    button(answered, "Send feedback").click().run()

    assert service.app.state.feedback == [
        FeedbackIn(
            conversation="conversation-1",
            helpful=False,
            reason=FeedbackReason.UNCLEAR,
            comment="Too short",
        )
    ]
    assert "Thank you." in html(answered)


def test_words_of_documents_and_questions_are_never_markup(service: Running) -> None:
    page = asked(HOSTILE)
    shown = html(page)

    assert "<img" not in shown
    assert "<b>bold" not in shown
    assert "<script>document" not in shown
    assert "&lt;b&gt;bold&lt;/b&gt; &lt;img src=x" in shown
    assert button(page, r"\:red\[a\] \<b\> \*c\*")
    assert page.code[0].value.startswith("Clause 7.1 says: ![x]")


def test_a_comparison_has_a_row_for_each_organisation(service: Running) -> None:
    page = view("compare")
    page.text_area[0].set_value("gift?")
    button(page, "Compare").click().run()

    shown = html(page)
    for part in ("Harbour Trust</div></th>", "Moorland Code 1</div></th>", "£25 or more"):
        assert part in shown
    assert "“gift?” under 2 codes" in shown


def test_a_comparison_without_a_question_says_so(service: Running) -> None:
    page = view("compare")
    button(page, "Compare").click().run()

    assert "Type a question, then press Compare." in html(page)


def test_hr_sees_open_questions_and_figures_with_the_token(service: Running) -> None:
    page = view("review")
    page.text_input[0].set_value(HR_TOKEN)
    button(page, "Show questions").click().run()

    shown = html(page)
    for part in (
        "Where may I park?",
        "Did not help: We need a rule on parking",
        "(words not kept)",
        "9 answers given. 5 were said to help, 1 not.",
        "04 March 2025, 09:30",
    ):
        assert part in shown


def test_a_wrong_token_is_refused_in_the_words_of_the_service(service: Running) -> None:
    page = view("review")
    page.text_input[0].set_value("guess")
    button(page, "Show questions").click().run()

    assert "The token is not that of HR: ask whoever runs this service for it." in html(page)
    assert "park" not in html(page)
