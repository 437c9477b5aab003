"""The answering side in this process: the same service that HTTP serves, with its checks."""

from __future__ import annotations

import json
from pathlib import Path

from qa_service.batch import batch_service
from qa_service.service import AnswerService
from qa_service.settings import Settings

NO_INFLUENCE = {"hr_token", "records_url", "host", "port", "ui_port"}
"""Settings that no answer depends on; the first two may hold secrets."""


def local_service(codes_dir: Path, settings: Settings) -> AnswerService:
    """Answers over a folder of documents; its index is built, or found as it was built before."""
    return batch_service(codes_dir, settings)


def kept_settings(settings: Settings) -> dict[str, object]:
    """Settings as a run keeps them."""
    return settings.model_dump(mode="json", exclude=NO_INFLUENCE)


def kept_manifest(service: AnswerService) -> dict[str, object]:
    """What the index says of itself, less the checksums of its files."""
    manifest: dict[str, object] = json.loads(service.loaded().snapshot.manifest.to_json())
    return {name: value for name, value in manifest.items() if name != "files"}
