"""Two small codes, indexed once with the real model, and a service over a copy of them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from index.encoder import Encoder
from index.export import default_encoder_folder
from qa_service.api import create_app
from qa_service.building import rebuild
from qa_service.finding import Models
from qa_service.reading.reader import ClauseReader
from qa_service.settings import Keep, Settings
from qa_service.understanding.intent import IntentModel
from qa_service.understanding.precedents import Precedents
from qa_service.understanding.spelling import Spelling
from qa_service.understanding.topics import Topics
from qa_service.understanding.vocabulary import Vocabulary

HR_TOKEN = "only-hr-knows-this-token"

HILL = """Hill Trust Code of Conduct

1. Gifts and hospitality

1.1 Staff must not accept a gift worth £25 or more from anyone they deal with at work.

1.2 You may keep a token gift, such as a diary or a pen, worth less than £25. You must tell your
line manager about it within 7 days.

2. Other work

2.1 You must ask your director in writing before you take up any other paid work.

2.2 Staff must not do other work during the hours for which the Trust pays them.
"""

RIVER = """River Agency Standards of Behaviour

1. Attendance

1.1 Staff must report sickness to their team leader before 9 am on the first day.

2. Arrest

2.1 Staff who are arrested or charged must inform the Chief Executive immediately.
"""


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `codes/` and the index of it; treat as read-only."""
    folder = tmp_path_factory.mktemp("built")
    codes = folder / "codes"
    codes.mkdir()
    (codes / "hill-trust.txt").write_text(HILL, encoding="utf-8")
    (codes / "river-agency.txt").write_text(RIVER, encoding="utf-8")
    rebuild(codes, folder / "index")
    return folder


@pytest.fixture(scope="session")
def models() -> Models:
    """All that reads a question, as it ships."""
    shipped = Settings()
    encoder = Encoder.load(default_encoder_folder(shipped.models_dir / "encoder"))
    return Models(
        encoder,
        ClauseReader.load(shipped.models_dir / "reader"),
        IntentModel.load(shipped.models_dir / "intents.json"),
        Vocabulary.load(shipped.vocabulary_dir / "facts.toml"),
        Topics.load(shipped.vocabulary_dir / "topics.toml"),
        Precedents.load(shipped.models_dir / "precedents.npz"),
        Spelling.load(shipped.vocabulary_dir, encoder.knows),
    )


@pytest.fixture
def settings(built: Path, tmp_path: Path) -> Settings:
    """Settings over a copy of the built folder, which a test may change."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return Settings(
        codes_dir=tmp_path / "codes",
        index_dir=tmp_path / "index",
        records_url=f"sqlite:///{tmp_path}/records/records.db",
        hr_token=HR_TOKEN,
        keep_questions=Keep.OPEN,
    )


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    """The real app, started."""
    with TestClient(create_app(settings)) as started:
        yield started


@pytest.fixture
def as_hr() -> dict[str, str]:
    """The header of the role `hr`."""
    return {"Authorization": f"Bearer {HR_TOKEN}"}
