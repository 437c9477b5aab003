"""A small service over HTTP whose answers are fixed: every verdict, every kind of refusal."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from fastapi import FastAPI, Header, Response

from qa_service.resources import (
    ClauseList,
    CodeList,
    CodeOut,
    CompareOut,
    CompareRequest,
    CompareRow,
    FeedbackIn,
    FeedbackOut,
    Problem,
    ReviewList,
    ReviewRow,
    ReviewSummary,
    VerdictCount,
)
from qa_service.schemas import (
    AskRequest,
    AskResponse,
    Clarify,
    Fact,
    RankedClause,
    Step,
    Verdict,
)
from ui.tests.document import CLAUSES, CODE, NAME, SOURCE, TITLE, cite

VERSION = "3f2a9c"
HR_TOKEN = "a-token-for-hr-only"
HOSTILE = (
    "<b>bold</b> <img src=x onerror=\"document.title='owned'\"> :red[red] [a](http://x.example)"
)
"""A question that must come back as the very words it is made of."""


def ask(request: AskRequest) -> AskResponse:
    """The fixed answer to a question, by a word in it."""
    question = request.question
    by_word = {"gift": _gift, "job": _job, "who": _depends, "supplier": _gift, "<b>": _hostile}
    make = next((make for word, make in by_word.items() if word in question.lower()), _silent)
    fields: dict[str, Any] = {
        "question": question,
        "code": request.code,
        "answer": "",
        "next_steps": [],
        "facts": [],
        "derivation": [],
        "citations": [],
        "ranked_clauses": [
            RankedClause(
                code=CODE,
                clause=found.label,
                heading=found.heading,
                text=found.text,
                score=round(0.9 - 0.1 * n, 2),
            )
            for n, found in enumerate(CLAUSES)
        ],
        "confidence": 0.82,
        "conversation": request.conversation or "conversation-1",
        "index_version": VERSION,
        "ms": 12.5,
    }
    return AskResponse(**fields | make())


def _gift() -> dict[str, Any]:
    return {
        "verdict": Verdict.PROHIBITED,
        "headline": "No. £30 is at or above the limit of £25: clause 5.2 rules it out.",
        "answer": "No. £30 is at or above the limit of £25: clause 5.2 rules it out.",
        "next_steps": [
            "Tell your line manager within 28 days",
            "Write it down in the Register of Gifts",
        ],
        "facts": [
            Fact(kind="money", text="£30", value=30, unit="GBP"),
            Fact(kind="done", text="Can I", value="planned"),
        ],
        "derivation": [
            Step(step="You gave these facts: £30"),
            Step(step="£30 is at or above the limit of £25", clause="5.2"),
            Step(step="What is refused has to be declared", clause="5.3(a)"),
            Step(step="The Board keeps the Register", clause="9.9"),
        ],
        "citations": [
            cite("5.2", "must refuse any gift worth £25 or more"),
            cite("5.3(a)", "declared to your line manager within 28 days"),
        ],
    }


def _job() -> dict[str, Any]:
    return {
        "verdict": Verdict.CONDITIONAL,
        "headline": "Only on a condition: get the agreement of your line manager (clause 6.1).",
        "next_steps": ["Get the agreement of your line manager in writing"],
        "derivation": [Step(step="The clause asks for consent", clause="6.1")],
        "citations": [cite("6.1", "line manager's written consent before you take a\nsecond job")],
        "confidence": 0.55,
    }


def _depends() -> dict[str, Any]:
    return {
        "verdict": Verdict.NEEDS_CLARIFICATION,
        "headline": "It depends: Who offered it?",
        "answer": "It depends: Who offered it?\n\n**What it depends on**\n\n"
        "- If a service user: not allowed.\n- If a supplier: allowed only on a condition.",
        "clarify": Clarify(
            question="Who offered it?", fact="giver", options=["a service user", "a supplier"]
        ),
        "citations": [cite("5.5", "left to you by a service user counts as a gift")],
    }


def _silent() -> dict[str, Any]:
    return {
        "verdict": Verdict.NOT_COVERED,
        "headline": "This code does not deal with that.",
        "next_steps": ["Ask your line manager or HR before you act"],
    }


def _hostile() -> dict[str, Any]:
    return {
        "verdict": Verdict.INFORMATIONAL,
        "headline": "Clause 7.1 says: “<img src=x onerror=\"document.title='owned'\">”",
        "answer": "Clause 7.1 says: ![x](http://x.example/x.png) <script>1</script>",
        "next_steps": ["Read <b>clause</b> 7.1"],
        "citations": [cite("7.1", "**bold** $a$")],
        "clarify": Clarify(question="Which <b>?", fact="x", options=[":red[a] <b> *c*"]),
    }


def compare_row(code: str) -> CompareRow:
    """What a code says to any question of a comparison."""
    silent = code != CODE
    return CompareRow(
        code=code,
        code_title="Moorland Code" if silent else TITLE,
        verdict=Verdict.NOT_COVERED if silent else Verdict.PROHIBITED,
        headline="This code does not deal with that." if silent else "No. Clause 5.2 rules it out.",
        limits=[] if silent else ["£25 or more"],
        whom_to_tell=[] if silent else ["your line manager"],
        citations=[] if silent else [cite("5.2", "must refuse any gift worth £25 or more")],
        confidence=0.9,
    )


def create_app(n_codes: int = 2) -> FastAPI:
    """The app; `app.state.asked` and `app.state.feedback` hold what it was sent."""
    app = FastAPI()
    app.state.asked = []
    app.state.feedback = []
    app.state.problem = None
    codes = [
        CodeOut(code=CODE, title=TITLE, organisation=NAME, source=SOURCE, n_clauses=len(CLAUSES))
    ]
    codes += [
        CodeOut(
            code=f"moorland-{n}",
            title=f"Moorland Code {n}",
            organisation=None,
            source="m.txt",
            n_clauses=3,
        )
        for n in range(1, n_codes)
    ]

    def refused() -> Response | None:
        problem: Problem | None = app.state.problem
        if problem is None:
            return None
        return Response(
            problem.model_dump_json(), problem.status, media_type="application/problem+json"
        )

    @app.get("/v1/codes")
    def list_codes() -> CodeList:
        return CodeList(codes=codes[:n_codes], index_version=VERSION)

    @app.get("/v1/codes/{code}/clauses")
    def list_clauses(code: str) -> ClauseList:
        return ClauseList(code=code, clauses=CLAUSES if code == CODE else [])

    @app.post("/v1/ask", response_model=None)
    def post_ask(request: AskRequest) -> AskResponse | Response:
        app.state.asked.append(request)
        return refused() or ask(request)

    @app.post("/v1/compare")
    def post_compare(request: CompareRequest) -> CompareOut:
        rows = [compare_row(code) for code in request.codes or []]
        return CompareOut(question=request.question, rows=rows, index_version=VERSION, ms=20)

    @app.post("/v1/feedback", status_code=204, response_model=None)
    def post_feedback(feedback: FeedbackIn) -> None:
        app.state.feedback.append(feedback)

    @app.get("/v1/review/{what}", response_model=None)
    def review(what: str, authorization: str = Header()) -> ReviewList | ReviewSummary | Response:
        if authorization != f"Bearer {HR_TOKEN}":
            detail = "The token is not that of HR: ask whoever runs this service for it."
            problem = Problem(title="You are not identified", status=401, detail=detail)
            return Response(problem.model_dump_json(), 401)
        return _summary() if what == "summary" else _questions()

    return app


def _summary() -> ReviewSummary:
    counts = [
        VerdictCount(code=CODE, verdict=Verdict.PROHIBITED, n=7),
        VerdictCount(code=None, verdict=Verdict.NEEDS_CLARIFICATION, n=2),
    ]
    return ReviewSummary(counts=counts, n_helpful=5, n_unhelpful=1)


def _questions() -> ReviewList:
    at = datetime(2025, 3, 4, 9, 30, tzinfo=UTC)
    said = FeedbackOut(helpful=False, comment="We need a rule on parking", given_at=at)
    row = ReviewRow(
        record_id=1,
        asked_at=at,
        code=CODE,
        question="Where may I park?",
        verdict=Verdict.NOT_COVERED,
        clauses=[],
        confidence=0.7,
        feedback=[said],
    )
    unkept = row.model_copy(update={"record_id": 2, "question": None, "feedback": []})
    return ReviewList(rows=[row, unkept], total=2)
