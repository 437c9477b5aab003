"""A small code, questions about it, and an answerer simple enough to know every answer of."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from eval.gold import GoldQuestion
from eval.run import RunPlan, run
from eval.tests.answerers import ANSWERERS, WordAnswerer
from ingest.clauses import SourceDocument
from ingest.parse import parse_document
from qa_service.schemas import AskRequest

TEXT = """\
1.1 Staff may keep gifts worth less than £10 from a customer.
1.2 Staff must not accept money in any form from anybody.
1.3 Staff must tell the Clerk of any second job before it starts.
1.4 The Clerk keeps the register of interests in the main office.
"""

QUESTIONS = [
    ("acme-001", "May I keep a mug?", "permission", "permitted", "gifts worth less than £10"),
    ("acme-002", "Can I take the money?", "permission", "prohibited", "must not accept money"),
    ("acme-003", "Must I report a job?", "obligation", "required", "tell the Clerk of any second"),
    ("acme-004", "Where is the register?", "information", "informational", "keeps the register of"),
    ("acme-005", "May I wear sandals?", "unanswerable", "not_covered", None),
    ("acme-006", "May I bring a dog?", "unanswerable", "not_covered", None),
]


@pytest.fixture(scope="session")
def tree():
    return parse_document(SourceDocument("acme", "acme.txt", TEXT))


@pytest.fixture(scope="session")
def questions():
    return [
        GoldQuestion(
            id=id_,
            code="acme",
            question=question,
            kind=kind,
            verdict=verdict,
            accept_verdicts=(verdict,),
            evidence=((snippet,),) if snippet else (),
            note=f"what {id_} is about",
        )
        for id_, question, kind, verdict, snippet in QUESTIONS
    ]


@pytest.fixture(scope="session")
def run_with(tree, questions):
    """Makes a run with the answerer of that name; the same run is made once."""
    made = {}

    def make(name, asked=questions, **noted):
        key = (name, tuple(asked), repr(noted))
        if key not in made:
            plan = RunPlan(questions=asked, trees={"acme": tree}, **noted)
            made[key] = run(plan, ANSWERERS[name](tree))
        return made[key]

    return make


@pytest.fixture
def service(tree):
    """A service on a free port that answers as the word answerer does, and refuses "teapot"."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            request = AskRequest.model_validate_json(body)
            refused = "teapot" in request.question
            answer = WordAnswerer(tree).ask(request).model_dump_json().encode()
            self.send_response(418 if refused else 200)
            self.end_headers()
            self.wfile.write(b"short and stout" if refused else answer)

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
