"""`clausewise eval obliqa` and `clausewise eval or-sharc`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from eval.plain_errors import plain_errors
from eval.split import Split
from qa_service.settings import load_settings
from qa_service.terminal import build_progress

Data = Annotated[
    Path, typer.Option(exists=True, file_okay=False, help="Folder with the benchmark's files.")
]
Questions = Annotated[str, typer.Option(help="Name of the question file, without suffix.")]
Model = Annotated[
    Path | None,
    typer.Option(
        exists=True, file_okay=False, help="Encoder folder; by default the published weights."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON in place of a table.")]


def obliqa(
    data: Data,
    questions: Questions,
    split: Annotated[Split, typer.Option(help="Which questions to ask.")] = Split.ALL,
    encoder: Model = None,
    as_json: AsJson = False,
) -> None:
    """Ranks the passages of ObliQA for its questions: recall@10 and MAP@10."""
    from eval.benchmarks.suite import obliqa_as_json, run_obliqa
    from eval.benchmarks.tables import print_ranked

    with plain_errors():
        ranked = run_obliqa(data, questions, split, encoder, build_progress())
    if as_json:
        _print_json(obliqa_as_json(ranked))
    else:
        print_ranked(ranked)


def or_sharc(
    data: Data, questions: Questions, encoder: Model = None, as_json: AsJson = False
) -> None:
    """Finds the rule for each scenario of OR-ShARC, and decides under the right rule."""
    from eval.benchmarks.suite import or_sharc_as_json, run_or_sharc
    from eval.benchmarks.tables import print_decided, print_ranked

    with plain_errors():
        ranked, decided = run_or_sharc(data, questions, load_settings(), encoder, build_progress())
    if as_json:
        _print_json(or_sharc_as_json(ranked, decided))
    else:
        print_ranked(ranked)
        print_decided(decided)


def _print_json(content: Mapping[str, object]) -> None:
    typer.echo(json.dumps(content, ensure_ascii=False, indent=2))
