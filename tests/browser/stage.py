"""A small phone that shows any state of any page, as the application renders it in this process.

So its clock, its cookies and its faults are in the test's hands. What arrives in Chromium is the
whole response: status, headers, policy and page.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, Route
from werkzeug.wrappers import Response

from portal.web.locale import LANGUAGES, SOURCE
from tests.browser.looks import PHONE
from tests.browser.states import State, all_states, one_of_each_kind, show
from tests.browser.witness import Witness
from tests.web.serving import fresh_client

HOST = "http://localhost"
PATIENCE_MS = 30_000
ERROR_PAGE = "Failed to load resource: the server responded with a status of 5"
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
OTHERS = tuple(tag for tag in LANGUAGES if tag != SOURCE)
# The other languages share the kinds of page among them, so that many languages cost little; the
# kinds that hold most words are shown in each. The slow tests show everything in every language.
TURNS = max(1, len(OTHERS))
# What is laid out alike in all languages that run one way is looked at in one of them.
ONE_A_DIRECTION = tuple(
    {words.direction: tag for tag, words in list(LANGUAGES.items())[::-1]}.values()
)
# English, a longer language, one from right to left, one without spaces: what a language breaks, it
# breaks in one of these. The others are looked at by the slow tests.
CONTRASTS = ("en", "es", "ar", "km")
SOME = tuple(
    tag if tag in CONTRASTS else pytest.param(tag, marks=pytest.mark.slow) for tag in LANGUAGES
)
ALWAYS = frozenset({"question error", "county", "answers", "result of many"})
HEADINGS = """() => [document.title,
    ...[...document.querySelectorAll('h1, h2, h3')].map((e) => e.textContent.trim())]"""
STYLED = """css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = css ? [sheet] : [];
}"""
LATER = "document.getAnimations().map((animation) => animation.finish()).length"

Look = Callable[[Page], Iterable[str]]


@dataclass(slots=True)
class Gallery:
    """The application, its states, and each page that was rendered."""

    app: Flask
    states: tuple[State, ...]
    rendered: dict[tuple[str, str, str], Response] = field(default_factory=dict)

    @classmethod
    def of(cls, app: Flask) -> "Gallery":
        """Return the gallery of an application, with nothing rendered yet."""
        return cls(app, all_states(app))

    def render(self, state: State, tag: str = SOURCE) -> Response:
        """Return the page of a state; the test fails if that is not the page that was meant."""
        key = (tag, state.name, state.rest)
        if key not in self.rendered:
            self.rendered[key] = show(self.app, state, tag)
        found = self.rendered[key]
        assert found.status_code == state.status, f"{key}: {found.status}"
        return found

    def all_in(self, tag: str) -> tuple[State, ...]:
        """Return everything there is, for the slow tests: every guide too, in the source."""
        return all_states(self.app, every=True) if tag == SOURCE else self.states

    def kinds_in(self, tag: str) -> tuple[State, ...]:
        """Return one state of each kind: all kinds in the source, a share in each other."""
        kinds = one_of_each_kind(self.states)
        if tag == SOURCE:
            return kinds
        turn = OTHERS.index(tag) % TURNS
        return tuple(
            state
            for place, state in enumerate(kinds)
            if place % TURNS == turn or state.kind in ALWAYS
        )


@dataclass(slots=True)
class Stage:
    """One page of the browser, which shows what the gallery renders."""

    gallery: Gallery
    page: Page
    response: Response = field(default_factory=Response)

    def answer(self, route: Route) -> None:
        """Give the browser what it asks for; nothing goes further than this process."""
        if route.request.is_navigation_request():
            sent = self.response
        else:
            path = urlsplit(route.request.url).path
            sent = fresh_client(self.gallery.app).get(path)
        route.fulfill(status=sent.status_code, headers=dict(sent.headers), body=sent.get_data())

    def show(self, state: State, tag: str = SOURCE) -> Page:
        """Return the browser's page, showing a state."""
        self.response = self.gallery.render(state, tag)
        self.page.goto(f"{HOST}{state.path(tag)}")
        title = TITLE.search(self.response.get_data(as_text=True))
        assert title is not None
        seen = self.page.evaluate(HEADINGS)
        meant = [" ".join(unescape(title[1]).split())]
        if tag == SOURCE:
            meant += state.headings
        assert [text for text in meant if text not in seen] == [], f"not this page: {seen}"
        return self.page

    def plant(self, html: str) -> Page:
        """Return the browser's page, showing any HTML: for faults put there on purpose."""
        self.response = Response(html, mimetype="text/html")
        self.page.goto(f"{HOST}/planted")
        return self.page

    def refuse(self, tag: str, states: Iterable[State], look: Look) -> None:
        """Show each state and look at it; the test fails with everything that was found."""
        found: list[str] = []
        for state in states:
            try:
                faults = list(look(self.show(state, tag)))
            except AssertionError as wrong:
                faults = [f"not shown: {wrong}"]
            found += [f"{tag}: {state.name} {state.rest}: {fault}" for fault in faults]
        refuse(found)


def refuse(faults: Iterable[str]) -> None:
    """Fail the test with each fault on a line of its own; none is no fault."""
    if told := "\n".join(faults):
        pytest.fail(told, pytrace=False)


@contextmanager
def staged(gallery: Gallery, browser: Browser) -> Iterator[Stage]:
    """Give a stage with a small phone of its own; at the end the browser must have no complaint."""
    with browser.new_context(viewport=PHONE, locale="en-US") as context:
        context.set_default_timeout(PATIENCE_MS)
        witness = Witness(HOST)
        witness.watch(context)
        stage = Stage(gallery, context.new_page())
        context.route("**/*", lambda asked: stage.answer(asked))  # noqa: PLW0108 - it has slots
        yield stage
        assert witness.outside == []
        assert [text for text in witness.complaints if not text.startswith(ERROR_PAGE)] == []


def light(page: Page, *, dark: bool = False, paper: bool = False, few: bool = False) -> None:
    """Show the page by night, on paper or in the few colours that a reader chose; else by day."""
    page.emulate_media(
        color_scheme="dark" if dark else "light",
        media="print" if paper else "screen",
        forced_colors="active" if few else "none",
    )


def open_all(page: Page) -> None:
    """Open everything in the main part that is folded."""
    page.evaluate("document.querySelectorAll('main details').forEach((d) => { d.open = true; })")


def much_later(page: Page) -> bool:
    """Let the time pass that a page's own style waits for; return whether it waits for any."""
    return bool(page.evaluate(LATER))


def mirror(page: Page) -> None:
    """Lay the page out from right to left, as it would be in Arabic."""
    page.evaluate("document.documentElement.dir = 'rtl'")


def restyle(page: Page, css: str) -> None:
    """Put one more style on the page, as a reader's own; none takes it away again."""
    page.evaluate(STYLED, css)
