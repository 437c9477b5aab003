"""A run turned into the page that a head of HR reads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from eval.figures import LOWER_IS_BETTER, confidence_and_right
from eval.metrics.calibration_error import reliability
from eval.metrics.risk_coverage import risk_coverage
from eval.record import ClauseRef, Figure, Row, Run
from eval.report.wording import FAULTS, HEADLINES, PLAIN
from qa_service.schemas import Verdict

CURVE_POINTS = 200
"""Points of the risk-coverage curve; more cannot be seen."""

_NOT_IN_ANCHOR = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Failure:
    """An answer that is not right in every respect, and why."""

    row: Row
    faults: Sequence[str]
    expected: Sequence[ClauseRef]
    cited: Sequence[ClauseRef]


def render_report(run: Run) -> str:
    """The report as one HTML page with its pictures inside."""
    failures = [_failure(row) for row in run.rows if row.scores["everything_right"] != 1.0]
    confidence, right = confidence_and_right(run.rows)
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            record=run.record,
            summary=run.record.summary,
            latency=run.latency,
            rows=run.rows,
            failures=failures,
            faults=Counter(fault for failure in failures for fault in failure.faults).most_common(),
            clauses=_clauses(failures),
            bins=reliability(confidence, right),
            risks=_thin(risk_coverage(confidence, right).tolist()),
            verdicts=list(Verdict),
            headlines=HEADLINES,
            plain=PLAIN,
            lower_is_better=LOWER_IS_BETTER,
        )
    )


def anchor(clause: ClauseRef) -> str:
    """Where a clause stands in the page.

    Labels that differ only in punctuation (`2.1 • 3` and `2.1(3)`) get anchors that differ: each
    run of punctuation becomes its code points.

    >>> anchor(ClauseRef(code="acme", clause="2.1 (b)", text=""))
    'clause-acme-2_2e_1_20_28_b_29_'
    """
    return f"clause-{_encode(clause.code)}-{_encode(clause.clause)}"


def _encode(name: str) -> str:
    def points(match: re.Match[str]) -> str:
        return "_" + "_".join(f"{ord(letter):x}" for letter in match.group()) + "_"

    return _NOT_IN_ANCHOR.sub(points, name)


def percent(figure: Figure | float | None) -> str:
    """A share for reading: `83 %`, and a dash where there is none.

    >>> percent(0.825), percent(None)
    ('82 %', '–')
    """
    value = figure.value if isinstance(figure, Figure) else figure
    return "–" if value is None else f"{value:.0%}".replace("%", " %")


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("eval.report", "."),
        autoescape=select_autoescape(["html", "j2"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["percent"] = percent
    environment.filters["anchor"] = anchor
    environment.filters["verdict"] = lambda verdict: str(verdict).replace("_", " ")
    return environment


def _failure(row: Row) -> Failure:
    faults = [words for part, words in FAULTS.items() if row.scores[part] not in (None, 1.0)]
    return Failure(
        row=row,
        faults=faults,
        expected=_once(clause for group in row.expected for clause in group),
        cited=_once(
            ClauseRef(code=c.code, clause=c.clause, text=c.text) for c in row.given.citations
        ),
    )


def _clauses(failures: Sequence[Failure]) -> Sequence[ClauseRef]:
    named = _once(clause for f in failures for clause in (*f.expected, *f.cited))
    return sorted(named, key=lambda clause: clause.code)


def _once(clauses: Iterable[ClauseRef]) -> Sequence[ClauseRef]:
    first: dict[tuple[str, str], ClauseRef] = {}
    for clause in clauses:
        first.setdefault((clause.code, clause.clause), clause)
    return list(first.values())


def _thin(risks: Sequence[float]) -> Sequence[tuple[float, float]]:
    """Points (coverage, risk), at most `CURVE_POINTS` of them."""
    n = len(risks)
    step = max(1, n // CURVE_POINTS)
    kept = sorted({*range(0, n, step), n - 1} if n else set())
    return [((i + 1) / n, risks[i]) for i in kept]
