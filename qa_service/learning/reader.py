"""Train the clause reader: a cross-encoder with two heads, relevance and verdict."""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from transformers import PreTrainedTokenizerBase

from qa_service.learning.material import (
    load_cases,
    load_material,
    load_split,
    load_turns,
)
from qa_service.learning.nearness import measure_nearness
from qa_service.learning.pairs import Group, Pair, epoch_groups
from qa_service.learning.training import Descent, fix_seed, load_weights, rising
from qa_service.reading.pair import MAX_TOKENS
from qa_service.reading.reader import READER_VERDICTS

EPOCHS = 6
BATCH = 48
POOL = 10 * BATCH
"""Groups among which batches of like length are formed, so that little of a batch is padding."""
RATE = 1e-4
HEAD_RATE = 1e-3
KEPT_EVERY = 400
"""Steps after which the weights are kept. What is saved is their mean (Izmailov et al. 2018): the
rate stays level, each of them alone wanders by two in a hundred verdicts, and their mean is better
than nearly every one. With the weights gone on from, where there are any; else of the later half,
since the first know nothing yet."""
VERDICT_WEIGHT = 0.8
RANK_WEIGHT = 0.5
"""Of the softmax over the clauses of one question, beside each clause's own loss."""
SMOOTHING = 0.08
RARER = 0.3
"""By the root of their rarity `needs_clarification` was named where the clause settles it."""
HIDDEN = 0.1
"""Share of word pieces hidden from the model at each step, drawn anew: with every word in sight
it learns its cases by heart within three epochs."""


class ReaderModel(torch.nn.Module):
    """MiniLM under two linear heads on its mean and first token vector.

    Args:
        folder: weights to start from: the fine-tuned encoder, which knows staff's words.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.body, self.tokenizer = load_weights(folder)
        width = 2 * self.body.config.hidden_size
        self.relevance = torch.nn.Linear(width, 1)
        self.verdicts = torch.nn.Linear(width, len(READER_VERDICTS))
        self.balance = torch.ones(len(READER_VERDICTS))

    def forward(
        self,
        input_ids: torch.Tensor,
        attention_mask: torch.Tensor,
        token_type_ids: torch.Tensor,
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits: relevance `(n,)`, verdicts `(n, 7)`."""
        states = self.body(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state.float()
        mask = attention_mask.unsqueeze(-1).float()
        mean = (states * mask).sum(1) / mask.sum(1)
        both = torch.cat([mean, states[:, 0]], dim=-1)
        return self.relevance(both).squeeze(-1), self.verdicts(both)


def balance(pairs: Sequence[Pair]) -> torch.Tensor:
    """Weights of the verdicts, rarer ones heavier by a power of their rarity; mean 1."""
    counted = Counter(pair.verdict for pair in pairs)
    weights = torch.tensor([(1 + counted[verdict]) ** -RARER for verdict in READER_VERDICTS])
    return weights / weights.mean()


def tokenize(tokenizer: PreTrainedTokenizerBase, pairs: Sequence[Pair]) -> dict[str, torch.Tensor]:
    """The model's inputs for some pairs."""
    return dict(
        tokenizer(
            [pair.question for pair in pairs],
            [pair.clause for pair in pairs],
            padding=True,
            truncation="longest_first",
            max_length=MAX_TOKENS,
            pad_to_multiple_of=8,
            return_tensors="pt",
        )
    )


def hide(inputs: dict[str, torch.Tensor], tokenizer: PreTrainedTokenizerBase) -> None:
    """Put the mask in place of some word pieces; the marks between the texts stay.

    So do "yes" and "no", which say behind a limit whether it is met.
    """
    ids = inputs["input_ids"]
    marks = [tokenizer.convert_tokens_to_ids(word) for word in ("yes", "no")]
    words = torch.isin(ids, torch.tensor([*tokenizer.all_special_ids, *marks]), invert=True)
    ids[words & (torch.rand(ids.shape) < HIDDEN)] = tokenizer.mask_token_id


def loss_of(model: ReaderModel, groups: Sequence[Group]) -> torch.Tensor:
    """Summed loss: relevance of each pair and among its group, and the verdicts taught."""
    pairs = [pair for group in groups for pair in group]
    inputs = tokenize(model.tokenizer, pairs)
    hide(inputs, model.tokenizer)
    relevance, verdicts = model(**inputs)
    governs = torch.tensor([pair.governs for pair in pairs])
    loss = torch.nn.functional.binary_cross_entropy_with_logits(
        relevance.float(), governs, reduction="sum"
    )
    loss = loss + RANK_WEIGHT * _rank_loss(relevance.float(), groups)
    taught = [place for place, pair in enumerate(pairs) if pair.verdict is not None]
    if taught:
        labels = [READER_VERDICTS.index(pairs[place].verdict) for place in taught]
        loss = loss + VERDICT_WEIGHT * torch.nn.functional.cross_entropy(
            verdicts[taught].float(),
            torch.tensor(labels),
            weight=model.balance,
            reduction="sum",
            label_smoothing=SMOOTHING,
        )
    return loss


def _rank_loss(relevance: torch.Tensor, groups: Sequence[Group]) -> torch.Tensor:
    """Summed cross-entropy of the governing clause among the clauses of its group."""
    scores = torch.split(relevance, [len(group) for group in groups])
    losses = [-torch.log_softmax(each, 0)[0] for each in scores if len(each) > 1]
    return torch.stack(losses).sum() if losses else relevance.new_zeros(())


def batches(groups: Sequence[Group], choose: random.Random) -> list[list[Group]]:
    """Batches of groups of like length, about `BATCH` pairs each, in random order."""
    found: list[list[Group]] = []
    for start in range(0, len(groups), POOL):
        pool = sorted(groups[start : start + POOL], key=longest)
        n_pairs = BATCH
        for group in pool:
            if n_pairs >= BATCH:
                found.append([])
                n_pairs = 0
            found[-1].append(group)
            n_pairs += len(group)
    choose.shuffle(found)
    return found


def longest(group: Group) -> int:
    """Characters of the longest pair of a group."""
    return max(pair.length for pair in group)


def train_reader(
    encoder: Path,
    out: Path,
    epochs: int = EPOCHS,
    start: Path | None = None,
    body: Path | None = None,
) -> None:
    """Train on every document that is neither calibrated nor tested on, and save the weights.

    Args:
        encoder: the fine-tuned encoder, whose neighbours tempt.
        out: folder for `weights.pt`, written whenever weights are kept.
        epochs: passes over all labels.
        start: a reader's weights to go on from.
        body: folder of the reader's shape and word pieces; the encoder's unless given.
    """
    choose = fix_seed()
    material = load_material()
    calibrate, test = load_split()
    codes = frozenset(material.trees) - calibrate - test
    cases, turns = load_cases(), load_turns()
    near = measure_nearness(material, cases, encoder)
    model = ReaderModel(body or encoder)
    kept: list[Mapping[str, torch.Tensor]] = []
    if start is not None:
        kept.append(torch.load(start))
        model.load_state_dict(kept[0])
    groups = epoch_groups(material, codes, cases, near, choose, turns)
    model.balance = balance([pair for group in groups for pair in group])
    n_steps = epochs * len(batches(groups, choose))
    descent = Descent(model, model.body, RATE, HEAD_RATE)
    out.mkdir(parents=True, exist_ok=True)
    step = 0
    for epoch in range(1, epochs + 1):
        total = 0.0
        chosen = batches(epoch_groups(material, codes, cases, near, choose, turns), choose)
        for batch in chosen:
            loss = loss_of(model, batch) / BATCH
            torch.autograd.backward(loss)
            total += loss.item()
            descent.step(rising(step, n_steps))
            step += 1
            if step % KEPT_EVERY == 0:
                kept.append(descent.weights())
                torch.save(averaged(_settled(kept, start)), out / "weights.pt")
                print(f"reader: step {step} of {n_steps}", file=sys.stderr, flush=True)  # noqa: T201
        print(f"reader epoch {epoch}: loss {total / len(chosen):.3f}", file=sys.stderr, flush=True)  # noqa: T201
    torch.save(averaged(_settled(kept, start) or [descent.weights()]), out / "weights.pt")


def _settled(
    kept: list[Mapping[str, torch.Tensor]], start: Path | None
) -> list[Mapping[str, torch.Tensor]]:
    return kept if start is not None else kept[len(kept) // 2 :]


def averaged(states: Sequence[Mapping[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """The mean of several weights of one model."""
    return {
        name: torch.stack([state[name].float() for state in states]).mean(0) for name in states[0]
    }
