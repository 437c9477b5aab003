"""A public benchmark from files to figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.benchmarks.deciding import DecisionFigures, decide_all, write_rules
from eval.benchmarks.obliqa import read_obliqa
from eval.benchmarks.or_sharc import ranking_questions, read_or_sharc
from eval.benchmarks.passage_search import (
    PRODUCT,
    REGULATIONS,
    SHORT_RULES,
    PassageSearch,
    SearchWeights,
)
from eval.benchmarks.passages import Passage, RankingQuestion
from eval.benchmarks.ranking import RankingFigures, measure
from eval.benchmarks.vector_cache import VectorCache
from eval.benchmarks.weights import benchmark_encoder
from eval.local import local_service
from eval.split import Split, split_of
from index.embedding import Progress
from qa_service.settings import Settings
from qa_service.terminal import with_progress


@dataclass(frozen=True, slots=True)
class Ranked:
    """Rankings of one benchmark.

    Attributes:
        k: the cut-off of every figure.
        model: name of the encoder.
        systems: figures of the product and the baselines, by name.
    """

    n_questions: int
    n_passages: int
    k: int
    model: str
    systems: Mapping[str, RankingFigures]

    @property
    def product(self) -> RankingFigures:
        """The figures of our own search."""
        return self.systems[PRODUCT]


def run_obliqa(
    data: Path, questions: str, split: Split, encoder: Path | None, tell: Progress
) -> Ranked:
    """Rank the passages of ObliQA for each question; figures at 10.

    Raises:
        EvalError, IndexingError: the files or the model cannot be used.
    """
    passages, asked = read_obliqa(data, questions)
    return _rank(passages, _part(asked, split), REGULATIONS, 10, encoder, tell)


def run_or_sharc(
    data: Path, questions: str, settings: Settings, encoder: Path | None, tell: Progress
) -> tuple[Ranked, DecisionFigures]:
    """Find the rule for each case, figures at 5; then decide each case under its own rule.

    Raises:
        EvalError, IndexingError: the files or the model cannot be used.
    """
    rules, cases = read_or_sharc(data, questions)
    passages = [Passage(text) for text in rules.values()]
    asked = ranking_questions(rules, cases)
    ranked = _rank(passages, asked, SHORT_RULES, 5, encoder, tell)
    service = local_service(write_rules(rules), settings)
    return ranked, decide_all(with_progress(cases, len(cases), "Deciding"), service)


def obliqa_as_json(ranked: Ranked) -> dict[str, object]:
    """What `eval obliqa --json` prints."""
    return _figures(ranked.product, ranked.k) | _about(ranked)


def or_sharc_as_json(ranked: Ranked, decided: DecisionFigures) -> dict[str, object]:
    """What `eval or-sharc --json` prints."""
    return (
        _figures(ranked.product, ranked.k)
        | {
            "decision_micro": decided.micro,
            "decision_macro": decided.macro,
            "decision_ms_per_question": decided.ms,
            "confusion": decided.confusion,
        }
        | _about(ranked)
    )


def _rank(
    passages: Sequence[Passage],
    asked: Sequence[RankingQuestion],
    weights: SearchWeights,
    k: int,
    encoder: Path | None,
    tell: Progress,
) -> Ranked:
    model = benchmark_encoder(encoder)
    search = PassageSearch(passages, VectorCache(model), model, tell)
    systems = {
        name: measure(ranker, with_progress(asked, len(asked), name), k)
        for name, ranker in search.rankers(weights).items()
    }
    return Ranked(len(asked), len(passages), k, model.name, systems)


def _part(asked: Sequence[RankingQuestion], split: Split) -> list[RankingQuestion]:
    return [each for each in asked if split is Split.ALL or split_of(each.id) is split]


def _about(ranked: Ranked) -> dict[str, object]:
    return {
        "n_questions": ranked.n_questions,
        "n_passages": ranked.n_passages,
        "model": ranked.model,
        "systems": {name: _figures(found, ranked.k) for name, found in ranked.systems.items()},
    }


def _figures(found: RankingFigures, k: int) -> dict[str, object]:
    return {
        f"recall@{k}": found.recall,
        f"map@{k}": found.average_precision,
        "ms_per_question": found.ms,
    }
