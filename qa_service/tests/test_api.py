"""The HTTP contract, against the real app over a real index."""

import json
import re

import pytest
from fastapi.testclient import TestClient

from qa_service.api import create_app
from qa_service.tests.conftest import HILL

GIFT = {"question": "May I accept a gift worth £30?", "code": "hill-trust"}


def ask(client, **changes):
    return client.post("/v1/ask", json=GIFT | changes)


def problem_of(response, status):
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert set(body) == {"type", "title", "status", "detail"}
    assert body["status"] == status
    assert "\n" not in body["detail"]
    return body["detail"]


def test_an_answer_cites_the_rule_with_its_words_at_their_place(client):
    answer = ask(client).json()
    assert answer["verdict"] == "prohibited"
    assert answer["citations"][0]["clause"] == "1.1"
    for citation in answer["citations"]:
        there = HILL[citation["start"] : citation["end"]]
        assert " ".join(citation["quote"].split()) == " ".join(there.split())


def test_top_k_bounds_the_ranked_clauses(client):
    ranked = ask(client, top_k=2).json()["ranked_clauses"]
    assert len(ranked) == 2
    assert ranked[0]["score"] >= ranked[1]["score"]


def test_a_conversation_goes_on_under_its_id_and_its_code(client):
    first = ask(client).json()
    second = client.post(
        "/v1/ask", json={"question": "And £10?", "conversation": first["conversation"]}
    ).json()
    assert second["conversation"] == first["conversation"]
    assert second["code"] == "hill-trust"


def test_without_a_code_the_service_asks_which_organisation_and_takes_the_reply(client):
    first = client.post("/v1/ask", json={"question": GIFT["question"]}).json()
    assert (first["code"], first["verdict"]) == (None, "needs_clarification")
    assert first["clarify"]["options"] == ["hill-trust", "river-agency"]
    reply = {"question": "Hill Trust", "conversation": first["conversation"]}
    second = client.post("/v1/ask", json=reply).json()
    assert (second["code"], second["question"]) == ("hill-trust", GIFT["question"])


def test_without_a_code_an_organisation_that_the_question_names_is_taken(client):
    question = "I work for River Agency. I was arrested, whom do I tell?"
    assert client.post("/v1/ask", json={"question": question}).json()["code"] == "river-agency"


@pytest.mark.parametrize(
    ("question", "status", "says"),
    [
        ("", 422, "empty"),
        ("   ", 422, "empty"),
        ("a" * 3_000, 413, "3,000 characters and the limit is 2,000: shorten"),
        ("a" * 300_000, 413, "shorten"),
        ("\x00\x01\x02\xff", 422, "not text"),
    ],
)
def test_a_question_that_cannot_be_used_is_refused(client, question, status, says):
    assert says in problem_of(ask(client, question=question), status)


def test_bytes_that_are_not_json_are_refused(client):
    headers = {"Content-Type": "application/json"}
    response = client.post("/v1/ask", content=b"\xff\xfe\x00binary", headers=headers)
    assert "JSON" in problem_of(response, 422)


def test_a_body_of_another_kind_is_refused(client):
    headers = {"Content-Type": "text/plain"}
    response = client.post("/v1/ask", content=b"May I?", headers=headers)
    assert "application/json" in problem_of(response, 415)


def test_an_unknown_code_is_answered_with_the_codes_that_exist(client):
    detail = problem_of(ask(client, code="nowhere"), 404)
    assert "hill-trust, river-agency" in detail


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"top_k": 0}, "top_k"),
        ({"top_k": 51}, "top_k"),
        ({"colour": "red"}, "colour"),
        ({"question": None}, "question"),
    ],
)
def test_a_wrong_field_is_named(client, changes, says):
    assert says in problem_of(ask(client, **changes), 422)


def test_comparison_gives_a_row_for_each_code_in_the_order_asked(client):
    codes = ["river-agency", "hill-trust"]
    table = client.post("/v1/compare", json={"question": GIFT["question"], "codes": codes}).json()
    assert [row["code"] for row in table["rows"]] == codes
    hill = table["rows"][1]
    alone = ask(client).json()
    assert (hill["verdict"], hill["citations"]) == (alone["verdict"], alone["citations"])
    assert any("£25" in limit for limit in hill["limits"])
    everything = client.post("/v1/compare", json={"question": GIFT["question"]}).json()
    assert [row["code"] for row in everything["rows"]] == sorted(codes)


def test_comparison_with_an_unknown_code_is_refused(client):
    body = {"question": "May I?", "codes": ["hill-trust", "nowhere"]}
    assert "nowhere" in problem_of(client.post("/v1/compare", json=body), 404)


def test_search_puts_the_clause_on_asking_before_the_one_on_hours(client):
    params = {"q": "other paid work", "code": "hill-trust", "k": 2}
    hits = client.get("/v1/search", params=params).json()["hits"]
    assert [hit["clause"] for hit in hits] == ["2.1", "2.2"]


def test_search_gives_clauses_best_first(client):
    params = {"q": "other paid work", "code": "hill-trust", "k": 2}
    hits = client.get("/v1/search", params=params).json()["hits"]
    assert {hit["clause"] for hit in hits} == {"2.1", "2.2"}
    assert hits[0]["score"] >= hits[1]["score"]


def test_codes_and_clauses_are_shown_with_offsets_into_the_text(client):
    listed = client.get("/v1/codes").json()["codes"]
    assert [code["code"] for code in listed] == ["hill-trust", "river-agency"]
    text = client.get("/v1/codes/hill-trust").json()["text"]
    clauses = client.get("/v1/codes/hill-trust/clauses").json()["clauses"]
    assert len(clauses) == listed[0]["n_clauses"]
    for clause in clauses:
        assert "\n".join(text[start:end] for start, end in clause["spans"]) == clause["text"]


def test_one_clause_is_shown_with_what_it_forbids(client):
    clause = client.get("/v1/codes/hill-trust/clauses/1.1").json()
    assert clause["norms"][0]["modality"] == "must_not"
    assert clause["norms"][0]["limits"][0]["value"] == 25


@pytest.mark.parametrize(
    "path", ["/v1/codes/nowhere", "/v1/codes/nowhere/clauses", "/v1/codes/hill-trust/clauses/9/9"]
)
def test_what_does_not_exist_is_not_found(client, path):
    problem_of(client.get(path), 404)


def test_feedback_reaches_the_review_of_hr(client, as_hr):
    answer = ask(client).json()
    body = {"conversation": answer["conversation"], "helpful": False, "reason": "wrong_clause"}
    assert client.post("/v1/feedback", json=body).status_code == 204
    row = client.get("/v1/review/questions", headers=as_hr).json()["rows"][0]
    assert row["question"] is None
    assert row["verdict"] == answer["verdict"]
    assert row["clauses"] == [citation["clause"] for citation in answer["citations"]]
    assert row["feedback"][0]["reason"] == "wrong_clause"
    assert client.get("/v1/review/summary", headers=as_hr).json()["n_unhelpful"] == 1


def test_feedback_on_nothing_is_not_found(client):
    body = {"conversation": "unknown", "helpful": True}
    problem_of(client.post("/v1/feedback", json=body), 404)


def test_open_questions_are_kept_in_words_without_names(client, as_hr):
    question = "What is the capital of France, Mrs Jane Doe asked?"
    assert ask(client, question=question).json()["verdict"] == "not_covered"
    rows = client.get("/v1/review/open", headers=as_hr).json()["rows"]
    assert [row["question"] for row in rows] == ["What is the capital of France, [name] asked?"]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v1/review/questions"),
        ("GET", "/v1/review/open"),
        ("GET", "/v1/review/summary"),
        ("DELETE", "/v1/codes/hill-trust"),
        ("POST", "/v1/codes"),
    ],
)
def test_what_is_for_hr_asks_for_the_token(client, settings, method, path):
    without = client.request(method, path)
    assert "Authorization" in problem_of(without, 401)
    assert without.headers["www-authenticate"] == "Bearer"
    wrong = {"Authorization": "Bearer guessed-this-token-wrong"}
    problem_of(client.request(method, path, headers=wrong), 401)
    closed = TestClient(create_app(settings.model_copy(update={"hr_token": None})))
    assert "CLAUSEWISE_HR_TOKEN" in problem_of(closed.request(method, path, headers=wrong), 403)


def test_too_many_requests_are_told_how_long_to_wait(settings):
    client = TestClient(create_app(settings.model_copy(update={"rate_per_minute": 1})))
    assert client.get("/v1/codes").status_code == 200
    refused = client.get("/v1/codes")
    wait = refused.headers["retry-after"]
    assert f"wait {wait} s" in problem_of(refused, 429)
    assert 1 <= int(wait) <= 60


def test_without_an_index_it_lives_and_says_that_it_is_not_ready(settings, tmp_path):
    empty = settings.model_copy(update={"index_dir": tmp_path / "none"})
    with TestClient(create_app(empty)) as client:
        assert client.get("/healthz").status_code == 200
        assert "clausewise index build" in problem_of(client.get("/readyz"), 503)
        problem_of(ask(client), 503)


def test_metrics_count_answers_and_times_without_any_words(client):
    ask(client, question="What about a zebra worth £30?")
    text = client.get("/metrics").text
    assert re.search(r'clausewise_answers_total\{verdict="\w+"\} 1.0', text)
    assert 'route="/v1/ask",status="200"' in text
    assert "zebra" not in text


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "/x", 404), ("PUT", "/v1/ask", 405)]
)
def test_what_the_interface_does_not_have_is_a_problem_document_too(client, method, path, status):
    problem_of(client.request(method, path), status)


def test_every_answer_is_what_the_schema_says(client):
    schema = client.get("/openapi.json").json()
    fields = schema["components"]["schemas"]["AskResponse"]["properties"]
    assert set(json.loads(ask(client).content)) == set(fields)
