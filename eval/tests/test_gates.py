"""Gates: each part that breaks turns its own gate red, and nothing else does."""

import pytest

from eval.errors import GateFormatError
from eval.gates import Accepted, Gate, GateFile, accept, check_gates, read_gates, write_gates

FLOORS = {
    "recall@5": 0.9,
    "verdict_accuracy": 0.9,
    "citation_recall": 0.9,
    "quote_faithfulness": 1.0,
    "abstention_recall": 0.9,
    "false_abstention": 0.1,
}
GATES = GateFile(gates={name: Gate(floor=floor) for name, floor in FLOORS.items()})


def red(run, gate_file=GATES):
    return {result.metric for result in check_gates(run.record, gate_file) if not result.passed}


@pytest.mark.parametrize(
    ("answerer", "gates"),
    [
        ("WordAnswerer", set()),
        ("BrokenRetriever", {"recall@5"}),
        ("BrokenDecider", {"verdict_accuracy"}),
        ("BrokenCitation", {"citation_recall"}),
        ("BrokenQuote", {"quote_faithfulness"}),
        ("NeverSilent", {"verdict_accuracy", "abstention_recall"}),
        (
            "AlwaysSilent",
            {"verdict_accuracy", "citation_recall", "false_abstention", "quote_faithfulness"},
        ),
    ],
)
def test_a_broken_part_turns_the_right_gate_red(run_with, answerer, gates):
    assert red(run_with(answerer)) == gates


def test_a_floor_is_told_with_the_figure(run_with):
    gate = GateFile(gates={"citation_recall": Gate(floor=0.5)})
    (result,) = check_gates(run_with("BrokenCitation").record, gate)
    assert result.reason == "0.000 is below its floor 0.500"


def test_a_figure_exactly_on_its_floor_passes(run_with):
    gate = GateFile(gates={"false_abstention": Gate(floor=1.0), "aurc": Gate(floor=1.0)})
    assert red(run_with("AlwaysSilent"), gate) == set()


def test_a_figure_of_which_lower_is_better_has_a_ceiling(run_with):
    gate = GateFile(gates={"false_abstention": Gate(floor=0.5)})
    (result,) = check_gates(run_with("AlwaysSilent").record, gate)
    assert result.reason == "1.000 is above its ceiling 0.500"


def test_falling_out_of_the_accepted_interval_is_more_than_chance(run_with):
    # two verdicts of six are wrong: 0.667
    run = run_with("BrokenDecider")
    near = Gate(floor=0.1, accepted=Accepted(value=0.8, low=0.66, high=0.9))
    far = Gate(floor=0.1, accepted=Accepted(value=0.9, low=0.8, high=0.95))
    assert red(run, GateFile(gates={"verdict_accuracy": near})) == set()
    (result,) = check_gates(run.record, GateFile(gates={"verdict_accuracy": far}))
    assert not result.passed
    assert "worse than the accepted 0.900 (0.800 to 0.950) by more than chance" in result.reason


def test_accepting_a_run_takes_its_figures_and_lowers_no_floor(run_with, tmp_path):
    run = run_with("BrokenDecider")
    file = tmp_path / "gate.yaml"
    write_gates(file, accept(run.record, GATES))
    kept = read_gates(file)
    assert kept.gold_hash == run.record.gold.hash
    assert {name: gate.floor for name, gate in kept.gates.items()} == FLOORS
    assert kept.gates["verdict_accuracy"].accepted.value == pytest.approx(4 / 6)


def test_accepting_a_better_run_raises_the_floor_to_the_edge_of_its_interval(run_with):
    # Six of six right: Clopper and Pearson's lower bound is 0.025 ** (1 / 6) = 0.541. Of the four
    # that must not be met with silence none is: the upper bound is 1 - 0.025 ** (1 / 4) = 0.602.
    low = GateFile(gates={"verdict_accuracy": Gate(floor=0.3), "false_abstention": Gate(floor=0.7)})
    accepted = accept(run_with("WordAnswerer").record, low)
    assert {name: gate.floor for name, gate in accepted.gates.items()} == {
        "verdict_accuracy": 0.54,
        "false_abstention": 0.61,
    }


def test_the_remarks_at_the_top_of_a_gate_file_stay(tmp_path):
    file = tmp_path / "gate.yaml"
    file.write_text("# Only ever up.\n# By hand.\ngates: {mrr: {floor: 0.5}}\n", encoding="utf-8")
    write_gates(file, GATES)
    assert file.read_text(encoding="utf-8").startswith("# Only ever up.\n# By hand.\ngates:\n")
    assert read_gates(file) == GATES


def test_a_figure_that_nothing_measures_is_red(run_with):
    gate = GateFile(gates={"says_what_it_must": Gate(floor=0.0)})
    assert red(run_with("WordAnswerer"), gate) == {"says_what_it_must"}


def test_a_gate_for_an_unknown_figure_is_refused(run_with):
    gate = GateFile(gates={"elegance": Gate(floor=0.5)})
    with pytest.raises(GateFormatError, match="there is no figure 'elegance'"):
        check_gates(run_with("WordAnswerer").record, gate)


@pytest.mark.parametrize("content", ["gates: {}", "gates: {mrr: high}", "floor: 1", "gates: ["])
def test_a_file_that_is_no_gate_file_is_refused(tmp_path, content):
    file = tmp_path / "gate.yaml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(GateFormatError, match="not a gate file"):
        read_gates(file)


def test_a_missing_gate_file_is_refused(tmp_path):
    with pytest.raises(GateFormatError, match="no such gate file"):
        read_gates(tmp_path / "gate.yaml")


def test_a_gate_file_may_be_json(tmp_path):
    file = tmp_path / "gate.json"
    file.write_text('{"gates": {"mrr": {"floor": 0.5}}}', encoding="utf-8")
    assert read_gates(file).gates == {"mrr": Gate(floor=0.5)}
