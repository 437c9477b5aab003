"""The table of baselines: the same questions for every system."""

import pytest

from eval.baselines.libraries import haystack, langchain, llama_index, txtai
from eval.baselines.own import plain
from eval.baselines.system import System
from eval.baselines.systems import SYSTEMS
from eval.baselines.table import NOT_INSTALLED, measure_system, recall_shown
from eval.benchmarks.weights import benchmark_encoder
from eval.errors import GoldFormatError
from eval.gold import GoldQuestion

TEXT = """\
1.1 Staff may keep gifts worth less than £10 from a customer.

1.2 Staff must not accept money in any form from anybody.

1.3 Staff must tell the Clerk of any second job before it starts.
"""


@pytest.fixture
def codes(tmp_path):
    (tmp_path / "acme.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def question(text, *groups, verdict="permitted", kind="permission"):
    return GoldQuestion(
        id=text,
        code="acme",
        question=text,
        kind=kind,
        verdict=verdict,
        accept_verdicts=(verdict,),
        evidence=tuple((group,) for group in groups),
    )


ASKED = [
    question("gifts from a customer", "gifts worth less than £10"),
    question("second job and the Moon", "tell the Clerk of any", "nowhere in the code at all"),
    question("dogs?", verdict="not_covered", kind="unanswerable"),
]


@pytest.mark.parametrize("name", ["BM25 alone", "plain hybrid", "MiniLM alone"])
def test_plain_search_is_measured_on_the_questions_that_have_evidence(codes, name):
    # The first question finds its one group, the second one of its two: (1 + 1/2) / 2.
    found = measure_system(SYSTEMS[name], ASKED, codes, benchmark_encoder())
    assert (found.recall, found.recall_shown) == (0.75, 0.75)
    assert found.cold_start_s > found.ms / 1_000 > 0


def test_a_system_without_its_package_says_so(codes):
    absent = System("absent", plain(0), ("no_such_package.core",))
    assert measure_system(absent, ASKED, codes, None) == NOT_INSTALLED


def test_gold_without_evidence_measures_nothing(codes):
    with pytest.raises(GoldFormatError, match="no gold question has evidence"):
        measure_system(SYSTEMS["BM25 alone"], ASKED[2:], codes, None)


def test_only_what_is_shown_in_time_counts():
    long = "x" * 1_999
    assert recall_shown([long, "refuse all gifts"], [["refuse"]]) == 0
    assert recall_shown(["refuse all gifts", long], [["refuse"], ["xxxxx"]]) == 1


@pytest.mark.parametrize(
    ("package", "build"),
    [
        ("langchain_core", langchain),
        ("llama_index.core", llama_index),
        ("haystack", haystack),
        ("txtai", txtai),
    ],
)
def test_a_library_finds_the_text_where_it_is_installed(package, build):
    pytest.importorskip(package)
    search = build(TEXT, benchmark_encoder())
    assert any("less than £10" in text for text in search("Can I keep a gift?", 5))
