"""In the few colours that a reader chose, every edge and every icon is still there."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.colour import COLOUR
from tests.browser.stage import ONE_A_DIRECTION, Gallery, Stage, light, much_later, open_all

pytestmark = pytest.mark.browser

# A control needs an edge or an underline of its own, since backgrounds are taken away; a choice
# that is marked needs more of it than one that is not; an icon needs a line that can be seen.
LOST = (
    "() => {"
    + COLOUR
    + """
    const found = [], sides = ['Top', 'Right', 'Bottom', 'Left'];
    const edged = (e) => {
        const style = getComputedStyle(e), under = behind(e.parentElement);
        return sides.every((side) => parseFloat(style[`border${side}Width`]) >= 1
            && style[`border${side}Style`] !== 'none'
            && contrast(paint(style[`border${side}Color`]), under) >= 3);
    };
    const struck = (e) => getComputedStyle(e).textDecorationLine.includes('underline');
    const shown = (selector) => [...document.body.querySelectorAll(selector)]
        .filter((e) => e.checkVisibility({visibilityProperty: true}));
    for (const e of shown('button, select, .button, .act, input[type=radio] + label'))
        if (!edged(e) && !struck(e)) found.push(`no edge: ${told(e)}`);
    for (const e of shown('a[href]'))
        if (!struck(e) && !edged(e) && !e.matches('.name, [aria-current]')
            && getComputedStyle(e).color === getComputedStyle(e.parentElement).color)
            found.push(`a link like the words around it: ${told(e)}`);
    for (const e of shown('svg')) {
        const under = behind(e), drawn = [...e.querySelectorAll('path, circle, rect, line, text')];
        const seen = drawn.map((part) => getComputedStyle(part))
            .flatMap(({stroke, fill}) => [stroke, fill])
            .some((colour) => colour !== 'none' && contrast(paint(colour), under) >= 3);
        if (!seen) found.push(`cannot be seen: ${told(e)}`);
    }
    for (const e of shown('.card, .note, .warn, .error-box'))
        if (!sides.some((side) => parseFloat(getComputedStyle(e)[`border${side}Width`]) >= 1))
            found.push(`runs into what is around it: ${told(e)}`);
    for (const e of shown('input[type=radio]:checked + label')) {
        const other = document.querySelector('input[type=radio]:not(:checked) + label');
        const look = (l) => ['outlineStyle', 'borderTopWidth', 'borderTopStyle', 'borderTopColor']
            .map((name) => getComputedStyle(l)[name]).join();
        if (other && look(other) === look(e)) found.push(`marked, and like the others: ${told(e)}`);
    }
    return found;
}"""
)


def lost(page: Page) -> Iterator[str]:
    """Yield what cannot be made out in forced colours, on a dark ground and on a light one."""
    open_all(page)
    much_later(page)
    for dark in (False, True):
        light(page, few=True, dark=dark)
        yield from page.evaluate(LOST)
    light(page)


@pytest.mark.parametrize("tag", ONE_A_DIRECTION)
def test_every_edge_and_icon_is_kept(stage: Stage, gallery: Gallery, tag: str) -> None:
    stage.refuse(tag, gallery.kinds_in(tag), lost)
