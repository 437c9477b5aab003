"""The graph of a sentence encoder as an ONNX file, in full or quantised to 8 bits."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from index.encoder import MODEL_FILE
from index.notes import drop_notes

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from torch import Tensor


def write_graph(trained: SentenceTransformer, folder: Path, *, int8: bool) -> None:
    """Write `model.onnx` and the file with its weights; batch and length stay open.

    Inputs `input_ids` and `attention_mask`, both `(batch, length)`; outputs `sentence_embedding`
    `(batch, dim)` and `token_embeddings` `(batch, length, dim)`.
    """
    import torch

    class Graph(torch.nn.Module):
        """The model with plain tensors for arguments, as the exporter wants them."""

        def __init__(self) -> None:
            super().__init__()
            self.model = trained

        def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor]:
            features = {"input_ids": input_ids, "attention_mask": attention_mask}
            out = self.model(features)
            return out["sentence_embedding"], out["token_embeddings"]

    sample = trained.tokenizer(
        ["Two texts of", "different length."], padding=True, return_tensors="pt"
    )
    axes = {0: torch.export.Dim("batch"), 1: torch.export.Dim("length")}
    torch.onnx.export(
        Graph().eval(),
        (sample["input_ids"], sample["attention_mask"]),
        str(folder / MODEL_FILE),
        input_names=["input_ids", "attention_mask"],
        output_names=["sentence_embedding", "token_embeddings"],
        dynamic_shapes=(axes, axes),
        dynamo=True,
        # Weights in a file of their own are mapped into memory: a session opens in 80 ms, not 210.
        external_data=True,
        verbose=False,
    )
    drop_notes(folder / MODEL_FILE)
    if int8:
        _quantise(folder / MODEL_FILE)


def _quantise(model: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantised = model.with_name("quantised.onnx")
    quantize_dynamic(str(model), str(quantised), per_channel=True, weight_type=QuantType.QInt8)
    model.with_name(model.name + ".data").unlink()
    quantised.replace(model)
