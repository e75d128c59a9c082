"""axe finds nothing on any page in any state: WCAG 2.2 AA, as far as a machine can tell."""

from collections.abc import Iterable, Iterator
from importlib.resources import files

import pytest
from playwright.sync_api import Page

from portal.web.locale import LANGUAGES, SOURCE
from tests.browser.stage import SOME, Gallery, Stage, light, much_later, open_all

pytestmark = pytest.mark.browser

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOUR = ("color-contrast", "link-in-text-block")
# At an event a page goes on to the next person by itself, for their privacy; the statement on
# accessibility says so.
RUN = """rules => axe.run(document, {runOnly: rules, resultTypes: ['violations'], preload: false})
    .then(({violations}) => violations
        .filter(({id}) => id !== 'meta-refresh' || !document.documentElement.matches('.event'))
        .flatMap(({id, help, nodes}) =>
        nodes.map((n) => `${id} at ${n.target.join(' ')} (${help}): ${n.html.slice(0, 160)}`)))"""


def violations(page: Page, rules: Iterable[str], kind: str = "rule") -> list[str]:
    """Return what axe, which must be on the page, finds by these rules."""
    found: list[str] = page.evaluate(RUN, {"type": kind, "values": list(rules)})
    return found


def by_day(page: Page) -> Iterator[str]:
    """Yield what axe finds on a page with everything unfolded."""
    page.evaluate(AXE)
    open_all(page)
    yield from violations(page, TAGS, "tag")


def in_other_lights(page: Page) -> Iterator[str]:
    """Yield what axe finds in a page's colours by night and on paper, and once time is short."""
    page.evaluate(AXE)
    open_all(page)
    light(page, dark=True)
    yield from (f"by night: {found}" for found in violations(page, COLOUR))
    light(page, paper=True)
    yield from (f"on paper: {found}" for found in violations(page, COLOUR))
    light(page)
    if much_later(page):
        yield from (f"much later: {found}" for found in violations(page, TAGS, "tag"))


@pytest.mark.parametrize("tag", SOME)
def test_axe_finds_nothing(stage: Stage, gallery: Gallery, tag: str) -> None:
    stage.refuse(tag, gallery.kinds_in(tag), by_day)


def test_axe_finds_nothing_by_night_on_paper_or_when_time_is_short(
    stage: Stage, gallery: Gallery
) -> None:
    stage.refuse(SOURCE, gallery.kinds_in(SOURCE), in_other_lights)


@pytest.mark.slow
@pytest.mark.parametrize("tag", LANGUAGES)
def test_axe_finds_nothing_in_all_there_is(stage: Stage, gallery: Gallery, tag: str) -> None:
    stage.refuse(tag, gallery.all_in(tag), by_day)
