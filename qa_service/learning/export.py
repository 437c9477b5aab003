"""The trained clause reader as an int8 ONNX folder, checked against its weights."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from index.folders import built_aside
from index.levelling import level_channels
from index.notes import drop_notes
from qa_service.learning.material import typical_cases
from qa_service.learning.pairs import Pair
from qa_service.learning.reader import ReaderModel, tokenize
from qa_service.reading.reader import READER_VERDICTS, ClauseReader

LEAST_AGREEMENT = 0.9
"""Correlation of int8 and full relevance logits under which an export is refused."""

PROBES = [
    Pair("Can I accept this £30 hamper?", "Gifts of £25 or more (yes) must be refused.", 1.0, None),
    Pair("Can I accept this £30 hamper?", "Staff may wear what they like on Fridays.", 0.0, None),
    Pair("got nicked for speeding, tell work?", "You must report any conviction.", 1.0, None),
    Pair("who do I ask about a second job?", "Your manager agrees all other work.", 1.0, None),
    Pair("is it ok to vape in the van?", "Reports are due by the end of each month.", 0.0, None),
    Pair("what's the weather like", "Staff must not disclose what they learn at work.", 0.0, None),
]


def export_reader(body: Path, weights: Path, out: Path) -> float:
    """Write the reader's folder; returns the correlation of its logits with the full model's.

    Args:
        body: the folder of the reader's shape and word pieces.
        weights: `weights.pt` of the training.
        out: the folder to write, replaced as a whole once it is checked.

    Raises:
        ValueError: quantising changed the relevance too much.
    """
    model = ReaderModel(body).eval()
    model.load_state_dict(torch.load(weights, weights_only=True))
    full = _relevance(model)
    level_channels(model.body.get_submodule("encoder"), partial(_read_typical, model))
    with built_aside(out) as aside:
        _write(model, aside)
        agreement = _agreement(full, ClauseReader.load(aside))
        if agreement < LEAST_AGREEMENT:
            raise ValueError(f"int8 and full relevance correlate at {agreement:.3f} only.")
    return agreement


def _write(model: ReaderModel, folder: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    sample = tokenize(model.tokenizer, PROBES[:2])
    names = ["input_ids", "attention_mask", "token_type_ids"]
    axes = {0: torch.export.Dim("batch"), 1: torch.export.Dim("length")}
    full = folder / "full.onnx"
    torch.onnx.export(
        model,
        tuple(sample[name] for name in names),
        str(full),
        input_names=names,
        output_names=["relevance", "verdicts"],
        dynamic_shapes=(axes, axes, axes),
        dynamo=True,
        external_data=False,
        verbose=False,
    )
    drop_notes(full, shapes=True)
    quantize_dynamic(
        str(full), str(folder / "model.onnx"), per_channel=True, weight_type=QuantType.QInt8
    )
    full.unlink()
    model.tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))
    card = {"name": "clausewise-reader", "verdicts": list(READER_VERDICTS), "int8": True}
    (folder / "reader.json").write_text(json.dumps(card, indent=1) + "\n")


def _read_typical(model: ReaderModel) -> None:
    for case in typical_cases():
        model(**tokenize(model.tokenizer, [Pair(case.question, case.clause, 1.0, None)]))


@torch.no_grad()
def _relevance(model: ReaderModel) -> NDArray[np.float32]:
    logits, _ = model(**tokenize(model.tokenizer, PROBES))
    full: NDArray[np.float32] = logits.numpy()
    return full


def _agreement(full: NDArray[np.float32], reader: ClauseReader) -> float:
    small = np.concatenate([reader.read(pair.question, [pair.clause]).relevance for pair in PROBES])
    return float(np.corrcoef(full, np.log(small / (1 - small)))[0, 1])
