"""Whether everything on a page can be read as it is laid out: nothing cut, covered or outside."""

from playwright.sync_api import Page

from tests.browser.looks import NARROW, PHONE

# What a person sees of the page: each piece of text, line by line, and each picture and control.
# The lines of tall scripts overlap a little by design, so that a piece is taken at half its height.
SEEN = """() => {
    const wide = document.scrollingElement.clientWidth, found = [], pieces = [];
    const told = (e) => e.outerHTML.replace(/\\s+/g, ' ').slice(0, 100);
    const shown = (e) => e.checkVisibility({visibilityProperty: true, opacityProperty: true});
    const hidden = (e) => {
        for (let up = e; up; up = up.parentElement) {
            const box = up.getBoundingClientRect(), style = getComputedStyle(up);
            if (style.clipPath !== 'none' && box.width <= 2) return true;
            if (style.position === 'absolute' && (box.right < -400 || box.left > wide + 400))
                return true;
        }
        return false;
    };
    const scrolls = (e) => /auto|scroll/.test(getComputedStyle(e).overflowX);
    const clips = (e) => /hidden|clip/.test(getComputedStyle(e).overflow);
    const add = (e, rects, text) => {
        for (const box of rects) if (box.width > 1 && box.height > 1) pieces.push({e, box, text});
    };
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node; node = words.nextNode()) {
        const e = node.parentElement;
        if (!node.data.trim() || !shown(e) || hidden(e)) continue;
        if (e.closest('option, select, style, script')) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        add(e, range.getClientRects(), true);
    }
    for (const e of document.body.querySelectorAll('img, svg, select, input:not([type=hidden])'))
        if (shown(e) && !hidden(e)) add(e, [e.getBoundingClientRect()], false);
    for (const {e, box} of pieces) {
        let inside = false;
        for (let up = e.closest('svg') ?? e; up !== document.body; up = up.parentElement) {
            const edge = up.getBoundingClientRect();
            if (scrolls(up)) { inside = true; break; }
            if (clips(up) && (box.left < edge.left - 1 || box.right > edge.right + 1
                || box.top < edge.top - 2 || box.bottom > edge.bottom + 2))
                found.push(`cut off by ${told(up)}: ${told(e)}`);
        }
        if (!inside && (box.left < -0.5 || box.right > wide + 0.5))
            found.push(`outside: ${box.left.toFixed()} to ${box.right.toFixed()}: ${told(e)}`);
    }
    const floats = (e) => {
        for (let up = e; up; up = up.parentElement)
            if (getComputedStyle(up).position === 'fixed') return up;
        return null;
    };
    const half = ({box, text}) => {
        const less = text ? box.height / 4 : 0;
        return {left: box.left, right: box.right, top: box.top + less, bottom: box.bottom - less};
    };
    const rows = pieces.map((p) => ({...p, at: half(p)})).sort((a, b) => a.at.top - b.at.top);
    for (let i = 0; i < rows.length; i++) {
        for (let j = i + 1; j < rows.length && rows[j].at.top < rows[i].at.bottom - 2; j++) {
            const [a, b] = [rows[i], rows[j]];
            if (a.e.closest('svg') && a.e.closest('svg') === b.e.closest('svg')) continue;
            if (floats(a.e) !== floats(b.e)) continue;
            if (Math.min(a.at.right, b.at.right) - Math.max(a.at.left, b.at.left) > 2)
                found.push(`${told(a.e)} is covered by ${told(b.e)}`);
        }
    }
    if (document.scrollingElement.scrollWidth > wide)
        found.push(`${document.scrollingElement.scrollWidth} wide in a window of ${wide}`);
    return [...new Set(found)];
}"""


MENU = """() => [...document.querySelectorAll('header summary, header li > *')].filter((e) => {
    const {left, right} = e.getBoundingClientRect();
    return left < -0.5 || right > innerWidth + 0.5 || e.scrollWidth > e.clientWidth + 1;
}).map((e) => `menu: ${e.outerHTML.slice(0, 120)}`)"""


def misfits(page: Page) -> list[str]:
    """Return what cannot be read: outside the window, cut off by a box, or on other words."""
    found: list[str] = page.evaluate(SEEN)
    return found


def menu_misfits(page: Page) -> list[str]:
    """Return what of the open menu of languages is outside the window."""
    page.evaluate("document.querySelectorAll('header details').forEach((d) => { d.open = true; })")
    found: list[str] = page.evaluate(MENU)
    page.evaluate("document.querySelectorAll('header details').forEach((d) => { d.open = false; })")
    return found


def narrow(page: Page) -> None:
    """Make the window 320 pixels wide: a small phone, or a screen of 1280 at 400 percent."""
    page.set_viewport_size(NARROW)


def usual(page: Page) -> None:
    """Make the window that of a phone again."""
    page.set_viewport_size(PHONE)
