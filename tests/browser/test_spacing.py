"""Nothing is lost when a reader spaces the text out (WCAG 1.4.12) or doubles its size (1.4.4)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from portal.web.locale import LANGUAGES
from tests.browser.fitting import menu_misfits, misfits
from tests.browser.stage import Gallery, Stage, open_all, restyle

pytestmark = pytest.mark.browser

# The figures of WCAG 1.4.12, as a reader's own style sheet sets them.
SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }
/* A drawing with its words beside it is a picture: spaced words would not fit its boxes. */
svg[role=img] * { letter-spacing: normal !important; word-spacing: normal !important; }
"""
DOUBLED = "html { font-size: 200% !important; }"


def with_own_style(page: Page) -> Iterator[str]:
    """Yield what cannot be read with spaced text, and with text of double size."""
    open_all(page)
    for name, css in (("spaced", SPACED), ("doubled", DOUBLED)):
        restyle(page, css)
        yield from (f"{name}: {found}" for found in (*misfits(page), *menu_misfits(page)))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_nothing_is_lost_in_the_readers_own_style(stage: Stage, gallery: Gallery, tag: str) -> None:
    stage.refuse(tag, gallery.kinds_in(tag), with_own_style)


@pytest.mark.slow
@pytest.mark.parametrize("tag", LANGUAGES)
def test_nothing_is_lost_in_all_there_is(stage: Stage, gallery: Gallery, tag: str) -> None:
    stage.refuse(tag, gallery.all_in(tag), with_own_style)
