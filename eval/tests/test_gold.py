"""Gold questions: what is read, what is refused, what their hash covers."""

import json
from pathlib import Path

import pytest

from eval.errors import GoldFormatError
from eval.gold import GoldQuestion, Kind, gold_hash, read_gold
from eval.snippets import contains, groups_found
from eval.split import Split, held_out_documents, split_of, take
from qa_service.schemas import Verdict

LINE = {
    "id": "acme-001",
    "code": "acme",
    "question": "May I keep a £5 mug?",
    "kind": "permission",
    "verdict": "permitted",
    "accept_verdicts": ["permitted"],
    "evidence": [["gifts under £10 may be kept"]],
    "must_say": [],
    "must_not_say": [],
    "note": "2.1",
}
DATA = Path(__file__).parents[2] / "data"
TRAINING = DATA / "training" / "questions"


def write(folder, *rows):
    file = folder / "acme.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    return file


def test_a_line_becomes_a_question(tmp_path):
    assert read_gold(write(tmp_path, LINE)) == (
        GoldQuestion(
            id="acme-001",
            code="acme",
            question="May I keep a £5 mug?",
            kind=Kind.PERMISSION,
            verdict=Verdict.PERMITTED,
            accept_verdicts=(Verdict.PERMITTED,),
            evidence=(("gifts under £10 may be kept",),),
            note="2.1",
        ),
    )


def test_a_folder_is_read_file_by_file(tmp_path):
    write(tmp_path, LINE)
    (tmp_path / "beta.jsonl").write_text(json.dumps(LINE | {"id": "b"}), encoding="utf-8")
    assert [question.id for question in read_gold(tmp_path)] == ["acme-001", "b"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "gossip"}, "acme.jsonl:1: kind"),
        ({"verdict": "maybe"}, "acme.jsonl:1: verdict"),
        ({"accept_verdicts": []}, "acme.jsonl:1: accept_verdicts"),
        ({"answer": "yes"}, "acme.jsonl:1: answer"),
    ],
)
def test_a_line_that_is_no_gold_question_is_refused_with_its_place(tmp_path, change, message):
    with pytest.raises(GoldFormatError, match=message):
        read_gold(write(tmp_path, LINE | change))


def test_an_id_may_stand_only_once(tmp_path):
    with pytest.raises(GoldFormatError, match="acme-001 stands twice"):
        read_gold(write(tmp_path, LINE, LINE))


def test_an_empty_folder_is_refused(tmp_path):
    with pytest.raises(GoldFormatError, match="no gold questions found"):
        read_gold(tmp_path)


def test_the_hash_ignores_order_and_remarks_and_nothing_else(tmp_path):
    one = GoldQuestion.model_validate(LINE)
    two = GoldQuestion.model_validate(LINE | {"id": "acme-002"})
    assert gold_hash([one, two]) == gold_hash([two, one])
    assert gold_hash([one]) == gold_hash([one.model_copy(update={"note": "see 2.1"})])
    assert gold_hash([one]) != gold_hash([one.model_copy(update={"must_say": ("£10",)})])


def test_every_question_is_in_one_part_and_stays_there():
    questions = [GoldQuestion.model_validate(LINE | {"id": f"acme-{n:03}"}) for n in range(200)]
    tuning, held_out = take(questions, Split.TUNING), take(questions, Split.HELD_OUT)
    assert {q.id for q in tuning} | {q.id for q in held_out} == {q.id for q in questions}
    assert not set(tuning) & set(held_out)
    assert 70 <= len(held_out) <= 130
    assert [split_of(q.id) for q in questions[:2]] == [split_of("acme-000"), split_of("acme-001")]
    assert take(questions, Split.ALL) == tuple(questions)


def test_whole_documents_are_held_out_by_file(tmp_path):
    file = tmp_path / "split.toml"
    file.write_text('test = ["one", "two"]\n', encoding="utf-8")
    assert held_out_documents(file) == {"one", "two"}
    file.write_text('calibrate = ["one"]\n', encoding="utf-8")
    with pytest.raises(GoldFormatError, match="expected `test ="):
        held_out_documents(file)


def test_the_training_questions_have_the_gold_format():
    questions = read_gold(TRAINING)
    assert len({question.code for question in questions}) >= 32
    assert all(bool(q.evidence) != (q.verdict is Verdict.NOT_COVERED) for q in questions)


def test_a_snippet_is_found_across_line_breaks_and_emphasis():
    assert contains("Staff must **not**\n  accept money", "must not accept")
    assert not contains("Staff must not accept money", "may accept")


def test_a_group_is_found_by_any_of_its_snippets():
    text = "Gifts under £10 may be kept.\nTell HR."
    evidence = [["nothing such", "may be kept"], ["tell payroll"], ["Tell HR"]]
    assert groups_found(text, evidence) == {0, 2}


def test_every_held_out_document_is_there_with_its_questions():
    held_out = held_out_documents(TRAINING.parent / "split.toml")
    documents = {file.stem for file in (TRAINING.parent / "codes").iterdir()}
    asked_about = {question.code for question in read_gold(TRAINING)}
    assert len(held_out) == 48
    assert held_out <= documents & asked_about


def test_the_unseen_questions_are_no_gold_questions_and_stand_on_their_documents():
    gold = {question.question for question in read_gold(DATA / "gold")}
    unseen = read_gold(DATA / "unseen")
    assert {question.code for question in unseen} == {q.code for q in read_gold(DATA / "gold")}
    assert not gold & {question.question for question in unseen}
    for question in unseen:
        text = (DATA / "codes" / f"{question.code}.txt").read_text(encoding="utf-8")
        assert groups_found(text, question.evidence) == set(range(len(question.evidence)))
