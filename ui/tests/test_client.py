from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest

from qa_service.resources import Problem
from qa_service.schemas import AskRequest
from ui.client import ServiceClient
from ui.errors import ServiceNotUnderstood, ServiceRefused, ServiceUnreachable
from ui.tests.document import CODE
from ui.tests.serving import Running
from ui.tests.stand_in import HR_TOKEN

Answer = Callable[[httpx.Request], httpx.Response]


def client(answer: Answer) -> ServiceClient:
    return ServiceClient("http://service", httpx.MockTransport(answer))


def test_a_question_travels_as_the_schema_says(service: Running) -> None:
    request = AskRequest(question="May I keep this gift?", code=CODE, conversation="c")

    response = ServiceClient(service.url).ask(request)

    assert service.app.state.asked == [request]
    assert (response.question, response.conversation) == (request.question, "c")


def test_a_refusal_keeps_the_words_of_its_problem_document(service: Running) -> None:
    problem = Problem(title="Too many requests", status=429, detail="Wait 3 s and try again.")
    service.app.state.problem = problem

    with pytest.raises(ServiceRefused, match=r"^Wait 3 s and try again\.$") as refused:
        ServiceClient(service.url).ask(AskRequest(question="gift", code=CODE))

    assert refused.value.problem == problem


def test_where_nothing_answers_the_problem_says_what_to_do(no_service: str) -> None:
    with pytest.raises(ServiceUnreachable, match=f"Nothing answers at {no_service}. Wait a moment"):
        ServiceClient(no_service).codes()


def test_an_error_page_of_something_else_is_not_shown_to_the_reader() -> None:
    shown = client(lambda _: httpx.Response(502, text="<html>nginx</html>"))

    with pytest.raises(ServiceRefused, match="status 502") as refused:
        shown.codes()

    assert "nginx" not in refused.value.problem.detail


def test_a_body_of_another_version_is_not_guessed_at() -> None:
    newer = client(lambda _: httpx.Response(200, json={"codes": [], "index": "new"}))

    with pytest.raises(ServiceNotUnderstood, match="of the same version"):
        newer.codes()


def test_the_id_of_a_code_is_one_piece_of_the_address() -> None:
    asked: list[httpx.URL] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url)
        return httpx.Response(200, json={"code": "a", "clauses": []})

    client(answer).clauses("a/../b?c")

    assert asked[0].raw_path == b"/v1/codes/a%2F..%2Fb%3Fc/clauses"


def test_only_the_review_carries_the_token(service: Running) -> None:
    found = ServiceClient(service.url).questions(HR_TOKEN, only_open=True, code=None, limit=5)

    assert found.total == 2
    with pytest.raises(ServiceRefused, match="not that of HR"):
        ServiceClient(service.url).summary("gefälscht")
