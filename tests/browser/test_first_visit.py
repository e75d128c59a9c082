"""The first page of a visit, with all it needs, fits the first flight of packets: 14,600 bytes."""

from collections import Counter

import pytest
from playwright.sync_api import CDPSession

from tests.browser.person import Person

pytestmark = pytest.mark.browser

# Ten segments of 1,460 bytes: what a server may send before it has to wait (RFC 6928).
BUDGET = 14_600
FIRST_PAGES = ("/en/", "/es/", "/en/check/1/court_system", "/es/check/1/court_system")


def weigh(wire: CDPSession) -> Counter[str]:
    """Return a count, filled as responses end, of the bytes of each: headers and body."""
    address: dict[str, str] = {}
    weight: Counter[str] = Counter()
    wire.on(
        "Network.requestWillBeSent",
        lambda event: address.update({event["requestId"]: event["request"]["url"]}),
    )
    wire.on(
        "Network.loadingFinished",
        lambda event: weight.update({address[event["requestId"]]: int(event["encodedDataLength"])}),
    )
    wire.send("Network.enable")
    return weight


@pytest.mark.parametrize("path", FIRST_PAGES)
def test_a_first_visit_fits_the_first_flight(person: Person, path: str) -> None:
    page = person.page
    weight = weigh(page.context.new_cdp_session(page))
    with page.expect_event("requestfinished", lambda request: request.url.endswith("icon.svg")):
        page.goto(f"{person.base}{path}")
    page.wait_for_load_state("networkidle")
    parts = {url.removeprefix(person.base): size for url, size in weight.items()}
    print(f"\n{path}: {weight.total()} bytes {parts}")  # noqa: T201 - the figures, with -s
    assert set(parts) == {path, "/static/icon.svg"}
    assert weight.total() <= BUDGET
