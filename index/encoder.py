"""Texts to vectors with onnxruntime alone: what the service and the terminal embed with."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.errors import EncoderUnreadable
from index.folders import sha256_of

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

MODEL_FILE = "model.onnx"
TOKENIZER_FILE = "tokenizer.json"
CARD_FILE = "encoder.json"

_SLOW_FUSIONS = ["SkipLayerNormFusion"]
"""Of what onnxruntime does to a graph on loading, what makes it slower on a CPU: a sum and its
norm take a third of the time apart (1.31.1; a pass of the reader 13.4 ms against 14.9, of the
encoder 7.5 against 9.1)."""
BULK_BATCH = 16
"""Texts a batch; larger ones cost memory and gain nothing on a CPU."""


@dataclass(frozen=True, slots=True)
class EncoderCard:
    """What an encoder folder says of itself in `encoder.json`.

    Attributes:
        name: of the model, as people know it.
        dim: length of a vector.
        max_length: the model's window, in word pieces with the two marks around the text.
        pooling: how token vectors become one; for information, the graph does it.
        int8: whether the weights are quantised.
        files: SHA-256 of each file beside the card; worked out on reading where it is not given.
    """

    name: str
    dim: int
    max_length: int
    pooling: str = "mean"
    int8: bool = False
    files: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> EncoderCard:
        """The card of a folder.

        Raises:
            EncoderUnreadable: there is none, or it is not one.
        """
        path = folder / CARD_FILE
        try:
            card = cls(**json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise EncoderUnreadable(
                f"{path} is not a readable encoder card ({type(error).__name__}): "
                "delete the folder and run `make setup` to export the model again."
            ) from error
        return card if card.files else replace(card, files=file_hashes(folder))

    def write(self, folder: Path) -> None:
        """Write the card into its folder."""
        text = json.dumps(asdict(self), indent=2, sort_keys=True)
        (folder / CARD_FILE).write_text(text + "\n", encoding="utf-8")

    @property
    def fingerprint(self) -> str:
        """One hash for weights, tokenizer and window: equal where the vectors are."""
        parts = [f"{name}={digest}" for name, digest in sorted(self.files.items())]
        parts.append(f"max_length={self.max_length}")
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def file_hashes(folder: Path) -> dict[str, str]:
    """SHA-256 of each file of an encoder folder, the card aside."""
    files = sorted(path for path in folder.iterdir() if path.name != CARD_FILE)
    return {path.name: sha256_of(path) for path in files}


class Encoder:
    """A sentence encoder read from a folder with `model.onnx`, `tokenizer.json`, `encoder.json`.

    Safe to share between threads. Each run of the model uses one thread, which is the fastest
    way to embed one question beside other work; many texts run side by side in a pool.
    """

    def __init__(self, card: EncoderCard, session: InferenceSession, tokenizer: Tokenizer) -> None:
        self.card = card
        self._session = session
        self._tokenizer = tokenizer

    @classmethod
    def load(cls, folder: Path) -> Encoder:
        """Read an encoder folder.

        Raises:
            EncoderUnreadable: a file is missing or does not load.
        """
        card = EncoderCard.read(folder)
        try:
            return cls(
                card, inference_session(folder / MODEL_FILE), _tokenizer(folder, card.max_length)
            )
        except Exception as error:  # onnxruntime and tokenizers raise types of their own
            raise EncoderUnreadable(
                f"{folder} does not load as an encoder ({str(error).splitlines()[0]}): "
                "delete the folder and run `make setup` to export the model again."
            ) from error

    @property
    def name(self) -> str:
        """Name of the model."""
        return self.card.name

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return self.card.dim

    @property
    def max_length(self) -> int:
        """The window in word pieces, with the two marks around the text."""
        return self.card.max_length

    @cached_property
    def fingerprint(self) -> str:
        """Hash that tells this encoder from every other."""
        return self.card.fingerprint

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Embed texts.

        Returns:
            `(len(texts), dim)`, float32, rows of unit length.
        """
        if len(texts) == 1:
            return self._run(self._tokenizer.encode_batch(list(texts)))
        return self._encode_many(texts)

    def _encode_many(self, texts: Sequence[str]) -> NDArray[np.float32]:
        encodings = self._tokenizer.encode_batch(list(texts))
        order = sorted(range(len(texts)), key=lambda i: len(encodings[i].ids))
        # A quantised model takes its activation scale from the whole batch: alone, a text
        # always gets the same vector, whatever is embedded beside it.
        size = 1 if self.card.int8 else BULK_BATCH
        batches = [order[i : i + size] for i in range(0, len(order), size)]
        vectors = np.empty((len(texts), self.dim), dtype=np.float32)
        with ThreadPoolExecutor(max_workers=cores()) as pool:
            runs = pool.map(lambda batch: self._run([encodings[i] for i in batch]), batches)
            for batch, rows in zip(batches, runs, strict=True):
                vectors[batch] = rows
        return vectors

    def _run(self, encodings: Sequence[Encoding]) -> NDArray[np.float32]:
        longest = max(len(encoding.ids) for encoding in encodings)
        ids = np.zeros((len(encodings), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, encoding in enumerate(encodings):
            ids[row, : len(encoding.ids)] = encoding.ids
            mask[row, : len(encoding.ids)] = 1
        feed = {"input_ids": ids, "attention_mask": mask}
        rows: NDArray[np.float32] = self._session.run(["sentence_embedding"], feed)[0]
        unit: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit

    def knows(self, word: str) -> bool:
        """Whether a word in small letters is one piece to the model, and not cut into several."""
        return self._tokenizer.token_to_id(word) is not None

    def count_pieces(self, text: str) -> int:
        """Word pieces of a text, without the two marks around it, however long it is."""
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        return len(encoding.ids) + sum(len(rest.ids) for rest in encoding.overflowing)


def inference_session(model: Path, threads: int = 1) -> InferenceSession:
    """A model ready to run on the CPU.

    Args:
        model: an ONNX file.
        threads: that one pass may use.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        str(model), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOW_FUSIONS
    )


def _tokenizer(folder: Path, max_length: int) -> Tokenizer:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_length)
    return tokenizer


def cores() -> int:
    """How many texts are worth running side by side here: one a core, four at most."""
    return min(4, os.cpu_count() or 1)
