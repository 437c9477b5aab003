"""Questions answered elsewhere: which are alike, and what they say of a clause here."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from index.encoder import Encoder
from index.export import default_encoder_folder
from index.snapshot import load_snapshot
from qa_service.errors import PrecedentsUnusable
from qa_service.learning.material import CROSSING, load_material, load_split
from qa_service.learning.precedents import gather, learn_precedents
from qa_service.pipeline import _load_precedents
from qa_service.reading.reader import READER_VERDICTS
from qa_service.recalling import closeness
from qa_service.schemas import Verdict
from qa_service.settings import Settings
from qa_service.understanding.precedents import DOUBT, Precedents

SENTENCES = (
    "Crew must not take tips from passengers.",
    "Deck shoes may be of any colour.",
    "A member of a lodge must enter it in the register.",
)
QUESTIONS = {
    "A passenger slipped me a tenner, can I keep it?": (0, Verdict.PROHIBITED),
    "May I wear orange plimsolls on watch?": (1, Verdict.PERMITTED),
    "Do I have to say that I am in the Oddfellows?": (2, Verdict.REQUIRED),
}


@pytest.fixture(scope="module")
def encoder():
    return Encoder.load(default_encoder_folder(Settings().models_dir / "encoder"))


@pytest.fixture(scope="module")
def precedents(encoder):
    rows, verdicts = zip(*QUESTIONS.values(), strict=True)
    # Three questions have few directions: their likes are repeated, as they are in earnest.
    repeated = [READER_VERDICTS.index(verdict) for verdict in verdicts] * 40
    return gather(encoder, [*QUESTIONS] * 40, SENTENCES, rows * 40, repeated)


@pytest.fixture(scope="module")
def alike(encoder, precedents):
    def alike(question):
        return precedents.alike(encoder.encode([question])[0])

    return alike


def test_a_like_question_brings_its_verdict_and_its_sentence(alike, encoder):
    found = alike("Must I tell anybody I'm a Freemason?")
    first = found.weights.argmax()
    assert READER_VERDICTS[found.verdicts[first]] is Verdict.REQUIRED
    meant = encoder.encode(list(SENTENCES)) @ found.sentences[first]
    assert meant.argmax() == 2


def test_the_weights_of_the_precedents_sum_to_one(alike):
    assert alike("Anything at all?").weights.sum() == pytest.approx(1, abs=1e-5)


def test_a_clause_like_the_sentence_that_answered_lies_nearer_than_another(alike, encoder):
    found = alike("A traveller tipped me twenty quid, is that OK?")
    clauses = encoder.encode(
        ["Officers shall refuse gratuities from the public.", "Bicycles are kept in the shed."]
    )
    gratuities, bicycles = found.nearness(clauses @ found.sentences.T)
    assert gratuities > bicycles


def test_the_verdicts_recalled_are_those_given_by_like_sentences(alike, encoder):
    found = alike("A traveller tipped me twenty quid, is that OK?")
    (clause,) = encoder.encode(["Officers shall refuse gratuities from the public."])
    recalled = found.recall(clause @ found.sentences.T)
    assert max(recalled, key=recalled.get) is Verdict.PROHIBITED
    assert sum(recalled.values()) == pytest.approx(1)


def test_no_verdict_is_ever_ruled_out(alike):
    found = alike("May I wear orange plimsolls on watch?")
    recalled = found.recall(np.ones(len(found.weights), dtype=np.float32))
    assert min(recalled.values()) >= DOUBT / len(READER_VERDICTS) * 0.99


def test_precedents_written_and_read_find_the_same(precedents, encoder, tmp_path):
    precedents.write(tmp_path / "precedents.npz")
    again = Precedents.load(tmp_path / "precedents.npz")
    vector = encoder.encode(["A guest tipped me, can I keep it?"])[0]
    first, second = precedents.alike(vector), again.alike(vector)
    assert again.fingerprint == encoder.fingerprint
    assert sorted(first.weights) == pytest.approx(sorted(second.weights), abs=1e-2)


@pytest.mark.parametrize("content", [b"", b"no arrays", b"PK\x03\x04 broken"])
def test_a_broken_file_is_named_with_what_to_do(content, tmp_path):
    path = tmp_path / "precedents.npz"
    path.write_bytes(content)
    with pytest.raises(PrecedentsUnusable, match=r"precedents\.npz.*Restore the file"):
        Precedents.load(path)


def test_those_of_another_encoder_are_left_aside(precedents, encoder, tmp_path):
    path = tmp_path / "precedents.npz"
    assert _load_precedents(path, encoder) is None
    precedents.write(path)
    assert _load_precedents(path, encoder) is not None
    replace(precedents, fingerprint="another").write(path)
    assert _load_precedents(path, encoder) is None


def test_the_precedents_that_ship_are_of_the_encoder_that_ships(encoder):
    shipped = Precedents.load(Settings().models_dir / "precedents.npz")
    assert shipped.fingerprint == encoder.fingerprint
    assert len(shipped.questions) > 10_000
    assert shipped.answered_by.max() < len(shipped.sentences)


def test_learned_are_the_answered_questions_of_the_documents_that_are_learned_from(
    encoder, tmp_path
):
    material = load_material()
    calibrate, test = load_split()
    one = min(frozenset(material.trees) - calibrate - test)
    learn_precedents(material, frozenset({one}), encoder, tmp_path / "precedents.npz")
    learned = Precedents.load(tmp_path / "precedents.npz")
    answered = [
        each
        for each in material.of(frozenset({one}))
        if each.kind != CROSSING and each.governing and each.verdict is not Verdict.NOT_COVERED
    ]
    assert len(learned.questions) == len({each.question for each in answered})
    told = Counter(READER_VERDICTS[verdict] for verdict in learned.verdicts)
    assert told == Counter(each.verdict for each in answered)
    assert len(learned.sentences) == len({each.sentences[:1] for each in answered})


def test_every_clause_of_a_code_is_held_against_every_precedent(alike):
    snapshot = load_snapshot(Settings().index_dir)
    found = alike("A traveller tipped me twenty quid, is that OK?")
    close = closeness(snapshot, "psow", found)
    assert close.shape == (len(snapshot.codes["psow"].tree.clauses), len(found.weights))
    assert 0 <= close.min() <= close.max() <= 1.01
