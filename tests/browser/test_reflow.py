"""Everything can be read at 320 pixels (1280 at 400 percent), both ways round, and on paper."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, ViewportSize

from portal.web.locale import LANGUAGES
from tests.browser.fitting import menu_misfits, misfits, narrow
from tests.browser.stage import Gallery, Stage, light, mirror, much_later, open_all

pytestmark = pytest.mark.browser

# What is left of a sheet, A4 or Letter, between margins of a centimetre, in pixels of CSS.
PAPER: ViewportSize = {"width": 700, "height": 980}


def both_ways(page: Page) -> Iterator[str]:
    """Yield what cannot be read on a narrow screen, and on the same mirrored."""
    open_all(page)
    yield from (*misfits(page), *menu_misfits(page))
    if much_later(page):
        yield from (f"much later: {found}" for found in misfits(page))
    mirror(page)
    yield from (f"mirrored: {found}" for found in misfits(page))


def on_paper(page: Page) -> Iterator[str]:
    """Yield what cannot be read on a sheet."""
    light(page, paper=True)
    yield from misfits(page)
    light(page)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_nothing_is_lost_at_320_pixels(stage: Stage, gallery: Gallery, tag: str) -> None:
    narrow(stage.page)
    stage.refuse(tag, gallery.kinds_in(tag), both_ways)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_nothing_is_lost_on_paper(stage: Stage, gallery: Gallery, tag: str) -> None:
    stage.page.set_viewport_size(PAPER)
    stage.refuse(tag, gallery.kinds_in(tag), on_paper)


@pytest.mark.slow
@pytest.mark.parametrize("tag", LANGUAGES)
def test_nothing_is_lost_in_all_there_is(stage: Stage, gallery: Gallery, tag: str) -> None:
    narrow(stage.page)
    stage.refuse(tag, gallery.all_in(tag), both_ways)
