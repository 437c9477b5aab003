"""Learn what kind of answer a question wants, from the training questions' kinds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from index.encoder import Encoder
from index.folders import write_atomically
from qa_service.learning.material import Asked, Case
from qa_service.schemas import Verdict
from qa_service.understanding.intent import Intent, features

STRENGTH = 0.3
"""Inverse strength of the penalty, chosen on the documents to calibrate on."""

_OF_KIND = {
    "permission": Intent.PERMISSION,
    "obligation": Intent.OBLIGATION,
    "procedure": Intent.INFORMATION,
    "information": Intent.INFORMATION,
    "definition": Intent.INFORMATION,
    "consequence": Intent.INFORMATION,
    "offtopic": Intent.NONE,
    "hostile": Intent.NONE,
}
"""`unanswerable` is left out: such a question may want anything."""
_OF_VERDICT = {
    Verdict.PERMITTED: Intent.PERMISSION,
    Verdict.CONDITIONAL: Intent.PERMISSION,
    Verdict.PROHIBITED: Intent.PERMISSION,
    Verdict.REQUIRED: Intent.OBLIGATION,
    Verdict.NOT_REQUIRED: Intent.OBLIGATION,
    Verdict.INFORMATIONAL: Intent.INFORMATION,
}


def learn_intents(
    asked: Sequence[Asked], cases: Sequence[Case], encoder: Encoder, out: Path
) -> None:
    """Fit on the questions whose intent is known, and write `intents.json`."""
    known = [(each.question, _OF_KIND[each.kind]) for each in asked if each.kind in _OF_KIND]
    known += [
        (case.question, _OF_VERDICT[case.verdict]) for case in cases if case.verdict in _OF_VERDICT
    ]
    known = list(dict.fromkeys(known))  # a grid asks the same under several clauses
    questions = list(dict.fromkeys(question for question, _ in known))
    vectors = dict(zip(questions, encoder.encode(questions), strict=True))
    rows = np.stack([features(vectors[question], question) for question, _ in known])
    intents = [str(intent) for _, intent in known]
    model = LogisticRegression(C=STRENGTH, max_iter=3_000).fit(rows, intents)
    order = [list(model.classes_).index(str(intent)) for intent in Intent]
    stored = {
        "weights": np.round(model.coef_[order], 4).tolist(),
        "constants": np.round(model.intercept_[order], 4).tolist(),
    }
    write_atomically(out, json.dumps(stored) + "\n")
