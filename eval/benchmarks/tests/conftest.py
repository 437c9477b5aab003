"""Made-up collections in the form of the published ones, and an encoder simple enough to know."""

import hashlib
import json

import numpy as np
import pytest

DOCUMENTS = {
    1: [
        ("1", "GIFTS"),
        ("1.1", "A Member must return a gift worth more than 50 dirhams."),
        ("1.1.(a)", "The return must be made within ten days."),
        ("1.2", ""),
    ],
    2: [
        ("1", "REPORTS"),
        ("1.1", "A Fund must file an annual report with the Regulator."),
        ("1.2", "The Regulator may extend the time for filing by thirty days."),
    ],
}
ASKED = [
    ("q1", "What must a Member do with a gift worth 80 dirhams?", [(1, "1.1"), (1, "1.1.(a)")]),
    ("q2", "Who may extend the time for filing?", [(2, "1.2")]),
]
RULES = {
    "0": "# Parking\n\nYou must not park in front of the gate.",
    "7": "# Library\n\nYou may borrow six books if you are a member.",
}
CASES = [
    ("c1", "May I park there?", "I am in front of the gate.", [], "0", "No"),
    ("c2", "May I borrow a book?", "I like books.", [("Are you a member?", "Yes")], "7", "Yes"),
    ("c3", "May I borrow a book?", "I am new here.", [], "7", "Are you a member?"),
]


def printed(document, label):
    text = dict(DOCUMENTS[document])[label]
    return {"ID": "x", "DocumentID": document, "PassageID": label, "Passage": text}


@pytest.fixture
def obliqa_folder(tmp_path):
    (tmp_path / "documents").mkdir()
    for document, passages in DOCUMENTS.items():
        rows = [printed(document, label) for label, _ in passages]
        (tmp_path / "documents" / f"{document}.json").write_text(json.dumps(rows))
    asked = [
        {"QuestionID": id_, "Question": text, "Passages": [printed(*key) for key in keys]}
        for id_, text, keys in ASKED
    ]
    (tmp_path / "some.json").write_text(json.dumps(asked))
    return tmp_path


@pytest.fixture
def or_sharc_folder(tmp_path):
    (tmp_path / "rules.json").write_text(json.dumps(RULES))
    lines = [
        {
            "utterance_id": id_,
            "question": question,
            "scenario": scenario,
            "history": [
                {"follow_up_question": asked, "follow_up_answer": reply} for asked, reply in history
            ],
            "evidence": [],
            "gold_snippet_id": rule,
            "answer": answer,
        }
        for id_, question, scenario, history, rule, answer in CASES
    ]
    (tmp_path / "some.jsonl").write_text("\n".join(map(json.dumps, lines)))
    return tmp_path


class LetterEncoder:
    """A vector of how often each of 26 letters stands in a text, and a count of its work."""

    name = "letters"
    dim = 26

    def __init__(self, name="letters"):
        self.fingerprint = hashlib.sha256(name.encode()).hexdigest()
        self.embedded = []

    def encode(self, texts):
        self.embedded += texts
        rows = np.float32(
            [[1e-3 + text.lower().count(chr(97 + i)) for i in range(26)] for text in texts]
        )
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def encoder():
    return LetterEncoder()


@pytest.fixture
def another_encoder():
    return LetterEncoder("another")
