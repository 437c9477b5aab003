"""What a catalogue says of the codes in a folder; a code needs no entry to be answered from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from index.errors import CatalogueUnreadable

CATALOGUE_FILE = "catalogue.yaml"


class About(BaseModel):
    """What a person should know of a code beside its words; None where nothing is known.

    Attributes:
        title: as printed on the document.
        organisation: whose code it is.
        version: as printed.
        dates: what the document says of its own age, e.g. "reviewed": "March 2018".
        whom_to_ask: whom the code itself names for doubts.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str | None = None
    organisation: str | None = None
    version: str | None = None
    dates: dict[str, str] = {}
    whom_to_ask: str | None = None


def read_catalogue(codes_dir: Path) -> Mapping[str, About]:
    """The entries of a folder's catalogue by code; empty where there is no catalogue.

    Raises:
        CatalogueUnreadable: it is not YAML, or has a key that is not known.
    """
    path = codes_dir / CATALOGUE_FILE
    if not path.is_file():
        return {}
    try:
        plain = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        return TypeAdapter(dict[str, About]).validate_python(plain)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        what = _first_problem(error)
        raise CatalogueUnreadable(
            f"{path}: {what}. Mend that line, or take the file away: codes are read without it."
        ) from error


def _first_problem(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return " ".join(str(error).split())
