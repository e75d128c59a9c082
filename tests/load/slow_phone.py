"""`python -m tests.load.slow_phone [LANGUAGE ...]`: how long a slow phone waits; never a test.

Chromium with the network of a bad evening (400 ms there and back, 400 kbit/s) and a processor four
times slower. The time runs from the tap to the first paint of the page that the tap leads to, in
which its question stands; the median of some journeys is told.
"""

import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from portal.web.locale import LANGUAGES
from tests.browser.chromium import launch
from tests.browser.looks import PHONE
from tests.browser.person import CONTINUE, GROWING, Person
from tests.browser.serving import served
from tests.web.person import FIRST

LATENCY_MS, BYTES_A_SECOND, SLOWER = 400, 400_000 // 8, 4
JOURNEYS = 5
FIRST_MS, NEXT_MS = 1_500, 1_000
# Nothing runs in a page before it is painted: a tool's script in it takes a slow phone 40 ms.
SETTLED_MS, AGAIN_MS = 1_100, 100
MARK = """document.querySelector(`%s`).click()"""
CHOOSE = """document.querySelector('main select').value = `%s`"""
TAP = """document.left = true; document.querySelector(`%s`).click()"""
# When the first words were painted since the tap, once the question is in the window painted.
PAINTED = """(() => {
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    const heading = document.querySelector('h1');
    if (document.left || !paint || !heading) return null;
    const box = heading.getBoundingClientRect();
    return box.top < 0 || box.bottom > innerHeight ? null : paint.startTime;
})()"""
START = 'main a.button[href*="/check/1/"]'
RESULT = 'main a.button[href$="/plan"]'


@dataclass(frozen=True, slots=True)
class Wait:
    """How long one tap took, in milliseconds, and where it led."""

    page: str
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Phone:
    """A page on a slow phone, and the wire on which it is told what to do."""

    page: Page
    wire: CDPSession

    def run(self, expression: str) -> object:
        """Return what the expression is in the page now; RuntimeError if it fails there."""
        got = self.wire.send("Runtime.evaluate", {"expression": expression, "returnByValue": True})
        if "exceptionDetails" in got:
            raise RuntimeError(f"{expression}: {got['exceptionDetails']}")
        return got["result"].get("value")

    def tap(self, selector: str) -> float:
        """Return how long after the tap the next page was painted, in milliseconds."""
        self.run(TAP % selector)
        self.page.wait_for_timeout(SETTLED_MS)
        while (painted := self.run(PAINTED)) is None:
            self.page.wait_for_timeout(AGAIN_MS)
        return float(str(painted))

    def answer(self, fact: str, value: str) -> float:
        """Return how long after the tap on Continue the next page was painted, in milliseconds."""
        if fact == "county":
            self.run(CHOOSE % value)
        else:
            self.run(MARK % f'main input[value="{value}"]')
        return self.tap(CONTINUE)


def slowed(browser: Browser) -> Phone:
    """Return a page on a slow phone."""
    page = browser.new_context(viewport=PHONE).new_page()
    page.set_default_timeout(60_000)
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": LATENCY_MS,
            "downloadThroughput": BYTES_A_SECOND,
            "uploadThroughput": BYTES_A_SECOND,
        },
    )
    wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return Phone(page, wire)


def journey(phone: Phone, base: str, tag: str) -> Iterator[Wait]:
    """Yield the wait for each page from the tap on Start to the result."""
    person = Person(phone.page, base, tag)
    person.open("/")
    yield Wait(f"first: {FIRST}", phone.tap(START))
    while fact := person.asked:
        took = phone.answer(fact, GROWING[fact])
        yield Wait(person.asked or person.path, took)
    took = phone.tap(RESULT)
    yield Wait(person.path, took)


def main() -> None:
    """Print the median wait for each page in each language, beside the promise."""
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder)) as server,
        sync_playwright() as playwright,
        launch(playwright) as browser,
    ):
        for tag in sys.argv[1:] or LANGUAGES:
            waits: dict[str, list[float]] = {}
            for _ in range(JOURNEYS):
                phone = slowed(browser)
                for wait in journey(phone, server.address, tag):
                    waits.setdefault(wait.page, []).append(wait.milliseconds)
                phone.page.context.close()
            print(f"\n{tag}: milliseconds from tap to paint, median (least to most)")
            for name, found in waits.items():
                promise = FIRST_MS if name.startswith("first") else NEXT_MS
                late = "  LATE" if statistics.median(found) > promise else ""
                figures = f"{statistics.median(found):6.0f}  ({min(found):.0f} to {max(found):.0f})"
                print(f"  {name:32}{figures}{late}")


if __name__ == "__main__":
    main()
