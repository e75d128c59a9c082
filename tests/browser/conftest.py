"""One real server and one Chromium for all tests here; a fresh small phone for each test."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, sync_playwright

from tests.browser.chromium import launch
from tests.browser.looks import PHONE
from tests.browser.person import Person
from tests.browser.serving import Served, served
from tests.browser.stage import Gallery, Stage, staged
from tests.browser.witness import Witness
from tests.web.serving import Clock, compile_catalogues, serve

PATIENCE_MS = 10_000

NewPerson = Callable[..., Person]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Run the real server; at the end its log must hold no error."""
    with served(tmp_path_factory.mktemp("server")) as running:
        yield running
        log = running.log.read_text(encoding="utf-8")
        assert [line for line in log.splitlines() if " ERROR " in line] == []


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    with launch(playwright) as chromium:
        yield chromium


@pytest.fixture(scope="session")
def storing_browser(playwright: Playwright) -> Iterator[Browser]:
    """Run a Chromium that keeps whole pages for Back, as it does for the public."""
    with launch(playwright, page_store=True) as chromium:
        yield chromium


@pytest.fixture
def witness(server: Served) -> Iterator[Witness]:
    """Watch the test: nothing from elsewhere, no complaint of the browser, no broken answer."""
    seen = Witness(server.address)
    yield seen
    assert seen.outside == []
    assert seen.complaints == []
    assert seen.broken == []


@pytest.fixture
def contexts(browser: Browser, witness: Witness) -> Iterator[Callable[..., BrowserContext]]:
    """Give fresh contexts: a small phone, without JavaScript unless asked otherwise."""
    opened: list[BrowserContext] = []

    def fresh(*, javascript: bool = False, within: Browser = browser) -> BrowserContext:
        context = within.new_context(viewport=PHONE, java_script_enabled=javascript, locale="en-US")
        context.set_default_timeout(PATIENCE_MS)
        witness.watch(context)
        opened.append(context)
        return context

    yield fresh
    for context in opened:
        context.close()


@pytest.fixture
def people(server: Served, contexts: Callable[..., BrowserContext]) -> NewPerson:
    """Give people, each with a phone of their own; `javascript=True` turns scripts on."""

    def new(*, language: str = "en", **phone: bool | Browser) -> Person:
        return Person(contexts(**phone).new_page(), server.address, language)

    return new


@pytest.fixture
def person(people: NewPerson) -> Person:
    """Give one person without JavaScript, in English."""
    return people()


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Gallery:
    """Give every state of every page, each rendered once however many tests look at it."""
    return Gallery.of(serve(Clock(), compile_catalogues(tmp_path_factory.mktemp("words"))))


@pytest.fixture
def stage(gallery: Gallery, browser: Browser) -> Iterator[Stage]:
    """Give a small phone that shows any of them."""
    with staged(gallery, browser) as shown:
        yield shown
