"""A run: every gold question asked, every answer scored, everything kept that made the figures."""

from __future__ import annotations

import platform
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from os import cpu_count

from eval.answering import Answerer
from eval.errors import AnswererError
from eval.figures import summarise
from eval.gold import GoldQuestion, gold_hash
from eval.labels import clauses_for
from eval.metrics.latency import latency_percentiles
from eval.record import ClauseRef, Given, GoldUsed, Latency, Row, Run, RunRecord
from eval.scores import make_case, score
from ingest.clauses import ClauseTree
from qa_service.errors import Refusal
from qa_service.schemas import AskRequest, AskResponse

SEED = 20_240_229
"""Seed of every bootstrap; a run says which one it used."""

TOP_K = 10
"""Ranked clauses asked for: as many as nDCG@10 and MAP@10 look at."""

PACKAGES = ("clausewise", "numpy", "onnxruntime", "tokenizers", "faiss-cpu", "bm25s", "pydantic")
"""Packages whose version may move a figure."""

Watch = Callable[[Sequence[GoldQuestion]], Iterable[GoldQuestion]]
"""Lets the questions pass one by one, and may show how far they are."""


@dataclass(frozen=True, slots=True)
class RunPlan:
    """What a run asks, of which documents, and what is to be noted about it.

    Attributes:
        trees: the parsed documents by code; a code that is missing goes without quote check.
        settings, manifest: of the answering side and its index, as they are to be kept.
    """

    questions: Sequence[GoldQuestion]
    trees: Mapping[str, ClauseTree]
    split: str = "all"
    seed: int = SEED
    settings: Mapping[str, object] = field(default_factory=dict)
    manifest: Mapping[str, object] = field(default_factory=dict)


def run(plan: RunPlan, answerer: Answerer, watch: Watch = iter) -> Run:
    """Asks every question once, in order, and scores the answers.

    Raises:
        AnswererError: a question got no answer; the message names it.
    """
    rows, milliseconds, index_version = [], {}, ""
    for question in watch(plan.questions):
        started = time.perf_counter()
        answer = _ask(answerer, question)
        milliseconds[question.id] = (time.perf_counter() - started) * 1_000
        index_version = answer.index_version
        rows.append(make_row(question, answer, plan.trees.get(question.code)))
    percentiles = dict(latency_percentiles(list(milliseconds.values())))
    return Run(
        record=_record(plan, rows, index_version),
        rows=rows,
        latency=Latency(percentiles=percentiles, ms=milliseconds),
    )


def make_row(question: GoldQuestion, answer: AskResponse, tree: ClauseTree | None) -> Row:
    """One answer with its scores and the clauses that should have been cited."""
    case = make_case(question, answer, tree.document.text if tree else None)
    expected = [clauses_for(tree, group) for group in question.evidence] if tree else []
    return Row(
        question=question,
        given=_given(answer),
        expected=[
            [ClauseRef(code=c.code, clause=c.label, text=c.text) for c in group]
            for group in expected
        ],
        scores=dict(score(case)),
    )


def _ask(answerer: Answerer, question: GoldQuestion) -> AskResponse:
    request = AskRequest(
        question=question.question, code=question.code, top_k=TOP_K, conversation=None
    )
    try:
        return answerer.ask(request)
    except (AnswererError, Refusal) as error:
        raise AnswererError(f"question {question.id} got no answer: {error}") from error
    except Exception as error:
        error.add_note(f"while question {question.id} was being answered")
        raise


def _given(answer: AskResponse) -> Given:
    return Given(
        verdict=answer.verdict,
        headline=answer.headline,
        answer=answer.answer,
        next_steps=answer.next_steps,
        facts=answer.facts,
        derivation=answer.derivation,
        citations=answer.citations,
        ranked=[
            ClauseRef(code=c.code, clause=c.clause, text=c.text) for c in answer.ranked_clauses
        ],
        confidence=answer.confidence,
    )


def _record(plan: RunPlan, rows: Sequence[Row], index_version: str) -> RunRecord:
    return RunRecord(
        date=datetime.now(UTC).isoformat(timespec="seconds"),
        seed=plan.seed,
        gold=GoldUsed(hash=gold_hash(plan.questions), n=len(plan.questions), split=plan.split),
        index_version=index_version,
        manifest=dict(plan.manifest),
        settings=dict(plan.settings),
        versions={"python": platform.python_version()} | _versions(),
        machine={
            "system": platform.platform(),
            "processor": platform.processor() or platform.machine(),
            "cores": str(cpu_count()),
            "byte_order": sys.byteorder,
        },
        summary=summarise(rows, plan.seed),
    )


def _versions() -> dict[str, str]:
    return {name: found for name in PACKAGES if (found := _version(name))}


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
