"""What the two training loops share: weights, batches by length, the schedule of the rate."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import torch
from torch.optim.lr_scheduler import LambdaLR
from transformers import AutoModel, AutoTokenizer, PreTrainedModel, PreTrainedTokenizerBase

SEED = 20_261_122
WARM_UP = 0.1
LAST_RATE = 0.02
CLIP = 1.0

T = TypeVar("T")


def fix_seed() -> random.Random:
    """Make a run repeatable on one machine, and give the source of its choices."""
    torch.manual_seed(SEED)
    torch.set_num_threads(os.cpu_count() or 1)
    return random.Random(SEED)


def load_weights(folder: Path) -> tuple[PreTrainedModel, PreTrainedTokenizerBase]:
    """MiniLM without dropout, its word embeddings frozen.

    Dropout's random numbers are drawn on one core and doubled the time of a step; the
    embeddings are half of the weights and a few thousand questions touch few of them. Attention
    is written out ("eager"): the fused kernel's backward pass took half of a step on two cores.
    """
    model = AutoModel.from_pretrained(
        folder,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        attn_implementation="eager",
    )
    model.embeddings.requires_grad_(False)
    model.train()
    return model, AutoTokenizer.from_pretrained(folder)


def by_length(texts: Sequence[T], size: int, length: Callable[[T], int]) -> list[list[int]]:
    """Positions in groups of texts of like length, so that little of a batch is padding."""
    order = sorted(range(len(texts)), key=lambda place: length(texts[place]))
    return [order[start : start + size] for start in range(0, len(order), size)]


def schedule(optimiser: torch.optim.Optimizer, n_steps: int) -> LambdaLR:
    """Linear warm-up over the first tenth, then linear decay."""

    def rate(step: int) -> float:
        return min(1.0, (step + 1) / (WARM_UP * n_steps)) * max(LAST_RATE, 1 - step / n_steps)

    return LambdaLR(optimiser, rate)


def take_step(
    parameters: Sequence[torch.nn.Parameter],
    optimiser: torch.optim.Optimizer,
    rates: LambdaLR,
) -> None:
    """One step along the gradients that were gathered."""
    torch.nn.utils.clip_grad_norm_(parameters, CLIP)
    optimiser.step()
    rates.step()
    optimiser.zero_grad()
