from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from index.words import K1, B, Bm25, stems

TEXTS = [
    "Officers must not accept gifts from contractors.",
    "Hospitality over £25 must be recorded in the register of gifts.",
    "Officers may smoke outside the building.",
    "",
    "Gift gift gift.",
]
VOCABULARY = ["gift", "gifts", "officer", "register", "smoke", "£25", "the", "of"]
WORDS = st.lists(st.sampled_from(VOCABULARY), max_size=8)


def test_words_are_stemmed_and_question_words_left_out():
    assert stems("What are the Registers OF Officers' gifts over £25?") == [
        "regist", "offic", "gift", "over", "25",
    ]  # fmt: skip


def test_scores_are_those_of_bm25s():
    import bm25s

    reference = bm25s.BM25(method="lucene", k1=K1, b=B)
    reference.index([stems(text) for text in TEXTS], show_progress=False)
    words = Bm25.build(TEXTS)

    for query in ("gifts for officers", "register register", "smoking"):
        np.testing.assert_allclose(
            words.score(query), reference.get_scores(stems(query)), rtol=1e-6
        )


def test_score_follows_the_formula_of_lucene():
    # "smoke" stands once in 1 of 2 texts of 2 and 1 words:
    # idf = ln(1 + (2 - 1 + 0.5) / (1 + 0.5)) = ln 2; length share = 2 / 1.5
    # tf part = 1 / (1 + 1.5 * (1 - 0.75 + 0.75 * 2 / 1.5))
    expected = np.log(2) / (1 + 1.5 * (0.25 + 0.75 * 2 / 1.5))

    score = Bm25.build(["smoke outside", "gift"]).score("smoking")

    np.testing.assert_allclose(score, [expected, 0], rtol=1e-6)


def test_query_without_known_words_scores_nothing():
    assert Bm25.build(TEXTS).score("zebra ??? the").tolist() == [0, 0, 0, 0, 0]


def test_texts_without_words_can_be_indexed():
    assert Bm25.build(["", "the of"]).score("gift").tolist() == [0, 0]
    assert Bm25.build([]).score("gift").tolist() == []


@settings(deadline=None, max_examples=30)
@given(st.lists(WORDS.map(" ".join), max_size=6), WORDS.map(" ".join))
def test_saved_arrays_give_the_same_scores(texts: list[str], query: str):
    words = Bm25.build(texts)

    again = Bm25.from_arrays(words.arrays("body_"), "body_")

    np.testing.assert_array_equal(again.score(query), words.score(query))
