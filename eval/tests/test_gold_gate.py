"""The figures on the visible gold hold: what `eval run --gate` says is what the suite says."""

from pathlib import Path

from typer.testing import CliRunner

from eval.commands import app

DATA = Path(__file__).parents[2] / "data"


def test_no_figure_on_the_visible_gold_has_fallen(tmp_path):
    gold, codes = str(DATA / "gold"), str(DATA / "codes")
    gate, out = str(DATA / "gold" / "gate.yaml"), str(tmp_path / "run")
    typed = ["run", "--gold", gold, "--codes", codes, "--gate", gate, "--out", out]
    done = CliRunner().invoke(app, typed)
    assert done.exit_code == 0, f"{done.stdout}\n{done.stderr}\n{done.exception!r}"
