"""Wherever the focus is, it is seen: a ring of two pixels or more that stands out, not covered."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.colour import COLOUR
from tests.browser.stage import ONE_A_DIRECTION, Gallery, Stage, light, much_later, open_all

pytestmark = pytest.mark.browser

# WCAG 2.4.7, 2.4.11 and 2.4.13: at least two pixels all around, three to one against what is
# behind, and the thing itself not under another.
UNSEEN = (
    "() => {"
    + COLOUR
    + """
    const found = [];
    const wanted = 'a[href], button, input:not([type=hidden]), select, summary, [tabindex]';
    for (const e of document.querySelectorAll(wanted)) {
        if (!e.checkVisibility({visibilityProperty: true})) continue;
        if (e.tabIndex < 0 && !e.autofocus) continue;
        e.focus();
        if (document.activeElement !== e) { found.push(`takes no focus: ${told(e)}`); continue; }
        const label = e.labels?.[0];
        const ringed = [e, label].find((r) => r && getComputedStyle(r).outlineStyle !== 'none');
        if (!ringed || !e.matches(':focus-visible')) {
            found.push(`no ring: ${told(e)}`);
            continue;
        }
        const style = getComputedStyle(ringed), wide = parseFloat(style.outlineWidth);
        const ratio = contrast(paint(style.outlineColor), behind(ringed.parentElement));
        if (wide < 2) found.push(`a ring of ${wide} pixels: ${told(e)}`);
        if (ratio < 3) found.push(`a ring of contrast ${ratio.toFixed(1)}: ${told(e)}`);
        const box = ringed.getClientRects()[0];
        const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
        const top = document.elementFromPoint(x, y);
        if (!top) found.push(`out of the window: ${told(e)}`);
        else if (!ringed.contains(top) && !e.contains(top) && top !== label && !top.contains(e))
            found.push(`under ${told(top)}: ${told(e)}`);
    }
    return found;
}"""
)


def unseen(page: Page) -> Iterator[str]:
    """Yield where the focus would not be seen: by day, by night, in few colours, much later."""
    open_all(page)
    page.keyboard.press("Tab")
    yield from page.evaluate(UNSEEN)
    light(page, dark=True)
    yield from (f"by night: {found}" for found in page.evaluate(UNSEEN))
    light(page, few=True)
    yield from (f"in few colours: {found}" for found in page.evaluate(UNSEEN))
    light(page)
    if much_later(page):
        yield from (f"much later: {found}" for found in page.evaluate(UNSEEN))


@pytest.mark.parametrize("tag", ONE_A_DIRECTION)
def test_the_focus_is_always_seen(stage: Stage, gallery: Gallery, tag: str) -> None:
    stage.refuse(tag, gallery.kinds_in(tag), unseen)
