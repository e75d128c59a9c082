"""What every page must look like on a small phone: one heading, its language, nothing cut off."""

from urllib.parse import urlsplit

from playwright.sync_api import Page, ViewportSize

PHONE: ViewportSize = {"width": 360, "height": 740}
NARROW: ViewportSize = {"width": 320, "height": 640}

MEASURE = """() => ({
    width: document.scrollingElement.scrollWidth,
    wide: [...document.body.querySelectorAll('*')]
        .filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 0.5)
        .map((e) => e.outerHTML.slice(0, 120)),
    headings: document.querySelectorAll('h1').length,
    language: document.documentElement.lang,
    title: document.title,
})"""


def looks_right(page: Page) -> None:
    """Fail unless the page fits 320 pixels, has one h1, a title and its path's language.

    The window stays narrow: the rest of the journey is made on the smallest phone.
    """
    if page.viewport_size != NARROW:
        page.set_viewport_size(NARROW)
    seen = page.evaluate(MEASURE)
    where = f"{page.url} ({seen['title']})"
    assert seen["width"] <= NARROW["width"], f"{where} is {seen['width']} wide: {seen['wide']}"
    assert seen["headings"] == 1, f"{where} has {seen['headings']} h1"
    assert seen["language"] == urlsplit(page.url).path.split("/")[1], where
    assert seen["title"], f"{page.url} has no title"
