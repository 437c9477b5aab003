"""What a clean clone relies on: every dependency pinned, every document there."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]


def name_of(requirement):
    return re.match(r"[\w.-]+", requirement)[0].lower().replace("_", "-")


def pins():
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {name.lower().replace("_", "-"): version for name, version in pinned}


@pytest.mark.parametrize(
    "requirement",
    [*PROJECT["dependencies"], *(one for extra in EXTRAS.values() for one in extra)],
)
def test_every_dependency_has_an_exact_pin(requirement):
    assert re.fullmatch(r"\d[\w.]*", pins()[name_of(requirement)])


def test_torch_is_pinned_without_the_mark_of_one_build():
    assert pins()["torch"] == "2.13.0"
    assert "torch==2.13.0" in PROJECT["dependencies"]


def test_the_readme_opens_with_the_two_commands():
    lines = [line.strip() for line in (ROOT / "README.md").read_text("utf-8").splitlines()]
    commands = [line for line in lines if line][1:3]
    assert commands[0].startswith("git clone")
    assert commands[1] == "make run"


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/service.md"])
def test_links_between_the_documents_lead_somewhere(name):
    document = ROOT / name
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text("utf-8")):
        assert (document.parent / target).exists(), target
