"""The browser understands every line of the style: a slip of the pen would be silently ignored."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.stage import Stage

pytestmark = pytest.mark.browser

STYLE = Path(__file__).parents[2] / "portal" / "web" / "static" / "style.css"
# What other browsers than Chromium need, or what is right in one kind of rule only.
ELSEWHERE = re.compile(r"-webkit-text-size-adjust|::-webkit-details-marker")
NOT_UNDERSTOOD = """css => {
    const bad = [], plain = css.replace(/\\/\\*[^]*?\\*\\//g, '');
    const rules = plain.matchAll(/([^{};]+)\\{([^{}]*)\\}/g);
    for (const [, head, body] of rules) {
        const selector = head.trim(), inside = selector.startsWith('@page');
        const step = /^(from|to|[\\d.]+%)/.test(selector);
        if (!inside && !step && !selector.startsWith('@')
            && !selector.split(/,(?![^(]*\\))/).every((one) => CSS.supports(`selector(${one})`)))
            bad.push(selector);
        for (const line of body.split(/;(?![^(]*\\))/).filter((text) => text.trim())) {
            const [name, ...rest] = line.split(':');
            const value = rest.join(':').replace('!important', '').trim();
            if (!name.trim().startsWith('--') && !CSS.supports(name.trim(), value))
                bad.push(`${selector} { ${line.trim()} }`);
        }
    }
    const open = plain.split('{').length - plain.split('}').length;
    if (open) bad.push(`${open} braces open`);
    return bad;
}"""


def not_understood(page: Page, css: str) -> list[str]:
    """Return each selector and each declaration that the browser would drop."""
    found: list[str] = page.evaluate(NOT_UNDERSTOOD, css)
    return [line for line in found if not ELSEWHERE.search(line)]


def test_the_browser_understands_the_whole_style(stage: Stage) -> None:
    assert not_understood(stage.page, STYLE.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "planted",
    ["p { colour: red }", "p { color: #12 }", "p:hovered { color: red }", "p { width: 3rm; }", "}"],
)
def test_a_slip_is_found(stage: Stage, planted: str) -> None:
    assert not_understood(stage.page, f"h1, h2 {{ margin: 0 }}\n{planted}")
    assert not_understood(stage.page, f"@media print {{ {planted} }}")
