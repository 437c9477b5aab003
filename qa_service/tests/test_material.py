"""What is learned from: the split is by whole documents, and evidence is found in the clauses."""

import json
import random
from collections import defaultdict

import pytest

from ingest.parse import parse_document
from ingest.readers import read_document
from qa_service.learning.encoder import pairs_of
from qa_service.learning.material import (
    CROSSING,
    PLACE,
    TRAINING,
    Asked,
    Case,
    Material,
    Turn,
    load_cases,
    load_material,
    load_split,
    load_turns,
    own,
    passage,
)
from qa_service.learning.nearness import Nearness
from qa_service.learning.pairs import MOST_TEMPTING, N_WRONG, TURNS, epoch_groups
from qa_service.schemas import Verdict


@pytest.fixture(scope="module")
def material():
    return load_material()


def test_no_document_is_on_two_sides_of_the_split(material):
    calibrate, test = load_split()
    assert calibrate.isdisjoint(test)
    assert calibrate | test < frozenset(material.trees)


def test_nearly_every_answerable_question_leads_to_a_clause(material):
    answerable = [each for each in material.asked if each.verdict is not Verdict.NOT_COVERED]
    found = [each for each in answerable if each.governing]
    assert len(found) / len(answerable) > 0.98


def test_a_silent_document_teaches_only_what_does_not_govern(material):
    calibrate, test = load_split()
    codes = frozenset(material.trees) - calibrate - test
    nearest = {(each.code, each.question): list(range(12)) for each in material.asked}
    groups = epoch_groups(material, codes, [], Nearness(nearest, {}, {}), random.Random(0))
    pairs = [pair for group in groups for pair in group]
    asked = material.of(codes)
    answered = {each.question for each in asked if each.verdict is not Verdict.NOT_COVERED}
    silent = {each.question for each in asked} - answered
    taught = {pair.question for pair in pairs if pair.governs}
    assert silent.isdisjoint(taught)
    assert all((pair.verdict is None) == (pair.governs == 0.0) for pair in pairs)


def test_a_governing_clause_is_ranked_against_others_of_its_document(material):
    codes = frozenset({"t-hospice"})
    nearest = {(each.code, each.question): list(range(12)) for each in material.of(codes)}
    groups = epoch_groups(material, codes, [], Nearness(nearest, {}, {}), random.Random(0))
    ranked = [group for group in groups if len(group) > 1]
    answered = [each for each in material.of(codes) if each.governing]
    assert {group[0].question for group in ranked} == {
        each.question for each in answered if each.verdict is not Verdict.NOT_COVERED
    }
    for right, *wrong in ranked:
        assert right.governs == 1.0
        assert {pair.question for pair in wrong} == {right.question}
        assert 1 <= len(wrong) <= N_WRONG
        assert all(pair.governs == 0.0 and pair.clause != right.clause for pair in wrong)


def crossings(material):
    return [each for each in material.asked if each.kind == CROSSING]


def test_the_deciding_sentence_is_ranked_against_the_others_of_its_clause(tmp_path):
    path = tmp_path / "small.txt"
    path.write_text("4 Meals\n\n4.1 It lasts an hour. Beer is forbidden at lunch. Tea is free.\n")
    tree = parse_document(read_document(path))
    place = next(i for i, clause in enumerate(tree.clauses) if clause.label == "4.1")
    beer = "Beer is forbidden at lunch."
    verdict = Verdict.PROHIBITED
    asked = Asked(
        "a pint?", "small", "permission", verdict, frozenset({verdict}), ((place,),), (), (beer,)
    )
    small = Material({"small": tree}, (asked,) * 20)
    near = Nearness({("small", "a pint?"): [place]}, {}, {})
    groups = epoch_groups(small, frozenset({"small"}), [], near, random.Random(0))
    (right, *wrong) = next(group for group in groups if len(group) > 1)
    assert beer in right.clause
    assert right.verdict is Verdict.PROHIBITED
    assert sorted(pair.clause.split(": ")[-1] for pair in wrong) == [
        "It lasts an hour.",
        "Tea is free.",
    ]


def test_how_often_a_code_is_silent_is_learned_from_its_own_questions(material):
    kept = own(material.asked)
    assert len(kept) + len(crossings(material)) == len(material.asked)
    silent = [each for each in kept if each.verdict is Verdict.NOT_COVERED]
    assert len(silent) / len(kept) < 0.3


def test_questions_carried_over_to_other_documents_are_mostly_met_with_silence(material):
    calibrate, test = load_split()
    carried = crossings(material)
    assert len(carried) > 9_000
    assert test.isdisjoint(each.code for each in carried)
    assert calibrate & {each.code for each in carried}
    silent = [each for each in carried if each.verdict is Verdict.NOT_COVERED]
    assert 0.6 < len(silent) / len(carried) < 0.8
    assert all(not each.governing and len(each.tempting) == 5 for each in silent)


def test_a_carried_question_that_is_answered_has_a_clause_that_decides(material):
    answered = [each for each in crossings(material) if each.verdict is not Verdict.NOT_COVERED]
    for each in answered:
        assert each.governing
        assert set(each.tempting).isdisjoint(place for group in each.governing for place in group)


def test_of_the_clauses_under_a_carried_question_each_answers_or_tempts(material):
    for each in crossings(material):
        answering = {place for group in each.governing for place in group}
        assert len(answering) + len(each.tempting) == 5


def test_a_carried_question_is_set_against_the_clauses_that_tempt(material):
    silent = next(each for each in crossings(material) if each.verdict is Verdict.NOT_COVERED)
    alone = Material(material.trees, (silent,))
    nearest = {(silent.code, silent.question): list(range(12))}
    groups = epoch_groups(
        alone, frozenset({silent.code}), [], Nearness(nearest, {}, {}), random.Random(0)
    )
    shown = {pair.clause for group in groups for pair in group}
    texts = [material.trees[silent.code].clauses[place].text for place in silent.tempting]
    assert N_WRONG <= len(groups) <= N_WRONG + 1, "each by itself, and perhaps two together"
    assert sum(any(text[:60] in clause for clause in shown) for text in texts) >= MOST_TEMPTING


def test_the_search_is_tempted_by_what_it_finds_nearest_and_never_by_what_governs(material):
    codes = frozenset({"t-hospice"})
    clauses = material.trees["t-hospice"].clauses
    nearest = {(each.code, each.question): range(5) for each in material.of(codes)}
    first_five = {passage(clause) for clause in clauses[:5]}
    mined, drawn = pairs_of(material, codes, nearest), pairs_of(material, codes, {})
    assert len(mined) == len(drawn) > 50
    for near, anywhere in zip(mined, drawn, strict=True):
        assert set(near.others) <= first_five
        assert len(anywhere.others) > len(clauses) - 10
        assert near.passages[0] not in {*near.others, *anywhere.others}


def test_a_grid_lets_the_clause_decide_not_the_question():
    answers = defaultdict(set)
    for path in TRAINING.glob("grids-*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            grid = json.loads(line)
            for under in grid["clauses"]:
                assert len(under["verdicts"]) == len(grid["questions"])
                for question, letter in zip(grid["questions"], under["verdicts"], strict=True):
                    answers[grid["topic"], question].add(letter)
    assert len(answers) > 1_000
    several = [letters for letters in answers.values() if len(letters) > 1]
    assert len(several) / len(answers) > 0.97


def test_single_clauses_stand_alone_or_in_company_and_any_other_clause_is_no_answer():
    keep = Case("Can I keep the mug?", "Mugs may be kept.", Verdict.PERMITTED)
    cases = [keep] * 200 + [Case("May I vape?", "Vaping is forbidden.", Verdict.PROHIBITED)] * 200
    empty = Material({}, ())
    groups = epoch_groups(empty, frozenset(), cases, Nearness({}, {}, {}), random.Random(0))
    pairs = [pair for group in groups for pair in group]
    taught = [pair for pair in pairs if pair.question == keep.question]
    answered = [pair for pair in taught if pair.governs]
    assert len(answered) == 200
    assert all(keep.clause in pair.clause for pair in answered)
    assert {pair.clause == keep.clause for pair in answered} == {True, False}
    assert any("Vaping" in pair.clause and not pair.governs for pair in taught)


def test_contrasting_cases_name_a_verdict_or_none():
    cases = load_cases()
    assert {case.verdict for case in cases} >= {None, Verdict.PERMITTED, Verdict.CONDITIONAL}


@pytest.fixture(scope="module")
def turns():
    return load_turns()


def test_every_turn_has_one_place_and_a_verdict_for_each_fact(turns):
    for turn in turns:
        assert turn.question.count(PLACE) == 1, turn.question
        assert len(turn.verdicts) == len(turn.wordings) >= 2, turn.question
        assert all(turn.wordings), turn.question


def test_in_most_turns_the_fact_turns_the_verdict(turns):
    turned = [turn for turn in turns if len(set(turn.verdicts)) > 1]
    assert len(turned) > 0.75 * len(turns)


def test_a_turn_teaches_the_verdict_of_the_fact_that_is_told():
    clause = "Gifts of up to £20 may be kept. Anything above goes back. A loan is never taken."
    turn = Turn(
        "He left me {n}. Mine?",
        ("Gifts",),
        clause,
        (("£19", "£5"), ("£21",), ("a puppy",)),
        (Verdict.PERMITTED, Verdict.PROHIBITED, None),
    )
    empty = Material({}, ())
    met = set()
    for seed in range(12):
        near = Nearness({}, {}, {})
        groups = epoch_groups(empty, frozenset(), [], near, random.Random(seed), [turn])
        assert len(groups) == TURNS
        met |= {(pair.question, pair.governs, pair.verdict) for (pair,) in groups}
        assert all("Gifts: " in pair.clause for (pair,) in groups)
    assert met == {
        ("He left me £19. Mine?", 1.0, Verdict.PERMITTED),
        ("He left me £5. Mine?", 1.0, Verdict.PERMITTED),
        ("He left me £21. Mine?", 1.0, Verdict.PROHIBITED),
        ("He left me a puppy. Mine?", 0.0, None),
    }
