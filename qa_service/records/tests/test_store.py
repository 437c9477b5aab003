from datetime import UTC, datetime, timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import update
from sqlalchemy.exc import OperationalError

from qa_service.errors import UnknownConversation
from qa_service.own_answers import ask_which_code
from qa_service.records.store import Records, open_database
from qa_service.records.tables import AnswerRow, Base
from qa_service.records.writer import RecordWriter
from qa_service.resources import FeedbackIn
from qa_service.schemas import Verdict
from qa_service.settings import Keep

QUESTION = "May I keep what Mrs Jane Doe gave me?"


@pytest.fixture
def engine(tmp_path):
    engine = open_database(f"sqlite:///{tmp_path}/deep/records.db")
    yield engine
    engine.dispose()


def answer(verdict=Verdict.NOT_COVERED, conversation="c1", code="hill-trust"):
    made = ask_which_code(QUESTION, ["hill-trust"], "v1")
    change = {"verdict": verdict, "conversation": conversation, "code": code}
    return made.model_copy(update=change)


def kept_words(engine, keep):
    records = Records(engine, keep, 90)
    records.add(answer(Verdict.NOT_COVERED))
    records.add(answer(Verdict.PERMITTED))
    return [row.question for row in records.review(None, None, 10, 0).rows]


REDACTED = "May I keep what [name] gave me?"


@pytest.mark.parametrize(
    ("keep", "newest_first"),
    [
        (Keep.NOTHING, [None, None]),
        (Keep.OPEN, [None, REDACTED]),
        (Keep.ALL, [REDACTED, REDACTED]),
    ],
)
def test_words_are_kept_redacted_and_only_where_the_settings_say_so(engine, keep, newest_first):
    assert kept_words(engine, keep) == newest_first


def test_no_retention_keeps_no_record(engine):
    records = Records(engine, Keep.ALL, 0)
    records.add(answer())
    assert records.review(None, None, 10, 0).total == 0


def test_what_is_past_its_time_is_deleted_with_its_feedback(engine):
    records = Records(engine, Keep.ALL, 90)
    records.add(answer(conversation="old"))
    records.add_feedback(FeedbackIn(conversation="old", helpful=True))
    with engine.begin() as connection:
        old = datetime.now(UTC).replace(tzinfo=None) - timedelta(days=91)
        connection.execute(update(AnswerRow).values(asked_at=old))
    records.add(answer(conversation="new"))
    assert records.purge() == 1
    assert records.review(None, None, 10, 0).total == 1
    assert records.summary().n_helpful == 0


def test_feedback_goes_to_the_last_answer_of_its_conversation_redacted(engine):
    records = Records(engine, Keep.ALL, 90)
    records.add(answer(Verdict.PERMITTED))
    records.add(answer(Verdict.PROHIBITED))
    comment = "Mr Roe says otherwise"
    records.add_feedback(FeedbackIn(conversation="c1", helpful=False, comment=comment))
    newest, older = records.review(None, None, 10, 0).rows
    assert newest.verdict is Verdict.PROHIBITED
    assert newest.feedback[0].comment == "[name] says otherwise"
    assert older.feedback == []


def test_feedback_on_an_unknown_conversation_is_refused(engine):
    with pytest.raises(UnknownConversation, match="ask the question again"):
        Records(engine, Keep.ALL, 90).add_feedback(FeedbackIn(conversation="x", helpful=True))


def test_review_chooses_by_code_and_verdict_and_pages(engine):
    records = Records(engine, Keep.ALL, 90)
    for code in ("hill-trust", "river-agency", "hill-trust"):
        records.add(answer(code=code))
    page = records.review("hill-trust", Verdict.NOT_COVERED, 1, 1)
    assert (len(page.rows), page.total) == (1, 2)


def test_the_migrations_give_the_schema_that_the_tables_say(engine):
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_opening_a_database_twice_changes_nothing(tmp_path):
    url = f"sqlite:///{tmp_path}/records.db"
    for _ in range(2):
        engine = open_database(url)
        Records(engine, Keep.ALL, 90).add(answer())
        engine.dispose()
    engine = open_database(url)
    assert Records(engine, Keep.ALL, 90).review(None, None, 10, 0).total == 2
    engine.dispose()


def test_the_writer_writes_all_that_it_was_handed_before_it_closes(engine):
    records = Records(engine, Keep.ALL, 90)
    lost = []
    writer = RecordWriter(records, lambda: lost.append(1))
    for _ in range(20):
        writer.add(answer())
    writer.close()
    assert records.review(None, None, 50, 0).total == 20
    assert lost == []


def test_a_failing_database_loses_the_record_and_not_the_answer(engine, caplog):
    class Failing(Records):
        def add(self, response):
            raise OperationalError("insert", {}, Exception("disk full"))

    lost = []
    writer = RecordWriter(Failing(engine, Keep.ALL, 90), lambda: lost.append(1))
    writer.add(answer())
    writer.close()
    assert lost == [1]
    assert "OperationalError" in caplog.text
    assert "Doe" not in caplog.text
