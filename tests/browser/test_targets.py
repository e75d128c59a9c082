"""Everything that can be pressed is large enough for a thumb, or stands well apart."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.looks import PHONE
from tests.browser.stage import ONE_A_DIRECTION, Gallery, Stage, much_later, open_all

pytestmark = pytest.mark.browser

# Rows of choices, buttons, and the links that lead about: 44 pixels (WCAG 2.5.5). Whatever else is
# pressed: 24, or 24 from the middle of it to the next (2.5.8). A link in a sentence is as high as
# the line; it is held to the same distance, so that no two are pressed for each other.
SMALL = """() => {
    const told = (e) => e.outerHTML.replace(/\\s+/g, ' ').slice(0, 120);
    const found = [], all = [];
    for (const e of document.querySelectorAll('a[href], button, select, summary, input')) {
        if (e.type === 'hidden' || !e.checkVisibility({visibilityProperty: true})) continue;
        const pressed = e.labels?.length && e.tagName === 'INPUT' ? e.labels[0] : e;
        const outside = pressed.getBoundingClientRect();
        if (outside.right < 0 || outside.left > innerWidth) continue;
        const beside = [...pressed.parentElement.childNodes].some((n) => n !== pressed
            && n.nodeType === Node.TEXT_NODE && /[\\p{L}\\p{N}]/u.test(n.data));
        const sentence = beside && getComputedStyle(pressed).display.startsWith('inline');
        const large = !sentence && (pressed.matches('label, button, select, summary')
            || pressed.matches('.button, .act, .back, header a, nav a, footer a'));
        // A link that a line breaks in two is pressed on its longer part.
        const boxes = [...pressed.getClientRects()], most = Math.max(...boxes.map((b) => b.width));
        for (const box of boxes)
            if (box.width >= 24 || box.width === most)
                all.push({e: pressed, box, large, sentence});
    }
    const middle = ({left, right, top, bottom}) => [(left + right) / 2, (top + bottom) / 2];
    const apart = ([x, y], {left, right, top, bottom}) => Math.hypot(
        Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
    for (const one of all) {
        const {e, box, large} = one, {width, height} = box;
        if (large && (height < 43.5 || width < 43.5))
            found.push(`${width.toFixed()} by ${height.toFixed()}, not 44: ${told(e)}`);
        if (width >= 24 && height >= 24) continue;
        for (const other of all) {
            if (other.e === e) continue;
            const small = other.box.width < 24 || other.box.height < 24;
            const [x, y] = middle(box), [u, v] = middle(other.box);
            const gap = small ? Math.hypot(x - u, y - v) : apart([x, y], other.box) + 12;
            if (gap < 24)
                found.push(`${width.toFixed()} by ${height.toFixed()}, ${told(e)}`
                    + ` and beside it ${told(other.e)}`);
        }
    }
    return found;
}"""


def small(page: Page) -> Iterator[str]:
    """Yield what is too small to press, on a phone and in a wide window, the menu open too."""
    open_all(page)
    much_later(page)
    yield from page.evaluate(SMALL)
    page.set_viewport_size({"width": 1280, "height": 800})
    yield from (f"wide: {found}" for found in page.evaluate(SMALL))
    page.set_viewport_size(PHONE)
    page.evaluate("document.querySelectorAll('header details').forEach((d) => { d.open = true; })")
    yield from (
        f"menu: {found}" for found in page.evaluate(SMALL.replace("'a[href]", "'header a[href]"))
    )


@pytest.mark.parametrize("tag", ONE_A_DIRECTION)
def test_everything_can_be_pressed_with_a_thumb(stage: Stage, gallery: Gallery, tag: str) -> None:
    stage.refuse(tag, gallery.kinds_in(tag), small)
