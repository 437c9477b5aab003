from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest

from index.encoder import Encoder
from index.errors import ManifestMismatch
from index.fusion import Weights, fuse, normalised
from index.retriever import CROWDED, DEFAULT_WEIGHTS, PRECEDENT, Hit, Retriever
from index.snapshot import Snapshot, load_snapshot
from index.tests.small_codes import HARBOUR, LIBRARY, small_code
from index.writing import Recipe, write_snapshot


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Snapshot:
    folder: Path = tmp_path_factory.mktemp("index")
    codes = [small_code("harbour", HARBOUR), small_code("library", LIBRARY)]
    write_snapshot(folder, Recipe("v", "parser"), codes, encoder, None, lambda *_: None)
    return load_snapshot(folder)


@pytest.fixture(scope="module")
def retriever(snapshot: Snapshot, encoder: Encoder) -> Retriever:
    return Retriever(snapshot, encoder)


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("a rep brought us a hamper", "1"),
        ("I was arrested last night", "4"),
        ("may I take a second job with a rival port", "3"),
        ("texting on the crane", "5(b)"),
    ],
)
def test_question_in_staffs_own_words_finds_its_clause(
    retriever: Retriever, question: str, label: str
):
    assert retriever.search(question, "harbour", 1)[0].label == label


def test_every_clause_of_the_code_is_scored_and_ranked_from_one(retriever: Retriever):
    hits = retriever.search("gift", "harbour", 50)

    assert sorted(hit.label for hit in hits) == sorted(HARBOUR)
    assert [hit.rank for hit in hits] == [1, 2, 3, 4, 5, 6, 7]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert {hit.code for hit in hits} == {"harbour"}


def test_a_clause_like_those_that_answered_elsewhere_gains_what_it_has_above_the_mean(
    retriever: Retriever,
):
    plain = {hit.label: hit.score for hit in retriever.search("gift", "harbour", 7)}
    last = min(plain, key=plain.__getitem__)
    near = np.float32([0.9 if label == last else 0.2 for label in HARBOUR])
    hits = {hit.label: hit for hit in retriever.search("gift", "harbour", 7, precedent=near)}

    gained = PRECEDENT * (0.9 - near.mean())
    assert hits[last].score == pytest.approx(plain[last] + gained, abs=1e-5)
    assert hits[last].precedent == pytest.approx(0.9)
    assert {label for label in plain if hits[label].score != plain[label]} == {last}


def test_clauses_equally_like_those_that_answered_elsewhere_keep_their_scores(
    retriever: Retriever,
):
    plain = retriever.search("gift", "harbour", 7)
    alike = retriever.search("gift", "harbour", 7, precedent=np.full(7, 0.5, np.float32))
    assert [hit.score for hit in alike] == pytest.approx([hit.score for hit in plain], abs=1e-5)


def test_lifted_clause_scores_by_so_much_more(retriever: Retriever):
    plain = {hit.label: hit.score for hit in retriever.search("gift", "harbour", 7)}
    last = min(plain, key=plain.__getitem__)
    lift = np.float32([0.2 if label == last else 0.0 for label in HARBOUR])

    lifted = {hit.label: hit.score for hit in retriever.search("gift", "harbour", 7, lift=lift)}

    assert lifted[last] == pytest.approx(plain[last] + 0.2, abs=1e-5)
    assert {label for label in plain if lifted[label] != plain[label]} == {last}


def test_a_clause_that_stands_out_stands_further_above_the_mean(retriever: Retriever):
    (clear,) = retriever.search("arrested and charged with a crime", "harbour", 1)
    (vague,) = retriever.search("what is for lunch", "harbour", 1)
    assert clear.standing > vague.standing > 0


def test_score_is_the_weighted_sum_of_its_signals(retriever: Retriever):
    for hit in retriever.search("May I keep a mug that a supplier gave me?", "harbour", 7):
        assert hit.score == pytest.approx(weighed(hit), abs=1e-5)
        for value in (hit.score, hit.dense, hit.sentence, hit.heading, hit.words):
            assert 0 <= value <= 1.00001


def test_cosines_are_those_of_the_texts(retriever: Retriever, encoder: Encoder):
    question = "Where do I write down an offer?"
    heading, text, _ = HARBOUR["2"]
    q, clause, head = encoder.encode([question, text, *heading])

    hit = next(h for h in retriever.search(question, "harbour", 7) if h.label == "2")

    assert hit.dense == pytest.approx(float(q @ clause), abs=1e-5)
    assert hit.heading == pytest.approx(float(q @ head), abs=1e-5)


def test_best_sentence_is_the_one_about_the_question(snapshot: Snapshot, retriever: Retriever):
    source = snapshot.codes["harbour"].tree.document.text

    hit = retriever.search("May I keep a mug?", "harbour", 1)[0]

    assert hit.best_sentence is not None
    assert source[hit.best_sentence.start : hit.best_sentence.end] == "A pen or a mug may be kept."


def test_words_of_a_heading_count(retriever: Retriever):
    hits = {hit.label: hit for hit in retriever.search("arrest", "harbour", 7)}

    assert hits["4"].words > hits["1"].words == 0


def test_items_of_one_list_leave_room_for_other_clauses(tmp_path: Path, encoder: Encoder):
    goods = ("pens", "pencils", "crayons", "markers", "chalk")
    items = {f"1({g})": ((), f"buy {g} for the office;", "1") for g in goods}
    written = {"1": ((), "Clerks may:", None), **items, "2": ((), "Paper needs a form.", None)}
    codes = [small_code("stores", written)]
    write_snapshot(tmp_path, Recipe("v", "parser"), codes, encoder, None, lambda *_: None)
    search = Retriever(load_snapshot(tmp_path), encoder).search

    hits = [
        hit for hit in search("Who may buy pens for the office?", "stores", 7) if "(" in hit.label
    ]

    plain = [weighed(hit) for hit in hits]
    lowered = [before - hit.score for before, hit in zip(plain, hits, strict=True)]
    assert sorted(lowered) == pytest.approx([0, 0, CROWDED, 2 * CROWDED, 3 * CROWDED], abs=1e-5)
    assert hits[0].label == "1(pens)"


def weighed(hit: Hit) -> float:
    w = DEFAULT_WEIGHTS
    total = w.clause * hit.dense + w.sentence * hit.sentence
    return total + w.heading * hit.heading + w.words * hit.words


def test_empty_and_meaningless_queries_are_answered(retriever: Retriever):
    for query in ("", "???", "\x00\x01", "gift " * 3000):
        assert len(retriever.search(query, "library", 5)) == 2


@pytest.mark.filterwarnings("error")
def test_in_a_code_without_clauses_nothing_is_found(tmp_path: Path, encoder: Encoder):
    codes = [small_code("harbour", HARBOUR), small_code("empty", {})]
    write_snapshot(tmp_path, Recipe("v", "parser"), codes, encoder, None, lambda *_: None)
    search = Retriever(load_snapshot(tmp_path), encoder).search
    assert search("Can I keep a mug?", "empty", 5) == []
    assert len(search("Can I keep a mug?", "harbour", 5)) == 5


def test_unknown_code_is_a_key_error(retriever: Retriever):
    with pytest.raises(KeyError, match="nowhere"):
        retriever.search("gift", "nowhere", 5)


def test_question_without_a_code_is_looked_up_in_all(retriever: Retriever):
    hits = retriever.search_all("How much may a present from a reader be worth?", 3)

    assert (hits[0].code, hits[0].label, hits[0].rank) == ("library", "A", 1)
    assert {hit.code for hit in hits} == {"library", "harbour"}
    assert [hit.rank for hit in hits] == [1, 2, 3]


def test_encoder_other_than_that_of_the_snapshot_is_refused(snapshot: Snapshot, encoder: Encoder):
    other = Encoder(encoder.card, encoder._session, encoder._tokenizer)
    other.fingerprint = "f" * 64

    with pytest.raises(ManifestMismatch, match="was built with the model") as caught:
        Retriever(snapshot, other)

    assert "\n" not in str(caught.value)


def test_search_beside_the_embedding_takes_little(retriever: Retriever):
    vector = retriever.embed("Can I accept this £30 hamper?")
    retriever.search("warm", "harbour", 10, vector=vector)

    def once() -> float:
        start = time.perf_counter()
        retriever.search("Can I accept this £30 hamper?", "harbour", 10, vector=vector)
        return time.perf_counter() - start

    embedding = min(
        _timed(lambda: retriever.embed("Can I accept this £30 hamper?")) for _ in "12345"
    )
    assert min(once() for _ in range(20)) < embedding


def _timed(action) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def test_plain_lists_are_fused_with_both_scores_for_every_text():
    dense = np.float32([0.9, 0.2, -0.5])
    words = np.float32([0.0, 4.0, 1.0])

    # 0.3 * 0.9 + 0.7 * 0; 0.3 * 0.2 + 0.7 * 1; 0.3 * 0 + 0.7 * 0.25
    np.testing.assert_allclose(fuse(dense, words, 0.3), [0.27, 0.76, 0.175], rtol=1e-6)


def test_scores_that_are_all_nothing_stay_nothing():
    assert normalised(np.zeros(3, dtype=np.float32)).tolist() == [0, 0, 0]
    assert normalised(np.zeros(0, dtype=np.float32)).tolist() == []


def test_weights_must_add_up_to_one():
    with pytest.raises(ValueError, match="expected 1"):
        Weights(clause=0.5, sentence=0.5, heading=0.1, words=0, heading_words=0)
