"""Fine-tune MiniLM so that a question lies near the sentence that governs it.

Multiple-negatives ranking loss (Henderson et al. 2017): in a batch every other passage is a
negative, and each question brings one hard negative, a tempting clause where one is labelled.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from transformers import PreTrainedModel, PreTrainedTokenizerBase

from index.base_model import find_base_model
from qa_service.learning.material import (
    Asked,
    Material,
    load_cases,
    load_material,
    load_split,
    load_triples,
    passage,
    typical_cases,
)
from qa_service.learning.nearness import measure_nearness
from qa_service.learning.training import (
    Descent,
    by_length,
    fix_seed,
    load_weights,
    rising_and_falling,
)

EPOCHS = 3
BATCH = 32
RATE = 6e-5
SCALE = 20.0
QUESTION_TOKENS = 64
PASSAGE_TOKENS = 128
TEMPTED = 0.7
"""Share of the hard negatives that are labelled ones; the rest are any clause of the document, or
of those that the weights to start from find nearest."""
CASES_OF_A_CLAUSE = 3
"""Questions drawn in an epoch from all those that one invented clause answers."""


Nearest = Mapping[tuple[str, str], Sequence[int]]
"""Code and question to positions of clauses."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A question, the passages that may stand for its clause, and those that tempt."""

    question: str
    passages: tuple[str, ...]
    tempting: tuple[str, ...]
    others: tuple[str, ...]


def pairs_of(material: Material, codes: frozenset[str], nearest: Nearest) -> list[Pair]:
    """The answerable questions of some documents, a pair for each group of evidence.

    Args:
        material: documents and questions.
        codes: the documents to learn from.
        nearest: the clauses that an encoder finds for a question, the most tempting of all; those
            of a question that is not there are drawn from its whole document.
    """
    return [
        _pair(asked, group, material, nearest)
        for asked in material.of(codes)
        for group in asked.governing
    ]


def _pair(asked: Asked, group: tuple[int, ...], material: Material, nearest: Nearest) -> Pair:
    clauses = material.trees[asked.code].clauses
    governing = {place for each in asked.governing for place in each}
    near = nearest.get((asked.code, asked.question), range(len(clauses)))
    return Pair(
        question=asked.question,
        passages=(passage(clauses[group[0]]), *asked.sentences[:1]),
        tempting=tuple(passage(clauses[place]) for place in asked.tempting),
        others=tuple(passage(clauses[place]) for place in near if place not in governing),
    )


def single_pairs() -> list[Pair]:
    """The pairs that have no document around them.

    A question that stands under several clauses may be led to each that governs it, and is
    tempted by the others.
    """
    triples = [Pair(q, (clause,), (near,), (near,)) for q, clause, near in load_triples()]
    cases = load_cases()
    clauses = tuple(sorted({case.clause for case in cases}))
    governing: dict[str, list[str]] = defaultdict(list)
    tempting: dict[str, list[str]] = defaultdict(list)
    for case in cases:
        (tempting if case.verdict is None else governing)[case.question].append(case.clause)
    return triples + [
        Pair(question, tuple(passages), tuple(tempting[question]), clauses)
        for question, passages in governing.items()
    ]


def drawn(pairs: Sequence[Pair], choose: random.Random) -> list[Pair]:
    """The pairs of one epoch: few of a clause, so that none outweighs a document."""
    by_clause: dict[tuple[str, ...], list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_clause[pair.passages].append(pair)
    return [
        pair
        for group in by_clause.values()
        for pair in choose.sample(group, min(CASES_OF_A_CLAUSE, len(group)))
    ]


class Trainer:
    """One training run.

    Args:
        model, tokenizer: the weights to start from.
        choose: the source of every choice.
    """

    def __init__(
        self, model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, choose: random.Random
    ) -> None:
        self.model = model
        self._tokenizer = tokenizer
        self._choose = choose

    def embed(self, texts: Sequence[str], tokens: int) -> torch.Tensor:
        """`(n, dim)`, rows of unit length, with gradients."""
        groups = by_length(texts, 32, len)
        rows = [self._embed([texts[place] for place in group], tokens) for group in groups]
        order = torch.tensor([place for group in groups for place in group])
        return torch.cat(rows)[torch.argsort(order)]

    def _embed(self, texts: list[str], tokens: int) -> torch.Tensor:
        batch = self._tokenizer(
            texts,
            padding=True,
            truncation=True,
            max_length=tokens,
            pad_to_multiple_of=8,
            return_tensors="pt",
        )
        states = self.model(**batch).last_hidden_state
        mask = batch["attention_mask"].unsqueeze(-1).float()
        mean = (states.float() * mask).sum(1) / mask.sum(1)
        return torch.nn.functional.normalize(mean, dim=-1)

    def loss(self, pairs: Sequence[Pair]) -> torch.Tensor:
        """Cross-entropy of each question over the batch's passages and hard negatives."""
        texts = [self._choose.choice(pair.passages) for pair in pairs]
        texts += [self._hard_negative(pair) for pair in pairs]
        questions = self.embed([pair.question for pair in pairs], QUESTION_TOKENS)
        scores = questions @ self.embed(texts, PASSAGE_TOKENS).T * SCALE
        same = torch.tensor(
            [
                [place != row and text in pair.passages for place, text in enumerate(texts)]
                for row, pair in enumerate(pairs)
            ]
        )
        scores = scores.masked_fill(same, -1e4)
        return torch.nn.functional.cross_entropy(scores, torch.arange(len(pairs)))

    def _hard_negative(self, pair: Pair) -> str:
        if pair.tempting and self._choose.random() < TEMPTED:
            return self._choose.choice(pair.tempting)
        other = self._choose.choice(pair.others)
        while other in pair.passages:
            other = self._choose.choice(pair.others)
        return other

    def run(self, pairs_of_epoch: Callable[[], list[Pair]], epochs: int) -> None:
        """Train; one line an epoch on stderr. The model is left in full precision."""
        n_steps = len(pairs_of_epoch()) // BATCH
        descent = Descent(self.model, self.model, RATE)
        for epoch in range(1, epochs + 1):
            pairs = pairs_of_epoch()
            total = 0.0
            for step in range(n_steps):
                loss = self.loss(pairs[step * BATCH : (step + 1) * BATCH])
                torch.autograd.backward(loss)
                descent.step(rising_and_falling((epoch - 1) * n_steps + step, epochs * n_steps))
                total += loss.item()
            print(f"encoder epoch {epoch}: loss {total / n_steps:.3f}", file=sys.stderr, flush=True)  # noqa: T201
        torch.nn.Module.float(self.model)
        self.model.load_state_dict(descent.weights())


def train_encoder(out: Path, epochs: int = EPOCHS, start: Path | None = None) -> None:
    """Train on every document that is neither calibrated nor tested on, and save the weights.

    Args:
        out: folder for the model, in the form of sentence-transformers.
        epochs: passes over the questions; the rate falls to nothing in the last.
        start: weights to go on from; None for the published MiniLM.
    """
    choose = fix_seed()
    material = load_material()
    calibrate, test = load_split()
    codes = frozenset(material.trees) - calibrate - test
    nearest = measure_nearness(material, (), start).clauses if start else {}
    asked, single = pairs_of(material, codes, nearest), single_pairs()
    model, tokenizer = load_weights(start or find_base_model())

    def pairs_of_epoch() -> list[Pair]:
        pairs = asked + drawn(single, choose)
        choose.shuffle(pairs)
        return pairs

    Trainer(model, tokenizer, choose).run(pairs_of_epoch, epochs)
    _save(model, tokenizer, find_base_model(), out)


def typical_texts() -> list[str]:
    """Some training questions and clauses, as they come."""
    cases = typical_cases()
    return [case.question for case in cases] + [case.clause for case in cases]


def _save(
    model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, base: Path, out: Path
) -> None:
    """Save as a sentence-transformers model: the base's modules around the new weights."""
    from sentence_transformers import SentenceTransformer

    whole = SentenceTransformer(str(base), device="cpu")
    weights: Any = whole[0]
    weights.auto_model.load_state_dict(model.state_dict())
    whole.save(str(out))
