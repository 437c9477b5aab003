"""A sentence-transformers model to an encoder folder: the one place of this package with torch."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.base_model import BASE_MODEL_NAME, find_base_model
from index.encoder import CARD_FILE, TOKENIZER_FILE, Encoder, EncoderCard, file_hashes
from index.errors import ExportFailed, ModelNotFound
from index.folders import built_aside
from index.graph import write_graph
from index.hub import hub_answers, kept_folder

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

REPO = Path(__file__).resolve().parent.parent
TUNED_ENCODER = REPO / "data" / "models" / "encoder"
BASE_ENCODER = REPO / ".clausewise" / "models" / "minilm"

MIN_COSINE = 0.9999
"""Least agreement of the exported with the original vectors, worst text of `PROBES`."""

MIN_COSINE_INT8 = 0.95
"""The same for quantised weights: a wrong graph falls far below, a right one stays above."""

DEFAULT_WINDOW = 256
"""Word pieces, for a model that does not say how long its texts may be."""

PROBES = (
    "Can I accept this £30 hamper?",
    "Officers must not solicit gifts, rewards or hospitality.",
    "spent the night in a cell, let go in the morning",
    "1.2 (a)",
    "",
    "You must tell your line manager in writing, within 28 days, of any interest " * 30,
    "Employees who are arrested, cautioned or charged shall report it to the Chief Executive.",
    "Übermäßige Geschenke über €50 – naïve façade",
)


@dataclass(frozen=True, slots=True)
class ExportReport:
    """How an exported encoder agrees with its model: cosines over `PROBES`, worst and mean."""

    folder: Path
    worst_cosine: float
    mean_cosine: float


def default_encoder_folder(tuned: Path = TUNED_ENCODER, base: Path = BASE_ENCODER) -> Path:
    """The encoder to serve with: the fine-tuned one where it is there, else the exported base.

    The folder returned need not exist yet: `ensure_encoder` sees to that.
    """
    return tuned if (tuned / CARD_FILE).is_file() else base


def ensure_encoder(folder: Path | None = None, model: str | None = None) -> Path:
    """An encoder folder that is there; exports the model on first use.

    Args:
        folder: where it shall be; by default `default_encoder_folder()`.
        model: folder or hub name of a sentence-transformers model; by default the published
            MiniLM, checked by hash.

    Raises:
        ModelNotFound, ModelHashMismatch: the weights cannot be had, or are not the right ones.
    """
    folder = folder or default_encoder_folder()
    if not (folder / CARD_FILE).is_file():
        source = model or str(find_base_model())
        export_encoder(source, folder, name=model or BASE_MODEL_NAME)
    return folder


def export_encoder(
    model: str | Path,
    out: Path,
    *,
    int8: bool = False,
    name: str | None = None,
    typical: Sequence[str] = PROBES,
) -> ExportReport:
    """Write a sentence-transformers model as an encoder folder, and check its vectors.

    Args:
        model: folder or hub name.
        out: folder to write; replaced as a whole when the export has been checked.
        int8: quantise the weights (dynamic, per channel): a quarter of the size, 3 to 4 times
            as fast on a CPU.
        name: what the encoder shall be called; by default the name of the model.
        typical: texts by which the channels are levelled before quantising.

    Raises:
        ModelNotFound: there is no such folder, and the hub does not give it.
        ExportFailed: the exported vectors are not those of the model.
    """
    with _quiet():
        trained = _load(str(model))
        if int8:
            _level(trained, typical)
        with built_aside(out) as aside:
            write_graph(trained, aside, int8=int8)
            trained.tokenizer.backend_tokenizer.save(str(aside / TOKENIZER_FILE))
            card = _card(trained, aside, name or _name_of(model), int8=int8)
            card.write(aside)
            report = _compare(trained, aside, out)
            least = MIN_COSINE_INT8 if int8 else MIN_COSINE
            if report.worst_cosine < least:
                raise ExportFailed(
                    f"The export of {model} gives other vectors than the model: worst cosine "
                    f"{report.worst_cosine:.5f}, expected at least {least}. Check that torch "
                    "and onnxruntime have the pinned versions."
                )
    return report


def _level(trained: SentenceTransformer, typical: Sequence[str]) -> None:
    from index.levelling import level_channels

    transformer: Any = trained[0]
    feed = partial(trained.encode, list(typical), show_progress_bar=False)
    level_channels(transformer.auto_model.encoder, feed)


def _load(model: str) -> SentenceTransformer:
    at_hand = Path(model).is_dir()
    reached = not at_hand and hub_answers(model)
    try:
        source = model if at_hand or reached else kept_folder(model)
        from sentence_transformers import SentenceTransformer

        # Eager attention exports to a graph without checks for rows that are masked whole:
        # a third fewer nodes, a faster load, the same vectors.
        kwargs = {"attn_implementation": "eager"}
        return SentenceTransformer(source, device="cpu", model_kwargs=kwargs).eval()
    except (OSError, ValueError) as error:
        raise ModelNotFound(_not_had(model, at_hand=at_hand, reached=reached)) from error


def _not_had(model: str, *, at_hand: bool, reached: bool) -> str:
    """What was to be fetched, why it was not, and what to do."""
    if at_hand:
        return f"The folder {model} holds no sentence-transformers model: give another folder."
    why, remedy = "the hub does not answer", "connect to the network once"
    if reached:
        why, remedy = "the hub does not give it", "check the name"
    return (
        f"The sentence-transformers model {model!r} is not on this machine and could not be "
        f"fetched, as {why}: {remedy}, or give a folder."
    )


def _card(trained: SentenceTransformer, folder: Path, name: str, *, int8: bool) -> EncoderCard:
    return EncoderCard(
        name=name,
        dim=trained.get_embedding_dimension() or 0,
        max_length=trained.max_seq_length or DEFAULT_WINDOW,
        pooling=str(getattr(trained[1], "pooling_mode", "model")),
        int8=int8,
        files=file_hashes(folder),
    )


def _compare(trained: SentenceTransformer, folder: Path, out: Path) -> ExportReport:
    expected: NDArray[np.float32] = trained.encode(
        list(PROBES), normalize_embeddings=True, show_progress_bar=False
    )
    cosines = (Encoder.load(folder).encode(PROBES) * expected).sum(axis=1)
    return ExportReport(out, float(cosines.min()), float(cosines.mean()))


def _name_of(model: str | Path) -> str:
    return model.name if isinstance(model, Path) else model


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the exporter's notes, warnings and progress bars off the terminal."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        disabled = logging.root.manager.disable
        logging.disable(logging.WARNING)
        try:
            from transformers.utils import logging as transformers_logging

            transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
            yield
        finally:
            logging.disable(disabled)
