"""Gates: figures that must not fall, neither below a floor nor below what was accepted last."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from eval.errors import GateFormatError
from eval.figures import LOWER_IS_BETTER
from eval.record import Figure, RunRecord


class Accepted(BaseModel):
    """The figure of the last accepted run with its 95 % interval."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    value: float
    low: float
    high: float


class Gate(BaseModel):
    """What one figure must hold to.

    Attributes:
        floor: the worst value allowed; for a figure of which lower is better, a ceiling.
        accepted: the figure of the last accepted run, None before there is one.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    floor: float
    accepted: Accepted | None = None


class GateFile(BaseModel):
    """Gates by metric, and the questions that the accepted figures were measured on."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    gold_hash: str | None = None
    gates: dict[str, Gate] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class GateResult:
    """Whether one figure passes, and if not, in words why not."""

    metric: str
    passed: bool
    reason: str


def read_gates(file: Path) -> GateFile:
    """Reads a gate file, YAML or JSON.

    Raises:
        GateFormatError: it is not one.
    """
    try:
        return GateFile.model_validate(yaml.safe_load(file.read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        raise GateFormatError(f"{file}: there is no such gate file") from error
    except (ValidationError, yaml.YAMLError) as error:
        raise GateFormatError(
            f"{file}: not a gate file ({error}); expected `gates:` with `<metric>: {{floor: …}}`"
        ) from error


def check_gates(record: RunRecord, gate_file: GateFile) -> Sequence[GateResult]:
    """One result a gate, in the order of the file.

    Raises:
        GateFormatError: a gate names a figure that runs do not have.
    """
    figures = record.summary.overall
    for name in gate_file.gates:
        if name not in figures:
            raise GateFormatError(f"there is no figure {name!r}; there are {', '.join(figures)}")
    return [_check(name, figures[name], gate) for name, gate in gate_file.gates.items()]


def gate_warnings(record: RunRecord, gate_file: GateFile) -> Sequence[str]:
    """Reasons to read the gates with care."""
    if gate_file.gold_hash in (None, record.gold.hash):
        return []
    return [
        f"the gold questions changed since the accepted run ({gate_file.gold_hash} and "
        f"{record.gold.hash}): accept a run on the new ones"
    ]


def accept(record: RunRecord, gate_file: GateFile) -> GateFile:
    """The gate file with this run as the last accepted one.

    A floor follows to the worse edge of the run's interval, loosened to two decimals, where that
    is better than the floor was; it is never lowered. So a row of accepted runs, each a little
    worse than the one before and none by more than chance, ends at a floor.
    """
    figures = record.summary.overall
    return GateFile(
        gold_hash=record.gold.hash,
        gates={name: _accept(name, figures[name], gate) for name, gate in gate_file.gates.items()},
    )


def write_gates(file: Path, gate_file: GateFile) -> None:
    """Writes a gate file as YAML; the remarks at the top of a file that is there stay."""
    content: Mapping[str, object] = gate_file.model_dump(mode="json", exclude_none=True)
    written = _remarks(file) + yaml.safe_dump(content, sort_keys=False)
    file.write_text(written, encoding="utf-8")


def _remarks(file: Path) -> str:
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True) if file.is_file() else []
    return "".join(takewhile(lambda line: line.startswith("#"), lines))


def _accept(name: str, figure: Figure, gate: Gate) -> Gate:
    accepted = _accepted(figure)
    if accepted is None:
        return Gate(floor=gate.floor)
    reached = _loosened(name, _edge(name, accepted))
    floor = reached if _worse(name, gate.floor, reached) else gate.floor
    return Gate(floor=floor, accepted=accepted)


def _loosened(name: str, value: float) -> float:
    towards_worse = math.ceil if name in LOWER_IS_BETTER else math.floor
    return towards_worse(round(value * 100, 6)) / 100


def _accepted(figure: Figure) -> Accepted | None:
    if figure.value is None or figure.low is None or figure.high is None:
        return None
    return Accepted(value=figure.value, low=figure.low, high=figure.high)


def _check(name: str, figure: Figure, gate: Gate) -> GateResult:
    if figure.value is None:
        return GateResult(name, False, "no question says anything about it")
    if _worse(name, figure.value, gate.floor):
        side = "above its ceiling" if name in LOWER_IS_BETTER else "below its floor"
        return GateResult(name, False, f"{figure.value:.3f} is {side} {gate.floor:.3f}")
    if gate.accepted and _worse(name, figure.value, _edge(name, gate.accepted)):
        return GateResult(
            name,
            False,
            f"{figure.value:.3f} is worse than the accepted {gate.accepted.value:.3f} "
            f"({gate.accepted.low:.3f} to {gate.accepted.high:.3f}) by more than chance",
        )
    return GateResult(name, True, f"{figure.value:.3f} holds (floor {gate.floor:.3f})")


def _edge(name: str, accepted: Accepted) -> float:
    return accepted.high if name in LOWER_IS_BETTER else accepted.low


def _worse(name: str, value: float, limit: float) -> bool:
    return value > limit if name in LOWER_IS_BETTER else value < limit
