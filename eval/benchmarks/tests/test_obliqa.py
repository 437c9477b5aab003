"""ObliQA: from files in the published form to figures."""

import json

import ir_measures
import numpy as np
import pytest

from eval.benchmarks.errors import BenchmarkFormatError
from eval.benchmarks.obliqa import parents_of, read_obliqa
from eval.benchmarks.passage_search import REGULATIONS, PassageSearch
from eval.benchmarks.passages import Passage, RankingQuestion
from eval.benchmarks.ranking import first, measure
from eval.benchmarks.vector_cache import VectorCache


def test_passages_and_answers_are_read_with_their_places(obliqa_folder):
    passages, questions = read_obliqa(obliqa_folder, "some")
    assert [passage.parent for passage in passages] == [None, 0, 1, 0, None, 4, 4]
    assert [(q.id, q.relevant) for q in questions] == [("q1", {1, 2}), ("q2", {6})]


def test_of_two_passages_with_one_label_the_words_decide(obliqa_folder):
    file = obliqa_folder / "documents" / "1.json"
    rows = json.loads(file.read_text())
    double = {"DocumentID": 1, "PassageID": "1.1", "Passage": "Another 1.1, printed in a schedule."}
    file.write_text(json.dumps([double, *rows]))
    _, questions = read_obliqa(obliqa_folder, "some")
    assert questions[0].relevant == {2, 3}


@pytest.mark.parametrize(
    ("label", "parent"),
    [("4.(2)(b)", "4.(2)"), ("4.1.Guidance.(i)", "4.1"), ("A4.R2", "A4"), ("12.3.4", "12")],
)
def test_a_label_leads_to_what_it_stands_under(label, parent):
    keys = [(5, parent), (6, parent), (5, label)]
    assert parents_of(keys)[2] == 0


def test_a_passage_that_no_document_holds_is_named(obliqa_folder):
    (obliqa_folder / "documents" / "2.json").unlink()
    with pytest.raises(BenchmarkFormatError, match=r"question q2.*'1\.2' of document 2"):
        read_obliqa(obliqa_folder, "some")


def test_files_that_are_missing_or_of_another_form_are_named(obliqa_folder):
    with pytest.raises(BenchmarkFormatError, match=r"other\.json cannot be read"):
        read_obliqa(obliqa_folder, "other")
    (obliqa_folder / "some.json").write_text('[{"QuestionID": "q1"}]')
    with pytest.raises(BenchmarkFormatError, match=r"some\.json: 0\.Question"):
        read_obliqa(obliqa_folder, "some")


def test_recall_and_map_are_those_of_trec_eval():
    # Ranked 4, 3, 2, 1, 0. For a: relevant at ranks 1 and 4 (within 4), one of three never found:
    # recall 2/3, AP (1/1 + 2/4) / 3 = 1/2. For b: relevant at rank 2: recall 1, AP 1/2.
    questions = [
        RankingQuestion("a", "?", frozenset({4, 1, 0})),
        RankingQuestion("b", "?", frozenset({3})),
    ]
    found = measure(lambda _: np.float32([0, 1, 2, 3, 4]), questions, k=4)
    assert (found.recall, found.average_precision) == pytest.approx(((2 / 3 + 1) / 2, 1 / 2))


def test_recall_and_map_agree_with_the_library_on_a_real_ranking(obliqa_folder, tmp_path, encoder):
    passages, questions = read_obliqa(obliqa_folder, "some")
    search = PassageSearch(passages, VectorCache(encoder, tmp_path), encoder, lambda *_: None)
    qrels = [ir_measures.Qrel(q.id, str(p), 1) for q in questions for p in q.relevant]
    for name, ranker in search.rankers(REGULATIONS).items():
        hits = [
            ir_measures.ScoredDoc(q.id, str(p), -rank)
            for q in questions
            for rank, p in enumerate(first(10, ranker(q.text)))
        ]
        measures = [ir_measures.R @ 10, ir_measures.AP @ 10]
        expected = ir_measures.calc_aggregate(measures, qrels, hits)
        found = measure(ranker, questions, k=10)
        assert found.recall == pytest.approx(expected[measures[0]]), name
        assert found.average_precision == pytest.approx(expected[measures[1]]), name


def test_a_passage_found_by_its_words_is_first(obliqa_folder, tmp_path, encoder):
    passages, questions = read_obliqa(obliqa_folder, "some")
    search = PassageSearch(passages, VectorCache(encoder, tmp_path), encoder, lambda *_: None)
    rankers = search.rankers(REGULATIONS)
    assert set(rankers) == {"BM25", "MiniLM", "plain sum", "clausewise"}
    assert [first(1, rankers["clausewise"](q.text)) for q in questions] == [[1], [6]]


def test_an_empty_passage_is_like_nothing(tmp_path, encoder):
    passages = [Passage(""), Passage("gift"), Passage("report")]
    search = PassageSearch(passages, VectorCache(encoder, tmp_path), encoder, lambda *_: None)
    assert search.meaning("gift").tolist()[0] == 0
    assert search.words("of the", REGULATIONS).tolist() == [0, 0, 0]


def test_words_that_follow_each_other_count_more_than_words_apart(tmp_path, encoder):
    passages = [
        Passage("proper officers are fit"),
        Passage("fit and proper officers"),
        Passage("something else entirely"),
    ]
    search = PassageSearch(passages, VectorCache(encoder, tmp_path), encoder, lambda *_: None)
    scores = search.words("fit and proper", REGULATIONS)
    assert scores[1] > scores[0] > scores[2] == 0
