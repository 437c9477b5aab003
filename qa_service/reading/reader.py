"""The clause reader: relevance and verdict of each clause under one question, by onnxruntime."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from index.encoder import cores, inference_session
from qa_service.errors import ReaderUnusable
from qa_service.reading.pair import MAX_TOKENS
from qa_service.schemas import Verdict

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Floats = NDArray[np.float32]

READER_VERDICTS = (
    Verdict.PERMITTED,
    Verdict.CONDITIONAL,
    Verdict.PROHIBITED,
    Verdict.REQUIRED,
    Verdict.NOT_REQUIRED,
    Verdict.INFORMATIONAL,
    Verdict.NEEDS_CLARIFICATION,
)
"""The verdicts a governing clause can lead to, in the order of the model's outputs."""

FILES = ("model.onnx", "tokenizer.json", "reader.json")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader makes of a question under some clauses.

    Attributes:
        relevance: (n_clauses,), 0 to 1: does this clause govern the question?
        verdicts: (n_clauses, 7), rows sum to 1: the verdict if it does, in READER_VERDICTS' order.
    """

    relevance: Floats
    verdicts: Floats

    def named(self) -> list[dict[Verdict, float]]:
        """The verdicts of each clause by name."""
        return [dict(zip(READER_VERDICTS, row, strict=True)) for row in self.verdicts.tolist()]


class ClauseReader:
    """A cross-encoder over (question, clause) pairs."""

    def __init__(self, session: InferenceSession, tokenizer: Tokenizer) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._side_by_side = ThreadPoolExecutor(max_workers=cores())

    @classmethod
    def load(cls, folder: Path, threads: int = 1) -> ClauseReader:
        """Load the model from its folder.

        Raises:
            ReaderUnusable: a file is missing, or the model was made for other verdicts.
        """
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise ReaderUnusable(
                f"{folder}: {', '.join(missing)} missing. Restore the folder from the repository, "
                "or run `make train` to make it again."
            )
        made_for = json.loads((folder / "reader.json").read_text())["verdicts"]
        if made_for != list(READER_VERDICTS):
            raise ReaderUnusable(
                f"{folder}/reader.json: the model knows the verdicts {made_for}, "
                f"expected {list(READER_VERDICTS)}. Run `make train` to make it again."
            )
        session = inference_session(folder / "model.onnx", threads)
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.enable_truncation(MAX_TOKENS, strategy="longest_first")
        tokenizer.no_padding()
        return cls(session, tokenizer)

    def read(self, question: str, clauses: Sequence[str]) -> Reading:
        """Read the question against each clause, given as `pair.clause_side` makes it.

        Each is read alone: a quantised model takes its scale from the whole batch, so that beside
        other clauses the same one would be read otherwise. They are read side by side, a core each,
        the longest first: begun last it would keep one core busy and the others waiting.
        """
        encoded = self._tokenizer.encode_batch([(question, clause) for clause in clauses])
        longest_first = sorted(range(len(encoded)), key=lambda place: -len(encoded[place]))
        read = self._side_by_side.map(self._read_one, [encoded[place] for place in longest_first])
        told = dict(zip(longest_first, read, strict=True))
        in_order = [told[place] for place in range(len(encoded))]
        relevance, verdicts = (np.concatenate(rows) for rows in zip(*in_order, strict=True))
        return Reading(_sigmoid(relevance), _softmax(verdicts))

    def _read_one(self, pair: Encoding) -> tuple[Floats, Floats]:
        feed = {
            "input_ids": np.array([pair.ids], dtype=np.int64),
            "attention_mask": np.array([pair.attention_mask], dtype=np.int64),
            "token_type_ids": np.array([pair.type_ids], dtype=np.int64),
        }
        relevance, verdicts = self._session.run(["relevance", "verdicts"], feed)
        return relevance, verdicts


def _sigmoid(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-logits)), dtype=np.float32)


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True), dtype=np.float32)
