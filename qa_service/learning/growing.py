"""A deeper reader out of a trained one, that at first reads as the trained one does.

Six layers no longer learned verdicts from more cases. Five more stand between them, and the word
pieces that English codes of conduct do not use make room for them within 25 MB.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import torch
from transformers import BertConfig, BertModel, PreTrainedModel, PreTrainedTokenizerBase

from qa_service.learning.material import typical_cases
from qa_service.learning.pairs import Pair
from qa_service.learning.reader import ReaderModel, tokenize
from qa_service.reading.pair import MAX_TOKENS

N_PIECES = 12_500
FOLLOWED = (0, 1, 2, 3, 4)
"""Layers behind which another is put in. Behind the last one none passes through unchanged: what
comes out of it differs too much in scale from word to word."""
FAMILIAR = 3_000
"""A piece of the published vocabulary, which is in order of frequency, counts as if it had been met
this often, divided by its rank: common words stay though the cases lack them."""
FIRST_WORD = 900
"""Rank, about, of the first whole word in that vocabulary."""
_EPSILON = 1e-12
"""Of BERT's normalisations."""
MARKS = "£€–—‘’“”§•…é"
"""Beyond ASCII, what codes in English are written with."""


def grow_reader(encoder: Path, weights: Path, texts: Iterable[str], out: Path) -> None:
    """Write the folder of a deeper reader: its shape, its word pieces and `weights.pt`.

    Args:
        encoder: the folder that the trained reader's shape came from.
        weights: of the trained reader.
        texts: what the word pieces are counted in.
        out: the folder, from which `ReaderModel` loads.
    """
    small = ReaderModel(encoder).eval()
    small.load_state_dict(torch.load(weights, weights_only=True))
    kept = kept_pieces(small.tokenizer, texts, N_PIECES)
    body = deepened(small, kept)
    body.save_pretrained(out)
    (out / "tokenizer.json").write_text(pruned(small.tokenizer, kept), encoding="utf-8")
    for name in ("tokenizer_config.json", "special_tokens_map.json"):
        if (encoder / name).is_file():
            (out / name).write_bytes((encoder / name).read_bytes())
    deep = ReaderModel(out)
    for head in ("relevance", "verdicts"):
        deep.get_submodule(head).load_state_dict(small.get_submodule(head).state_dict())
    torch.save(deep.state_dict(), out / "weights.pt")


def kept_pieces(tokenizer: PreTrainedTokenizerBase, texts: Iterable[str], most: int) -> list[int]:
    """Ids of the word pieces to keep, rising: every single sign, and the most used of the rest."""
    pieces = {place: piece for piece, place in tokenizer.get_vocab().items()}
    plain = [place for place, piece in pieces.items() if _is_plain(piece)]
    single = {place for place in plain if len(pieces[place].removeprefix("##")) == 1}
    always = single | set(tokenizer.all_special_ids)
    met: Counter[int] = Counter()
    for ids in tokenizer(list(texts), add_special_tokens=False)["input_ids"]:
        met.update(ids)

    def use(place: int) -> float:
        return met[place] + FAMILIAR / max(1, place - FIRST_WORD)

    others = sorted((each for each in plain if each not in always), key=use, reverse=True)
    return sorted([*always, *others[: most - len(always)]])


def _is_plain(piece: str) -> bool:
    written = all(sign.isascii() or sign in MARKS for sign in piece)
    return written and not piece.startswith("[unused")


def pruned(tokenizer: PreTrainedTokenizerBase, kept: Sequence[int]) -> str:
    """The tokenizer with these word pieces alone, numbered anew, as JSON.

    A word whose piece is gone falls into shorter ones.
    """
    pieces = {place: piece for piece, place in tokenizer.get_vocab().items()}
    new = {old: place for place, old in enumerate(kept)}
    stored = json.loads(tokenizer.backend_tokenizer.to_str())
    stored["model"]["vocab"] = {pieces[old]: place for old, place in new.items()}
    for added in stored["added_tokens"]:
        added["id"] = new[added["id"]]
    for special in stored["post_processor"]["special_tokens"].values():
        special["ids"] = [new[each] for each in special["ids"]]
    stored["truncation"] = stored["padding"] = None
    return json.dumps(stored)


def deepened(small: ReaderModel, kept: Sequence[int]) -> PreTrainedModel:
    """The reader's body with the kept word pieces, and a passing layer behind those FOLLOWED."""
    states, met = _typical_states(small)
    body = small.body
    shape = BertConfig(**body.config.to_dict())
    shape.num_hidden_layers += len(FOLLOWED)
    shape.vocab_size = len(kept)
    shape.pad_token_id = list(kept).index(int(shape.pad_token_id or 0))
    shape.max_position_embeddings = MAX_TOKENS
    deep = BertModel(shape)
    with torch.no_grad():
        _take_embeddings(deep, body, kept)
        layers = iter(deep.get_submodule("encoder.layer").children())
        old = list(body.get_submodule("encoder.layer").children())
        for place, layer in enumerate(old):
            next(layers).load_state_dict(layer.state_dict())
            if place in FOLLOWED:
                put_in = next(layers)
                put_in.load_state_dict(old[place + 1].state_dict())
                let_through(put_in, states[place + 1][met])
    return deep


def _take_embeddings(deep: PreTrainedModel, body: PreTrainedModel, kept: Sequence[int]) -> None:
    taken: dict[str, torch.Tensor] = dict(body.get_submodule("embeddings").named_parameters())
    taken["word_embeddings.weight"] = taken["word_embeddings.weight"][list(kept)]
    taken["position_embeddings.weight"] = taken["position_embeddings.weight"][:MAX_TOKENS]
    for name, values in deep.get_submodule("embeddings").named_parameters():
        values.copy_(taken[name])


def _typical_states(small: ReaderModel) -> tuple[Sequence[torch.Tensor], torch.Tensor]:
    pairs = [Pair(case.question, case.clause, 1.0, None) for case in typical_cases()]
    inputs = tokenize(small.tokenizer, pairs)
    with torch.no_grad():
        states = small.body(**inputs, output_hidden_states=True).hidden_states
    return states, inputs["attention_mask"].bool()


def let_through(layer: torch.nn.Module, states: torch.Tensor) -> None:
    """Make a layer give what it is given, nearly, while its inner weights stay as they are.

    Both of its outputs are set to nothing, so that it starts from what it is given; the two
    normalisations that remain are undone channel by channel, by least squares over typical states.

    Args:
        layer: of BERT, changed in place.
        states: `(n, channels)`, what the layer is typically given.
    """
    now = states
    with torch.no_grad():
        for output in (layer.get_submodule("attention.output"), layer.get_submodule("output")):
            dense, norm = output.get_submodule("dense"), output.get_submodule("LayerNorm")
            for values in dense.parameters():
                values.zero_()
            level = torch.nn.functional.layer_norm(now, now.shape[-1:], eps=_EPSILON)
            spread = level - level.mean(0)
            scale = (spread * (states - states.mean(0))).sum(0) / (spread * spread).sum(0)
            shift = states.mean(0) - scale * level.mean(0)
            norm.load_state_dict({"weight": scale, "bias": shift})
            now = level * scale + shift
