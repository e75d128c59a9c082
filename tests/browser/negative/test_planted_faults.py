"""The checks here can fail: planted images are seen, and the storing browser does store."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.conftest import NewPerson
from tests.browser.serving import Served
from tests.browser.witness import Witness

pytestmark = pytest.mark.browser

OUTSIDE = "https://example.invalid/x"
PLANTED = f'<!doctype html><html lang="en"><title>x</title><h1>x</h1><img alt="" src="{OUTSIDE}">'


@pytest.fixture
def unwatched(browser: Browser) -> Iterator[BrowserContext]:
    """Give a context of its own, since its faults are the point; nothing gets out of it."""
    context = browser.new_context()
    context.route(OUTSIDE, lambda route: route.abort())
    yield context
    context.close()


def open_planted(context: BrowserContext, server: Served, headers: dict[str, str]) -> Witness:
    witness = Witness(server.address)
    witness.watch(context)
    address = f"{server.address}/planted"
    context.route(
        address,
        lambda route: route.fulfill(content_type="text/html", body=PLANTED, headers=headers),
    )
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return witness


def test_an_image_from_elsewhere_is_seen(unwatched: BrowserContext, server: Served) -> None:
    witness = open_planted(unwatched, server, {})
    assert witness.outside == [OUTSIDE]


def test_an_image_that_the_policy_refuses_is_seen(
    unwatched: BrowserContext, server: Served
) -> None:
    policy = {"Content-Security-Policy": "default-src 'none'; img-src 'self'"}
    witness = open_planted(unwatched, server, policy)
    assert any("Content Security Policy" in text for text in witness.complaints)


def test_the_storing_browser_shows_a_page_again_without_asking(
    people: NewPerson, storing_browser: Browser, witness: Witness
) -> None:
    person = people(within=storing_browser)
    person.open("/check/1/court_system")
    person.open("/")
    person.page.go_back(wait_until="commit")
    assert person.path == "/check/1/court_system"
    assert witness.asked.count(person.page.url) == 1
