"""`clausewise eval speed`."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from eval.plain_errors import plain_errors
from qa_service.settings import load_settings


def speed(
    seconds: Annotated[float, typer.Option(min=0.1, help="How long each load lasts.")] = 5.0,
    times: Annotated[int, typer.Option(min=1, help="Cold starts to take the median of.")] = 3,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON in place of lines.")] = False,
) -> None:
    """Measures cold start, latency, throughput, parsing and memory; ratios first."""
    from eval.speed.bench import measure_speed

    with plain_errors():
        found = measure_speed(load_settings(), seconds, times)
    if as_json:
        typer.echo(json.dumps({"ratios": found.ratios} | asdict(found), indent=2))
        return
    ratios = found.ratios
    typer.echo(
        f"A warm answer takes {ratios.pop('answer_to_forward'):.1f} times a bare forward pass."
    )
    for name, ratio in ratios.items():
        n_clients = name.removeprefix("throughput_")
        typer.echo(f"{n_clients} clients get {ratio:.2f} times the answers of one.")
    throughput = ", ".join(f"{rate:.0f} ({n} clients)" for n, rate in found.throughput.items())
    typer.echo(
        f"\nRemarks, of this machine at this hour:\n"
        f"  warm answer     {found.warm['p50']:.1f} ms, 95 % within {found.warm['p95']:.1f} ms\n"
        f"  forward pass    {found.forward_ms:.1f} ms\n"
        f"  answers/s       {throughput}\n"
        f"  cold start      {found.cold_start_s:.2f} s (`clausewise ask`)\n"
        f"  service ready   {found.service_start_s:.2f} s\n"
        f"  documents/s     {found.documents_a_second:.1f} read and parsed\n"
        f"  memory          {found.megabytes_at_start:.0f} MB, "
        f"{found.megabytes_after:.0f} MB after the load"
    )
