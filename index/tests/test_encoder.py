from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from huggingface_hub import constants

import index.hub
from index.base_model import find_base_model
from index.encoder import Encoder, EncoderCard
from index.errors import EncoderUnreadable, ModelNotFound
from index.export import (
    BASE_ENCODER,
    PROBES,
    default_encoder_folder,
    ensure_encoder,
    export_encoder,
)

REPO = Path(__file__).resolve().parents[2]


def test_vectors_have_unit_length_and_the_dimension_of_the_card(encoder: Encoder):
    vectors = encoder.encode(PROBES)

    assert vectors.dtype == np.float32
    assert vectors.shape == (len(PROBES), encoder.dim) == (len(PROBES), 384)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_text_gets_the_same_vector_alone_and_among_others(encoder: Encoder):
    texts = [f"{probe} {number}" for number in range(6) for probe in PROBES]

    together = encoder.encode(texts)

    alone = np.vstack([encoder.encode([text]) for text in texts])
    np.testing.assert_allclose(together, alone, atol=1e-5)


def test_nothing_to_embed_gives_no_rows(encoder: Encoder):
    assert encoder.encode([]).shape == (0, 384)


def test_pieces_are_counted_past_the_window(encoder: Encoder):
    assert encoder.max_length == 256
    assert encoder.count_pieces("gift") == 1
    assert encoder.count_pieces("gift " * 1000) == 1000


def test_exported_vectors_are_those_of_sentence_transformers(encoder: Encoder):
    # In a process of its own: torch's imports warn, and warnings are errors here.
    script = (
        "import sys, numpy as np\n"
        "from sentence_transformers import SentenceTransformer\n"
        "from index.export import PROBES\n"
        "model = SentenceTransformer(sys.argv[1], device='cpu')\n"
        "np.save(sys.argv[2], model.encode(list(PROBES), show_progress_bar=False))\n"
    )
    out = BASE_ENCODER.parent / "expected.npy"
    subprocess.run(
        [sys.executable, "-c", script, str(find_base_model()), str(out)],
        cwd=REPO,
        check=True,
        capture_output=True,
    )

    cosines = (np.load(out) * encoder.encode(PROBES)).sum(axis=1)

    out.unlink()
    assert cosines.min() >= 0.9999


def test_torch_is_never_imported_to_embed_a_question():
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from index.encoder import Encoder\n"
        "import index.export, index.retriever, index.snapshot\n"
        "Encoder.load(Path(sys.argv[1])).encode(['Can I accept this £30 hamper?'])\n"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'scipy', 'numba', 'faiss',\n"
        "         'langchain_core', 'sklearn', 'pandas'} & set(sys.modules)\n"
        "print(sorted(heavy))\n"
    )

    run = subprocess.run(
        [sys.executable, "-c", script, str(ensure_encoder(BASE_ENCODER))],
        cwd=REPO,
        capture_output=True,
        text=True,
    )

    assert (run.stdout, run.stderr) == ("[]\n", "")


def test_quantised_encoder_loads_as_well_and_ranks_alike(tmp_path: Path, encoder: Encoder):
    report = export_encoder(find_base_model(), tmp_path / "int8", int8=True, name="small")

    small = Encoder.load(tmp_path / "int8")
    size = sum(path.stat().st_size for path in (tmp_path / "int8").iterdir())
    assert (small.name, small.dim, small.card.int8) == ("small", 384, True)
    assert small.fingerprint != encoder.fingerprint
    assert size < 25_000_000
    assert report.worst_cosine > 0.95
    texts = [*PROBES, *PROBES]
    alone = np.vstack([small.encode([text]) for text in texts])
    np.testing.assert_array_equal(small.encode(texts), alone)


def test_fine_tuned_encoder_is_preferred_where_it_is_there(tmp_path: Path):
    tuned, base = tmp_path / "tuned", tmp_path / "base"
    assert default_encoder_folder(tuned, base) == base

    tuned.mkdir()
    (tuned / "encoder.json").write_text("{}", encoding="utf-8")

    assert default_encoder_folder(tuned, base) == tuned


@pytest.fixture
def silent_hub(monkeypatch):
    """A hub that takes calls and never says a word.

    Once a day its client would ask it for more than the model, for the sake of telemetry.
    """
    monkeypatch.setattr(constants, "HF_HUB_DISABLE_TELEMETRY", True)
    with socket.create_server(("127.0.0.1", 0)) as hub:
        hub.setblocking(False)
        monkeypatch.setattr(constants, "ENDPOINT", f"http://127.0.0.1:{hub.getsockname()[1]}")
        yield hub


def test_model_that_cannot_be_had_is_named_in_one_line(tmp_path: Path, silent_hub, monkeypatch):
    monkeypatch.setattr(index.hub, "PATIENCE", 0.5)

    with pytest.raises(ModelNotFound, match="connect to the network once") as caught:
        ensure_encoder(tmp_path / "encoder", model="nobody/no-such-model")

    assert "'nobody/no-such-model'" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "encoder").exists()
    silent_hub.accept()[0].close()
    with pytest.raises(BlockingIOError):  # One call only: nothing is tried again.
        silent_hub.accept()


def test_folder_without_a_model_is_named(tmp_path: Path):
    with pytest.raises(ModelNotFound, match="holds no sentence-transformers model"):
        ensure_encoder(tmp_path / "encoder", model=str(tmp_path))


def test_cut_model_file_is_reported_with_its_folder_and_the_remedy(tmp_path: Path):
    folder = tmp_path / "encoder"
    folder.mkdir()
    for name in ("encoder.json", "tokenizer.json", "model.onnx"):
        shutil.copy(BASE_ENCODER / name, folder)
    graph = folder / "model.onnx"
    graph.write_bytes(graph.read_bytes()[:5000])

    with pytest.raises(EncoderUnreadable, match="make setup") as caught:
        Encoder.load(folder)

    assert str(folder) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_card_without_hashes_takes_them_from_the_files(tmp_path: Path):
    (tmp_path / "model.onnx").write_bytes(b"a graph")
    card = {"name": "tuned", "dim": 384, "max_length": 256, "pooling": "mean"}
    (tmp_path / "encoder.json").write_text(json.dumps(card), encoding="utf-8")

    first = EncoderCard.read(tmp_path)
    (tmp_path / "model.onnx").write_bytes(b"another graph")

    assert set(first.files) == {"model.onnx"}
    assert EncoderCard.read(tmp_path).fingerprint != first.fingerprint


def test_folder_without_a_card_is_not_an_encoder(tmp_path: Path):
    with pytest.raises(EncoderUnreadable, match=r"encoder\.json"):
        Encoder.load(tmp_path)
