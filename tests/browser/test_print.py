"""The plan on paper: everything that was said, nothing that can only be pressed."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from portal.web.locale import SOURCE
from tests.browser.person import GROWING, Person
from tests.browser.stage import Gallery, Stage, light

pytestmark = pytest.mark.browser

CLOSED = """() => [...document.querySelectorAll('main details')]
    .filter((d) => d.checkVisibility())
    .filter((d) => ![...d.children].every((c) => c.checkVisibility() && c.offsetHeight > 0))
    .map((d) => d.innerText)"""
COLOURS = """() => [...new Set([...document.querySelectorAll('body, body *')]
    .filter((e) => e.checkVisibility())
    .flatMap((e) => { const s = getComputedStyle(e);
        return [s.color, s.backgroundColor, s.borderTopWidth === '0px' ? '' : s.borderTopColor,
            s.borderInlineStartWidth === '0px' ? '' : s.borderInlineStartColor]; }))]"""
BLACK_OR_WHITE = {"", "rgb(0, 0, 0)", "rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
POINTS_12 = "16px"
ADDRESS = """(selector) => getComputedStyle(document.querySelector(selector), '::after').content"""
SIZE = "() => getComputedStyle(document.body).fontSize"
PRESSED = """() => [...document.querySelectorAll(
        '.screen, button, .button, .link, .back, .to, .skip, .soon, header details, footer')]
    .filter((e) => e.checkVisibility() && e.getClientRects().length)
    .map((e) => `only to press: ${e.className} ${e.textContent.trim().slice(0, 40)}`)"""


def visible(person: Person, selector: str) -> list[str]:
    return [
        found.inner_text() for found in person.page.locator(selector).all() if found.is_visible()
    ]


def see_result(person: Person) -> None:
    person.begin()
    person.tell(GROWING)
    person.see_result()


def pages(person: Person, paper: str = "Letter") -> list[str]:
    """Return the words of each page as Chromium prints them."""
    printed = PdfReader(BytesIO(person.page.pdf(format=paper)))
    return [" ".join(page.extract_text().split()) for page in printed.pages]


def test_the_plan_prints_without_menu_or_forms(person: Person) -> None:
    see_result(person)
    assert visible(person, "header details, form, a.back")
    person.page.emulate_media(media="print")
    assert visible(person, "header details, form, button, a.back, a.button, .skip") == []
    assert person.page.evaluate(CLOSED) == []
    assert visible(person, "main address strong")
    assert visible(person, "main ol.steps > li")
    assert visible(person, "main .paper")


def pressed(page: Page) -> Iterator[str]:
    """Yield what is printed and can only be pressed."""
    light(page, paper=True)
    yield from page.evaluate(PRESSED)
    light(page)


def test_no_page_prints_what_can_only_be_pressed(stage: Stage, gallery: Gallery) -> None:
    stage.refuse(SOURCE, gallery.kinds_in(SOURCE), pressed)


def test_a_printed_control_is_found(stage: Stage, gallery: Gallery) -> None:
    start = next(state for state in gallery.states if state.rest == "/")
    page = stage.show(start)
    page.evaluate("document.querySelector('main .button').style.display = 'block'")
    assert len(list(pressed(page))) == 1


def test_a_first_view_prints_by_the_rules_for_paper(person: Person) -> None:
    """A first view brings no rules for paper along: they are in the sheet it asks for."""
    person.page.goto(f"{person.base}/en/guide/dismiss-and-seal")
    brought = person.page.locator("head style").text_content() or ""
    assert "--paper" in brought
    assert "@media print" not in brought
    assert visible(person, "footer, header details, .button")
    person.page.emulate_media(media="print", color_scheme="dark")
    assert visible(person, "footer, header details, .button") == []
    assert set(person.page.evaluate(COLOURS)) <= BLACK_OR_WHITE
    assert person.page.evaluate(SIZE) == POINTS_12


def test_the_plan_prints_black_on_white_in_12_points(person: Person) -> None:
    see_result(person)
    person.page.emulate_media(media="print", color_scheme="dark")
    assert set(person.page.evaluate(COLOURS)) <= BLACK_OR_WHITE
    assert person.page.evaluate(SIZE) == POINTS_12


def test_the_first_page_has_the_headline_and_the_first_step(person: Person) -> None:
    see_result(person)
    headline = person.page.locator("h2#card-1").inner_text()
    step = person.page.locator("ol.steps > li strong").first.inner_text()
    for paper in ("Letter", "A4"):
        first, *rest = pages(person, paper)
        assert headline in first
        assert first.count(step) == 2, "once as the first step, once in the list"
        assert 1 <= len(rest) <= 3


def test_the_paper_leaves_the_answers_out_unless_they_are_asked_for(person: Person) -> None:
    see_result(person)
    said = "6 or fewer"
    assert said in person.page.locator("main").inner_text()
    assert said not in " ".join(pages(person))
    person.follow('main a[href$="/plan/with-answers"]')
    assert said in " ".join(pages(person))
    person.page.emulate_media(media="print")
    assert person.page.locator("main details").count() > 0
    assert person.page.evaluate(CLOSED) == []


def test_the_paper_writes_out_where_a_link_leads(person: Person) -> None:
    see_result(person)
    person.page.emulate_media(media="print")
    form = person.page.locator('main ol.steps a[href*="CR-400"]')
    assert form.count() == 1
    shown = person.page.evaluate(ADDRESS, 'main ol.steps a[href*="CR-400"]')
    assert str(form.get_attribute("href")) in shown
    assert person.page.evaluate(ADDRESS, "main a.bare[href^=http]") == "none"


def test_a_question_prints_with_its_help_open(person: Person) -> None:
    person.open("/check/1/court_system")
    person.page.emulate_media(media="print")
    assert person.page.evaluate(CLOSED) == []
