"""Every setting, its default and its bounds; the README lists them and a test compares."""

from __future__ import annotations

import os
from collections.abc import Iterable
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from qa_service.errors import SettingsError
from qa_service.schemas import MAX_QUESTION

PREFIX = "CLAUSEWISE_"


class Keep(StrEnum):
    """Which questions are kept in words, identifiers taken out; figures are kept of all."""

    NOTHING = "nothing"
    OPEN = "open"
    ALL = "all"


class Settings(BaseSettings):
    """The settings of one process, read from the environment (`CLAUSEWISE_PORT` sets `port`)."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid")

    codes_dir: Path = Field(
        Path("data/codes"), description="Folder of the documents; one file is one code."
    )
    index_dir: Path = Field(Path(".clausewise/index"), description="Folder of the index snapshots.")
    models_dir: Path = Field(
        Path("data/models"), description="Folder of the trained models that the repository keeps."
    )
    vocabulary_dir: Path = Field(
        Path("data/vocabulary"), description="Folder of the phrases by which staff give facts away."
    )
    host: str = Field("127.0.0.1", description="Address that the service listens on.")
    port: int = Field(8000, ge=1, le=65_535, description="Port of the service.")
    ui_port: int = Field(8501, ge=1, le=65_535, description="Port of the page.")
    service_url: str | None = Field(
        None, description="Address of a service elsewhere, for the page to ask."
    )
    question_chars: int = Field(
        MAX_QUESTION, ge=1, le=MAX_QUESTION, description="Longest question, in characters."
    )
    file_mb: int = Field(20, ge=1, le=20, description="Largest document to upload, in megabytes.")
    rate_per_minute: int = Field(
        6_000, ge=0, description="Requests a minute from one address; 0 sets no limit."
    )
    hr_token: SecretStr | None = Field(
        None,
        min_length=16,
        description="Bearer token of the role `hr`; without one, what only HR may do is closed.",
    )
    records_url: str = Field(
        "sqlite:///.clausewise/records.db",
        description="Database of the records, as an SQLAlchemy URL (SQLite or PostgreSQL).",
    )
    keep_questions: Keep = Field(
        Keep.OPEN,
        description="Whose words are kept, redacted: `nothing`, `open` (questions that the code "
        "does not cover) or `all`.",
    )
    retention_days: int = Field(
        90, ge=0, le=3_650, description="Days until a record is deleted; 0 keeps no records."
    )
    conversation_minutes: int = Field(
        30, ge=1, le=1_440, description="Minutes until an idle conversation is forgotten."
    )
    conversations_max: int = Field(
        1_000, ge=1, le=100_000, description="Conversations held in memory at once."
    )


def load_settings() -> Settings:
    """Reads the settings from the environment.

    Raises:
        SettingsError: a name is unknown or a value out of bounds; the message names it.
    """
    refuse_unknown(name for name in os.environ if name.startswith(PREFIX))
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = PREFIX + str(first["loc"][0]).upper()
        raise SettingsError(f"The setting {name} is not usable: {first['msg']}.") from error


def refuse_unknown(names: Iterable[str]) -> None:
    """Checks that every environment variable with our prefix is a setting.

    Raises:
        SettingsError: one is not; the message names the nearest that is.
    """
    known = [PREFIX + field.upper() for field in Settings.model_fields]
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]}?" if near else "the README lists the settings."
            raise SettingsError(f"There is no setting {name}: {hint}")
