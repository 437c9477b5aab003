"""Two runs side by side: what changed, question by question, and whether it is more than chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.figures import LOWER_IS_BETTER
from eval.gold import REMARKS
from eval.record import Row, Run
from eval.scores import METRICS, RIGHT_OR_WRONG
from eval.statistics import PairedTest, mcnemar_exact, paired_bootstrap


@dataclass(frozen=True, slots=True)
class Change:
    """One question whose scores differ, with what either run said."""

    question_id: str
    question: str
    verdicts: tuple[str, str]
    scores: Mapping[str, tuple[float | None, float | None]]

    @property
    def direction(self) -> str:
        """`fixed`, `broken`, or `other` where right as a whole did not change."""
        before, after = self.scores.get("everything_right", (None, None))
        if before == after:
            return "other"
        return "fixed" if after == 1.0 else "broken"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Run B against run A.

    Attributes:
        tests: for each metric the difference over the questions both runs have a figure for;
            None where there is none.
        warnings: reasons to read the figures with care.
    """

    tests: Mapping[str, PairedTest | None]
    changes: Sequence[Change]
    warnings: Sequence[str]
    n_common: int

    def better(self, metric: str) -> bool | None:
        """Whether B is better than A by more than chance; None where chance explains it."""
        test = self.tests[metric]
        if test is None or not test.more_than_chance:
            return None
        return (test.difference > 0) is (metric not in LOWER_IS_BETTER)


def compare(a: Run, b: Run) -> Comparison:
    """Compares two runs over the questions that both asked in the same words and labels."""
    pairs = _pairs(a, b)
    return Comparison(
        tests={name: _test(name, pairs, b.record.seed) for name in METRICS},
        changes=[change for pair in pairs if (change := _change(*pair))],
        warnings=_warnings(a, b, len(pairs)),
        n_common=len(pairs),
    )


def _pairs(a: Run, b: Run) -> list[tuple[Row, Row]]:
    before = {row.question.id: row for row in a.rows}
    rows = [(before[row.question.id], row) for row in b.rows if row.question.id in before]
    return [(x, y) for x, y in rows if _labels(x) == _labels(y)]


def _labels(row: Row) -> Mapping[str, object]:
    return row.question.model_dump(exclude=REMARKS)


def _test(name: str, pairs: Sequence[tuple[Row, Row]], seed: int) -> PairedTest | None:
    both = [
        (x, y)
        for before, after in pairs
        if (x := before.scores.get(name)) is not None and (y := after.scores.get(name)) is not None
    ]
    test = mcnemar_exact if name in RIGHT_OR_WRONG else paired_bootstrap
    return test([x for x, _ in both], [y for _, y in both], seed)


def _change(before: Row, after: Row) -> Change | None:
    scores = {
        name: (before.scores.get(name), after.scores.get(name))
        for name in METRICS
        if before.scores.get(name) != after.scores.get(name)
    }
    if not scores and before.given.verdict is after.given.verdict:
        return None
    return Change(
        question_id=after.question.id,
        question=after.question.question,
        verdicts=(before.given.verdict.value, after.given.verdict.value),
        scores=scores,
    )


def _warnings(a: Run, b: Run, n_common: int) -> list[str]:
    warnings = []
    if a.record.gold.hash != b.record.gold.hash:
        warnings.append(
            f"the gold questions changed between the runs ({a.record.gold.hash} and "
            f"{b.record.gold.hash}): only the {n_common} questions that are the same in both "
            f"are compared, of {len(a.rows)} and {len(b.rows)}"
        )
    if a.record.index_version != b.record.index_version:
        warnings.append(
            f"the index changed: {a.record.index_version or 'none'} and "
            f"{b.record.index_version or 'none'}"
        )
    changed = sorted(
        name
        for name in a.record.versions.keys() | b.record.versions.keys()
        if a.record.versions.get(name) != b.record.versions.get(name)
    )
    if changed:
        warnings.append(f"versions changed: {', '.join(changed)}")
    return warnings
