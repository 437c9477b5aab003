"""A small code, questions about it, and an answerer simple enough to know every answer of."""

import re

import pytest

from eval.gold import GoldQuestion
from eval.run import RunPlan, run
from eval.tests.answerers import ANSWERERS
from ingest.clauses import Clause, ClauseTree, Furniture, FurnitureKind, SourceDocument, Span

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
    clauses, furniture = [], []
    for match in re.finditer(r"(\S+ )(.*)", TEXT):
        words = Span(match.start(2), match.end(2))
        label, text = match.group(1).strip(), match.group(2)
        clauses.append(Clause("acme", label, ("Conduct",), text, (words,)))
        furniture.append(Furniture(FurnitureKind.LABEL, Span(*match.span(1))))
    document = SourceDocument("acme", "acme.txt", TEXT)
    return ClauseTree(document, "Code of Acme", tuple(clauses), tuple(furniture))


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
    """Makes a run with the answerer of that name."""

    def make(name, questions=questions, **plan):
        plan = RunPlan(questions=questions, trees={"acme": tree}, **plan)
        return run(plan, ANSWERERS[name](tree))

    return make
