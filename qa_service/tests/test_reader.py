"""The clause reader takes every question that the contract lets in."""

from pathlib import Path

import numpy as np
import pytest

from qa_service.reading.reader import READER_VERDICTS, ClauseReader

MODEL = Path("data/models/reader")
CLAUSE = "Gifts: Gifts of any kind from a supplier must be refused."


@pytest.fixture(scope="module")
def reader():
    return ClauseReader.load(MODEL)


@pytest.mark.parametrize("question", ["", "x", "May I keep the pen? " * 100])
def test_an_empty_a_tiny_and_the_longest_question_are_read(reader, question):
    reading = reader.read(question, [CLAUSE, "Be fair. " * 200])
    assert reading.relevance.shape == (2,)
    assert reading.verdicts.shape == (2, len(READER_VERDICTS))
    assert np.allclose(reading.verdicts.sum(axis=1), 1, atol=1e-4)


def test_a_clause_on_the_matter_is_more_relevant_than_one_on_another(reader):
    reading = reader.read(
        "can i accept a gift from a supplier",
        [CLAUSE, "Dress: Staff shall wear their badge at all times on the premises."],
    )
    assert reading.relevance[0] > reading.relevance[1]


def test_a_clause_is_read_alike_whatever_is_read_beside_it(reader):
    clause = "Gifts of £25 or more must be refused."
    alone = reader.read("Can I keep a £30 vase?", [clause])
    among = reader.read("Can I keep a £30 vase?", ["Vaping is not allowed." * 9, clause])
    assert among.relevance[1] == alone.relevance[0]
    assert (among.verdicts[1] == alone.verdicts[0]).all()


def test_clauses_are_told_of_in_the_order_they_were_given_in_however_long_they_are(reader):
    clauses = [CLAUSE, "Vaping is not allowed. " * 9, "Be fair.", "Gifts of £25 or more: refuse."]
    together = reader.read("Can I keep a £30 vase?", clauses)
    for place, clause in enumerate(clauses):
        alone = reader.read("Can I keep a £30 vase?", [clause])
        assert together.relevance[place] == alone.relevance[0]
        assert (together.verdicts[place] == alone.verdicts[0]).all()
