"""What the service holds to around the pipeline: checks, reloads, conversations."""

import dataclasses

import pytest

from index.snapshot import CURRENT_FILE
from qa_service.building import rebuild
from qa_service.errors import NotReady, UnknownClause, UnknownCode
from qa_service.schemas import AskRequest, Verdict
from qa_service.service import AnswerService, Loaded, load

GIFT = AskRequest(question="May I accept a gift worth £30?", code="hill-trust")


class Lying:
    """The real pipeline, with one field of its first citation changed."""

    def __init__(self, honest, **changes):
        self.honest = honest
        self.changes = changes

    def ask(self, request, *, context=None):
        response = self.honest.ask(request, context=context)
        first, *rest = response.citations
        citations = [first.model_copy(update=self.changes), *rest]
        return response.model_copy(update={"citations": citations})

    def search(self, query, code, k):
        return self.honest.search(query, code, k)


class Noting:
    """The real pipeline, noting what context it is handed."""

    def __init__(self, honest):
        self.honest = honest
        self.contexts = []

    def ask(self, request, *, context=None):
        self.contexts.append(context)
        return self.honest.ask(request, context=context)


def service_with(settings, wrap, on_fault=lambda fault: None):
    def loader(folder, settings):
        loaded = load(folder, settings)
        return Loaded(loaded.snapshot, wrap(loaded.pipeline))

    return AnswerService(settings, loader, on_fault)


@pytest.mark.parametrize(
    ("lie", "n_faults"),
    [
        ({"quote": "Staff may accept any gift."}, 1),
        ({"code": "river-agency"}, 1),
        # Neither the words at these offsets nor in the cited clause.
        ({"start": 0, "end": 10}, 2),
    ],
)
def test_an_answer_that_fails_its_check_is_never_sent(settings, caplog, lie, n_faults):
    noted = []
    service = service_with(settings, lambda honest: Lying(honest, **lie), noted.append)
    response = service.ask(GIFT)
    assert response.verdict is Verdict.NOT_COVERED
    assert response.citations == []
    assert response.derivation == []
    assert "prove" in response.headline
    assert len(noted) == n_faults
    assert "withheld" in caplog.text
    assert "£30" not in caplog.text


def test_the_next_question_is_handed_the_answer_before_it(settings):
    pipelines = []

    def wrap(honest):
        pipelines.append(Noting(honest))
        return pipelines[-1]

    service = service_with(settings, wrap)
    first = service.ask(GIFT)
    follow_up = AskRequest(question="And £10?", conversation=first.conversation)
    service.ask(follow_up)
    assert pipelines[0].contexts == [None, first]


def test_an_unknown_conversation_starts_a_new_one(settings):
    asked = GIFT.model_copy(update={"conversation": "made-up"})
    assert AnswerService(settings).ask(asked).conversation != "made-up"


def test_a_new_index_is_served_from_the_next_question_on(settings):
    service = AnswerService(settings)
    before = service.ask(GIFT).index_version
    new = settings.codes_dir / "lake-office.txt"
    new.write_text("Lake Office Code\n\n1. Staff must not smoke at their desks.\n", "utf-8")
    rebuild(settings.codes_dir, settings.index_dir)
    assert service.ask(GIFT).index_version != before
    assert "lake-office" in service.codes()


def test_a_corrupted_new_index_leaves_the_old_one_serving(settings, caplog):
    service = AnswerService(settings)
    before = service.ask(GIFT)
    (settings.codes_dir / "lake-office.txt").write_text("1. Staff must not smoke.\n", "utf-8")
    folder = rebuild(settings.codes_dir, settings.index_dir).folder
    for path in folder.rglob("*.json"):
        path.write_bytes(path.read_bytes()[:10])
    after = service.ask(GIFT)
    unlike = {"conversation", "ms"}
    assert after.model_dump(exclude=unlike) == before.model_dump(exclude=unlike)
    assert "the old one goes on serving" in caplog.text


def test_a_service_started_on_a_corrupted_index_says_what_to_do(settings):
    (settings.index_dir / CURRENT_FILE).write_bytes(b"\x00")
    with pytest.raises(NotReady, match="clausewise index build"):
        AnswerService(settings).ask(GIFT)


def test_unknown_codes_and_clauses_are_refused(settings):
    service = AnswerService(settings)
    with pytest.raises(UnknownCode, match="hill-trust, river-agency"):
        service.ask(AskRequest(question="May I?", code="nowhere"))
    with pytest.raises(UnknownCode):
        service.search("gift", "nowhere", 5)
    with pytest.raises(UnknownClause, match=r"9\.9"):
        service.clause("hill-trust", "9.9")


def test_a_loaded_snapshot_cannot_be_changed(settings):
    with pytest.raises(dataclasses.FrozenInstanceError):
        AnswerService(settings).loaded().snapshot = None
