"""`python -m tests.load.slow_phone`: how long a slow phone waits; figures, never a test.

Chromium with the network of a bad evening (400 ms there and back, 400 kbit/s) and a processor four
times slower. The time runs from the tap to the first paint of the page that the tap leads to, in
which its question stands; the median of some journeys is told.
"""

import statistics
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from portal.web.locale import LANGUAGES
from tests.browser.chromium import launch
from tests.browser.looks import PHONE
from tests.browser.person import GROWING, Person
from tests.browser.serving import served

LATENCY_MS, BYTES_A_SECOND, SLOWER = 400, 400_000 // 8, 4
JOURNEYS = 5
FIRST_MS, NEXT_MS = 1_500, 1_000
# When the first words were painted since the tap, once the question is in the window painted.
PAINTED = """() => {
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    const box = document.querySelector('h1').getBoundingClientRect();
    if (!paint || box.top < 0 || box.bottom > innerHeight) return null;
    return paint.startTime;
}"""


@dataclass(frozen=True, slots=True)
class Wait:
    """How long one tap took, in milliseconds, and where it led."""

    page: str
    milliseconds: float


def slowed(browser: Browser) -> Page:
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
    return page


def painted(page: Page) -> float:
    """Return how long after the tap the page was painted with its heading, in milliseconds."""
    return float(page.wait_for_function(PAINTED).json_value())


def journey(page: Page, base: str, tag: str) -> Iterator[Wait]:
    """Yield the wait for each page from the tap on Start to the result."""
    person = Person(page, base, tag)
    person.open("/")
    person.follow('main a.button[href*="/check/1/"]')
    yield Wait(f"first: {person.asked}", painted(page))
    while person.asked:
        person.answer(GROWING[person.asked])
        yield Wait(person.asked or person.path, painted(page))
    person.see_result()
    yield Wait(person.path, painted(page))


def main() -> None:
    """Print the median wait for each page in each language, beside the promise."""
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder)) as server,
        sync_playwright() as playwright,
        launch(playwright) as browser,
    ):
        for tag in LANGUAGES:
            waits: dict[str, list[float]] = {}
            for _ in range(JOURNEYS):
                page = slowed(browser)
                for wait in journey(page, server.address, tag):
                    waits.setdefault(wait.page, []).append(wait.milliseconds)
                page.context.close()
            print(f"\n{tag}: milliseconds from tap to paint, median (least to most)")
            for name, found in waits.items():
                promise = FIRST_MS if name.startswith("first") else NEXT_MS
                late = "  LATE" if statistics.median(found) > promise else ""
                figures = f"{statistics.median(found):6.0f}  ({min(found):.0f} to {max(found):.0f})"
                print(f"  {name:32}{figures}{late}")


if __name__ == "__main__":
    main()
