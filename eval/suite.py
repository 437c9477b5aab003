"""The benchmark suite from files to files: gold and documents in; rows, figures, report out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from eval.answering import HttpAnswerer
from eval.documents import read_trees
from eval.errors import GoldFormatError
from eval.gold import GoldQuestion, read_gold
from eval.local import kept_manifest, kept_settings, local_service
from eval.record import REPORT_FILE, Run, write_run
from eval.report.render import render_report
from eval.run import RunPlan, run
from eval.split import Split, take
from qa_service.settings import Settings
from qa_service.terminal import with_progress


def run_suite(
    gold: Path, codes_dir: Path, split: Split, url: str | None, settings: Settings
) -> Run:
    """Asks the gold questions of one split, in this process or of the service at `url`.

    Raises:
        EvalError: the gold, its documents or an answer cannot be used.
        IndexingError, DocumentProblem: the documents cannot be indexed.
    """
    questions = take(read_gold(gold), split)
    if not questions:
        raise GoldFormatError(f"{gold}: no question is in the split {split}; ask --split all")
    trees = read_trees(codes_dir, {question.code for question in questions})
    if url:
        plan = RunPlan(questions, trees, split, settings={"url": url})
        with HttpAnswerer(url) as answerer:
            return run(plan, answerer, _watch)
    service = local_service(codes_dir, settings)
    plan = RunPlan(
        questions, trees, split, settings=kept_settings(settings), manifest=kept_manifest(service)
    )
    return run(plan, service, _watch)


def write_suite(folder: Path, finished: Run) -> Path:
    """Writes a run and its report into a folder, and says where the report is."""
    write_run(folder, finished)
    report = folder / REPORT_FILE
    report.write_text(render_report(finished), encoding="utf-8")
    return report


def _watch(questions: Sequence[GoldQuestion]) -> Iterable[GoldQuestion]:
    return with_progress(questions, len(questions), "Asking")
