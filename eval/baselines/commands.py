"""`clausewise eval baselines`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from eval.plain_errors import plain_errors
from eval.split import Split
from qa_service.settings import load_settings


def baselines(
    gold: Annotated[
        Path, typer.Option(exists=True, help="Gold questions: a .jsonl file or a folder of them.")
    ],
    codes: Annotated[
        Path | None,
        typer.Option(exists=True, file_okay=False, help="Folder of documents, one file a code."),
    ] = None,
    split: Annotated[Split, typer.Option(help="Which questions to ask.")] = Split.ALL,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON in place of a table.")
    ] = False,
) -> None:
    """Asks the gold questions of plain search, of other libraries and of the product."""
    from eval.baselines.printed import print_baselines
    from eval.baselines.systems import SYSTEMS
    from eval.baselines.table import measure_system
    from eval.benchmarks.weights import benchmark_encoder
    from eval.gold import read_gold
    from eval.split import take
    from qa_service.terminal import with_progress

    with plain_errors():
        questions = take(read_gold(gold), split)
        folder = codes or load_settings().codes_dir
        encoder = benchmark_encoder()
        systems = with_progress(SYSTEMS.values(), len(SYSTEMS), "Systems")
        rows = {
            system.name: measure_system(system, questions, folder, encoder) for system in systems
        }
    if as_json:
        content = {name: row if isinstance(row, str) else asdict(row) for name, row in rows.items()}
        typer.echo(json.dumps(content, ensure_ascii=False, indent=2))
    else:
        print_baselines(rows)
