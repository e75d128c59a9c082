"""Nothing moves for those who asked for stillness, and a page may be held either way."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from portal.web.locale import SOURCE
from tests.browser.looks import PHONE
from tests.browser.stage import Gallery, Stage

pytestmark = pytest.mark.browser

# At an event a page goes on to the next person by itself, for their privacy.
MOVING = """() => {
    const found = [];
    for (const e of document.querySelectorAll('*'))
        for (const part of [null, '::before', '::after']) {
            const style = getComputedStyle(e, part);
            const time = (list) => Math.max(...list.split(',').map((t) => parseFloat(t)));
            const moves = (style.animationName !== 'none' && time(style.animationDuration) > 0.01)
                || time(style.transitionDuration) > 0.01 || style.scrollBehavior === 'smooth';
            if (moves) found.push(`moves: ${e.outerHTML.slice(0, 100)} ${part ?? ''}`);
        }
    if (document.querySelector('marquee, blink, video, audio[autoplay]')
        || document.querySelector('html:not(.event) meta[http-equiv=refresh]'))
        found.push('moves or goes on by itself');
    return found;
}"""
READ = """() => [document.body.innerText, [...document.body.querySelectorAll('*')]
    .filter((e) => getComputedStyle(e).rotate !== 'none'
        || /matrix\\((?!1, 0, 0, 1)/.test(getComputedStyle(e).transform)).length]"""


def moving(page: Page) -> Iterator[str]:
    """Yield what moves although less motion was asked for."""
    page.emulate_media(reduced_motion="reduce")
    yield from page.evaluate(MOVING)


def turned(page: Page) -> Iterator[str]:
    """Yield whether a page says something else, or is turned, when the phone is held sideways."""
    upright = page.evaluate(READ)
    page.set_viewport_size({"width": PHONE["height"], "height": PHONE["width"]})
    if page.evaluate(READ) != upright:
        yield "not the same page held sideways"
    page.set_viewport_size(PHONE)


def test_nothing_moves_where_stillness_was_asked_for(stage: Stage, gallery: Gallery) -> None:
    stage.refuse(SOURCE, gallery.kinds_in(SOURCE), moving)


def test_a_page_may_be_held_either_way(stage: Stage, gallery: Gallery) -> None:
    stage.refuse(SOURCE, gallery.kinds_in(SOURCE), turned)
