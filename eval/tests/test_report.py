"""The report: whole, alone, and honest about failures."""

import re

import pytest
from bs4 import BeautifulSoup

from eval.figures import CURVES
from eval.record import ClauseRef
from eval.report.render import anchor, render_report
from eval.report.wording import FAULTS, HEADLINES, PLAIN
from eval.scores import METRICS, PARTS_OF_RIGHT


@pytest.fixture(scope="module")
def page(run_with):
    return BeautifulSoup(render_report(run_with("BrokenDecider")), "html.parser")


def test_every_figure_has_plain_words():
    assert set(PLAIN) == set(METRICS) | set(CURVES)
    assert set(FAULTS) == set(PARTS_OF_RIGHT)
    assert set(HEADLINES) <= set(PLAIN)


def test_it_opens_with_how_often_it_was_right(page):
    lead = " ".join(page.find(class_="lead").text.split())
    assert lead.startswith(
        "Of 6 questions about 1 code of conduct, 4 were answered right in every respect (67 %)."
    )


def test_every_failure_is_listed_and_linked_to_its_clause(page):
    failures = page.find_all("article", id=re.compile("^question-"))
    assert [failure["id"] for failure in failures] == ["question-acme-001", "question-acme-002"]
    links = {a.text: a["href"] for failure in failures for a in failure.find_all("a")}
    assert set(links) == {"acme 1.1", "acme 1.2"}
    for text, href in links.items():
        clause = page.find(id=href.removeprefix("#"))
        assert clause.find("h3").text == text


def test_it_stands_alone(page):
    html = str(page)
    assert not re.search(r"(src|href)=\"(?!#)", html)
    assert "<script" not in html
    assert "url(" not in html
    assert len(page.find_all("svg", attrs={"aria-label": True})) == 4


def test_it_says_how_it_was_measured(page, run_with):
    record = run_with("BrokenDecider").record
    text = page.text
    assert record.gold.hash in text
    assert str(record.seed) in text
    assert record.versions["numpy"] in text


def test_words_of_a_question_are_never_markup(run_with, questions):
    hostile = questions[0].model_copy(update={"question": "<script>alert(1)</script> money?"})
    html = render_report(run_with("BrokenDecider", [hostile]))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_a_faultless_run_has_no_failures_to_list(run_with):
    page = BeautifulSoup(render_report(run_with("WordAnswerer")), "html.parser")
    assert page.find("article") is None
    assert "No answer has anything wrong." in page.text


def test_labels_that_differ_only_in_punctuation_have_anchors_that_differ():
    labels = ["2.1 • 3", "2.1(3)", "2.1.3", "213", "2 1 3"]
    anchors = {anchor(ClauseRef(code="acme", clause=label, text="")) for label in labels}
    assert len(anchors) == len(labels)
    assert all(re.fullmatch(r"[\w-]+", name) for name in anchors)
