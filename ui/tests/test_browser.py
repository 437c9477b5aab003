"""The page in a real browser, on a phone and on a desk."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from shutil import which
from typing import Any

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from ui.commands import command
from ui.settings import PageSettings
from ui.tests.serving import Running, free_port, serve
from ui.tests.stand_in import HOSTILE, HR_TOKEN, create_app

CHROMIUM = which("chromium") or which("chromium-browser") or which("google-chrome")
WIDTHS = {360: 740, 1280: 900}
"""Pixels: a narrow phone and a desk, with their heights."""
_START_S = 120
_STEP_MS = 60_000
_SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

pytestmark = pytest.mark.skipif(
    CHROMIUM is None and os.environ.get("CI") != "true",
    reason="no Chromium here: install the package chromium to run these tests",
)


@pytest.fixture(scope="module")
def standing_in() -> Iterator[Running]:
    yield from serve(create_app())


@pytest.fixture(scope="module")
def address(standing_in: Running) -> Iterator[str]:
    """Where the page is, started as `clausewise ui` starts it."""
    settings = PageSettings(ui_port=free_port(), service_url=standing_in.url)
    environment = os.environ | {"CLAUSEWISE_SERVICE_URL": standing_in.url}
    page = f"http://127.0.0.1:{settings.ui_port}"
    with subprocess.Popen(command(settings), env=environment) as process:
        try:
            _wait_for(f"{page}/_stcore/health", process)
            yield page
        finally:
            process.terminate()


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + _START_S
    while time.monotonic() < give_up:
        assert process.poll() is None, "the page did not start"
        try:
            if httpx.get(url, trust_env=False).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise AssertionError(f"{url} did not answer within {_START_S} s")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    assert CHROMIUM, "CI has to run these tests: install the package chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*_SWITCHES])
        yield browser
        browser.close()


@pytest.fixture(params=WIDTHS, ids=lambda width: f"{width}px")
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """A fresh visit, where everything that is fetched has to come from the page's own address."""
    size: Any = {"width": request.param, "height": WIDTHS[request.param]}
    context = browser.new_context(viewport=size, base_url=address)
    context.set_default_timeout(_STEP_MS)
    expect.set_options(timeout=_STEP_MS)
    fetched: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: fetched.append(request.url))
    yield page
    context.close()
    own = (address, address.replace("http", "ws", 1), "data:", "blob:")
    assert [url for url in fetched if not url.startswith(own)] == []


def ask(page: Page, question: str) -> None:
    page.goto("/?code=harbour-trust")
    page.get_by_label("Your question").fill(question)
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("button", name="Ask something else")).to_be_visible()
    expect(page.get_by_role("button", name="Ask follow-up")).to_be_visible()


def assert_fit_for_all(page: Page) -> None:
    """Nothing sticks out sideways, buttons can be hit, nothing serious for axe."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.evaluate(_STICKING_OUT) == []
    assert page.evaluate(_TOO_SMALL) == []
    violations = Axe().run(page).response["violations"]
    serious = [found for found in violations if found["impact"] in ("serious", "critical")]
    assert [(found["id"], [node["html"] for node in found["nodes"]]) for found in serious] == []


_STICKING_OUT = """[...document.querySelectorAll('[data-testid=stMain] *')]
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML)"""
_TOO_SMALL = """[...document.querySelectorAll('.stButton button, .stFormSubmitButton button,'
  + ' summary, .st-key-navigation a')]
  .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 44)
  .map(e => e.outerHTML)"""


def test_every_page_can_be_read_and_used_by_all(page: Page) -> None:
    ask(page, "Can I keep this £30 gift?")
    expect(page.get_by_text("No, not allowed")).to_be_visible()
    assert_fit_for_all(page)
    page.get_by_role("button", name="No, it did not").click()
    expect(page.get_by_text("What was wrong?")).to_be_visible()
    assert_fit_for_all(page)
    page.get_by_role("button", name="Ask something else").click()
    expect(page.get_by_label("Your question")).to_be_visible()
    assert_fit_for_all(page)
    page.get_by_role("link", name="Compare").click()
    expect(page.get_by_role("heading", name="Compare codes of conduct")).to_be_visible()
    page.get_by_label("Your question").fill("gift?")
    page.get_by_role("button", name="Compare", exact=True).click()
    expect(page.get_by_role("row", name="Moorland Code 1")).to_be_visible()
    assert_fit_for_all(page)
    page.get_by_role("link", name="For HR").click()
    page.get_by_label("HR token").fill(HR_TOKEN)
    page.get_by_role("button", name="Show questions").click()
    expect(page.get_by_text("Where may I park?")).to_be_visible()
    assert_fit_for_all(page)


def test_a_follow_up_brings_its_answer_into_sight(page: Page) -> None:
    ask(page, "Can I keep this £30 gift?")
    page.get_by_label("Ask a follow-up question").fill("And from whom?")
    page.get_by_role("button", name="Ask follow-up").click()

    heading = page.get_by_role("heading", name="And from whom?")
    expect(heading).to_be_in_viewport()
    expect(heading).to_be_focused()
    page.get_by_role("button", name="A supplier").click()
    expect(page.get_by_role("heading", name="a supplier")).to_be_in_viewport()


def test_a_link_in_the_reasons_leads_to_the_words_of_the_clause(page: Page) -> None:
    ask(page, "Can I keep this £30 gift?")
    page.get_by_role("link", name="Clause 5.2").click()

    expect(page.locator("mark").first).to_be_in_viewport()
    expect(page.locator("mark").first).to_have_text("must refuse any gift worth £25 or more")
    expect(page.locator("#clause-5-5")).not_to_be_visible()
    page.get_by_text("Show 2 more: 5.4 to 5.5").click()
    expect(page.locator("#clause-5-5")).to_be_visible()


def test_words_of_documents_and_questions_do_nothing_in_the_browser(page: Page) -> None:
    ask(page, HOSTILE)

    expect(page.get_by_role("heading", name=HOSTILE, exact=True)).to_be_visible()
    expect(page.locator("mark")).to_have_text("**bold** $a$")
    assert page.locator("[data-testid=stMain] img").count() == 0
    assert page.title() == "Clausewise"
