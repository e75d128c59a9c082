"""With the keyboard alone: Tab, Space, arrows and Enter, and always to be seen where one is."""

import pytest
from playwright.sync_api import Page

from tests.browser.person import Person

pytestmark = pytest.mark.browser

MOST_TABS = 15
IS_THERE = "selector => document.activeElement.matches(selector)"
SHOWN = """() => {
    const here = document.activeElement, box = here.getBoundingClientRect();
    const ring = (e) => e && getComputedStyle(e).outlineStyle !== 'none';
    return here.matches(':focus-visible') && (ring(here) || ring(here.nextElementSibling))
        && box.top >= 0 && box.bottom <= innerHeight && box.left >= 0;
}"""


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is there; each stop on the way must be seen."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        assert page.evaluate(SHOWN), page.evaluate("document.activeElement.outerHTML")
        if page.evaluate(IS_THERE, selector):
            return
    raise AssertionError(f"{MOST_TABS} times Tab do not lead to {selector} on {page.url}")


def press_and_leave(page: Page, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


def test_the_first_three_answers_with_the_keyboard(person: Person) -> None:
    page = person.page
    person.open("/")
    tab_to(page, "main a.button")
    press_and_leave(page, "Enter")

    tab_to(page, "main input[type=radio]")
    page.keyboard.press("Space")
    assert person.marked == "california"
    tab_to(page, "main form#question > button")
    press_and_leave(page, "Enter")
    assert person.asked == "disposition"

    tab_to(page, "main input[type=radio]")
    page.keyboard.press("ArrowDown")
    assert person.marked == "not_convicted"
    page.keyboard.press("ArrowUp")
    press_and_leave(page, "Enter")
    assert person.asked == "offense_date"

    tab_to(page, "main input[type=radio]")
    page.keyboard.press("Space")
    tab_to(page, "main form#question > button")
    press_and_leave(page, "Space")
    assert person.asked == "prior_relief"

    tab_to(page, "main a.back")
    press_and_leave(page, "Enter")
    assert (person.asked, person.marked) == ("offense_date", "before_nov_9_2016")


def test_the_skip_link_comes_first_and_skips_the_header(person: Person) -> None:
    person.open("/check/1/court_system")
    person.page.keyboard.press("Tab")
    assert person.page.evaluate(IS_THERE, 'a[href="#main"]')
    assert person.page.evaluate(SHOWN)
    person.page.keyboard.press("Enter")
    person.page.keyboard.press("Tab")
    assert person.page.evaluate(IS_THERE, "main *")


def test_the_language_menu_opens_with_the_keyboard(person: Person) -> None:
    person.open("/check/1/court_system")
    tab_to(person.page, "header summary")
    person.page.keyboard.press("Enter")
    assert person.path == "/check/1/court_system"
    tab_to(person.page, "header [lang=es]:is(a, button)")
    press_and_leave(person.page, "Enter")
    assert person.page.url.endswith("/es/check/1/court_system")
