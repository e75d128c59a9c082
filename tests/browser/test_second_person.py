"""After "Finish and clear my answers", the next person at this device sees nothing of them."""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import NewPerson
from tests.browser.person import GROWING, Person

pytestmark = pytest.mark.browser

TOLD = ("/plan", "/answers", "/check/1/age", "/check/1/county", "/check/1/plants/change")
FRESH = ("/check/1/court_system", "/")
TRACES = "main dl.rows, main section.card, main a[href*='/change'], main a[href$='/answers']"
ERASED = {"/lost", "/cleared", "/", "/check/1/court_system", "/check/2/court_system", "/privacy"}


def sees_nothing(person: Person) -> None:
    person.page.locator("h1").wait_for()
    assert person.path in ERASED, person.page.url
    assert person.page.locator(TRACES).count() == 0, person.page.url
    assert person.marked == "", person.page.url


def comes_to_an_end(person: Person) -> None:
    """Fill the history: questions, the answers, the plan, the answers again, the plan again."""
    person.begin()
    person.tell(GROWING)
    person.see_result()
    person.back_link()
    person.see_result()


def goes_back_to_the_start(person: Person) -> None:
    pages = len(person.trail)
    for _ in range(pages - 1):
        person.page.go_back(wait_until="commit")
        sees_nothing(person)
    assert person.path == "/", "not all the way back"


def reloads_and_retypes(person: Person) -> None:
    person.page.reload()
    sees_nothing(person)
    for path in (*TOLD, *FRESH):
        person.open(path)
        sees_nothing(person)
        person.page.reload()
        sees_nothing(person)


@pytest.mark.parametrize("javascript", [False, True], ids=["no-script", "script"])
def test_nothing_is_left_after_finishing(people: NewPerson, *, javascript: bool) -> None:
    person = people(javascript=javascript)
    comes_to_an_end(person)
    person.finish()
    assert person.path == "/cleared"
    assert person.page.context.cookies() == []
    goes_back_to_the_start(person)
    for _ in range(len(person.trail) - 1):
        person.page.go_forward(wait_until="commit")
        sees_nothing(person)
    reloads_and_retypes(person)
    assert person.page.context.cookies() == []


@pytest.mark.parametrize("javascript", [False, True], ids=["no-script", "script"])
def test_nothing_is_left_in_the_browsers_store_of_pages(
    people: NewPerson, storing_browser: Browser, *, javascript: bool
) -> None:
    person = people(javascript=javascript, within=storing_browser)
    comes_to_an_end(person)
    person.finish()
    goes_back_to_the_start(person)


def test_clearing_in_the_middle_asks_once_and_then_leaves_nothing(person: Person) -> None:
    person.begin()
    person.tell(GROWING, until="plants")
    person.finish()
    assert person.path == "/clear"
    person.follow('main a.button[href*="/check/1/plants"]')
    assert person.asked == "plants"
    person.finish()
    person.follow("main form:has(input[name=sure]) > button")
    assert person.path == "/cleared"
    assert person.page.context.cookies() == []
    for _ in range(len(person.trail) - 1):
        person.page.go_back(wait_until="commit")
        sees_nothing(person)
    reloads_and_retypes(person)
