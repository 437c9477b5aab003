"""A deeper reader reads, at first, as the one it came from."""

from pathlib import Path

import pytest
import torch
from transformers import AutoModel, AutoTokenizer

from index.base_model import find_base_model
from qa_service.learning.growing import FOLLOWED, deepened, kept_pieces, let_through, pruned
from qa_service.learning.reader import ReaderModel
from qa_service.reading.pair import MAX_TOKENS

TEXTS = ["Can I keep the hamper that Zbigniew gave me?", "Staff must not accept hampers."]


@pytest.fixture(scope="module")
def small() -> ReaderModel:
    return ReaderModel(Path(find_base_model())).eval()


def test_the_pieces_met_and_every_single_sign_are_kept(small: ReaderModel):
    kept = kept_pieces(small.tokenizer, TEXTS, 3_000)
    pieces = small.tokenizer.convert_ids_to_tokens(kept)

    assert len(kept) == len(set(kept)) == 3_000
    assert kept == sorted(kept)
    assert {"[CLS]", "[MASK]", "ham", "##per", "##z", "q", "£", "7"} <= set(pieces)
    assert not any(piece.startswith("[unused") or "中" in piece for piece in pieces)


def test_a_word_whose_piece_is_gone_falls_into_shorter_ones(small: ReaderModel, tmp_path: Path):
    kept = kept_pieces(small.tokenizer, TEXTS, 3_000)
    (tmp_path / "tokenizer.json").write_text(pruned(small.tokenizer, kept), encoding="utf-8")
    tokenizer = AutoTokenizer.from_pretrained(tmp_path)

    for text in (*TEXTS, "An archaeopteryx at the constabulary."):
        ids = tokenizer(text)["input_ids"]
        assert max(ids) < len(kept)
        pieces = [each for each in tokenizer.convert_ids_to_tokens(ids) if each[0] != "["]
        assert "[UNK]" not in tokenizer.convert_ids_to_tokens(ids)
        assert "".join(pieces).replace("##", "") == "".join(text.lower().split())


def test_the_deeper_body_gives_nearly_what_the_smaller_one_gives(small: ReaderModel):
    kept = range(len(small.tokenizer))
    deep = deepened(small, list(kept)).eval()
    inputs = small.tokenizer(TEXTS, padding=True, return_tensors="pt")
    with torch.no_grad():
        before = small.body(**inputs).last_hidden_state
        after = deep(**inputs).last_hidden_state

    layers = small.body.config.num_hidden_layers
    assert deep.config.num_hidden_layers == layers + len(FOLLOWED)
    assert deep.config.max_position_embeddings == MAX_TOKENS
    likeness = torch.nn.functional.cosine_similarity(before, after, dim=-1)
    assert likeness[inputs["attention_mask"].bool()].mean() > 0.9


def test_a_layer_that_lets_through_can_learn_to_do_more(small: ReaderModel):
    layer = AutoModel.from_config(small.body.config).get_submodule("encoder.layer.0")
    states = torch.nn.functional.layer_norm(torch.randn(500, 384), (384,)) * 0.6 + 0.1
    let_through(layer, states)
    out = layer(states[None])
    out = out[0] if isinstance(out, tuple) else out

    assert torch.allclose(out.reshape(states.shape), states, atol=0.05)
    out.square().sum().backward()
    grad = layer.get_submodule("output.dense").weight.grad
    assert grad is not None
    assert grad.abs().max() > 0
