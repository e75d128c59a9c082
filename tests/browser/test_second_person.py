"""After "Finish and clear my answers", the next person at this device sees nothing of them."""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import NewPerson
from tests.browser.person import OPPOSED, Person

pytestmark = pytest.mark.browser

TOLD = ("/plan", "/answers", "/check/1/sentence", "/check/1/county", "/check/1/sentence/change")
FRESH = ("/check/1/court_system", "/")
TRACES = "main dl.rows, main section.card, main a[href*='/change'], main a[href$='/answers']"
ERASED = {"/lost", "/cleared", "/", "/check/1/court_system", "/check/2/court_system", "/privacy"}


def sees_nothing(person: Person) -> None:
    assert person.path in ERASED, f"{person.page.url} was shown again"
    person.page.wait_for_load_state()
    assert person.path in ERASED, f"{person.page.url} was shown again"
    assert person.page.locator(TRACES).count() == 0, person.page.url
    assert person.marked == "", person.page.url


def comes_to_an_end(person: Person) -> None:
    """Fill the history: questions, the answers, the plan, the answers again, the plan again."""
    person.begin()
    person.tell(OPPOSED)
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
def test_nothing_is_left_after_finishing(
    people: NewPerson, storing_browser: Browser, *, javascript: bool
) -> None:
    person = people(javascript=javascript, within=storing_browser)
    comes_to_an_end(person)
    person.finish()
    assert person.path == "/cleared"
    assert person.page.context.cookies() == []
    goes_back_to_the_start(person)
    reloads_and_retypes(person)
    assert person.page.context.cookies() == []


def test_clearing_in_the_middle_asks_once_and_then_leaves_nothing(person: Person) -> None:
    person.begin()
    person.tell(OPPOSED, until="prior_relief")
    person.finish()
    assert person.path == "/clear"
    person.follow('main a.button[href*="/check/1/prior_relief"]')
    assert person.asked == "prior_relief"
    person.finish()
    person.follow("main form:has(input[name=sure]) > button")
    assert person.path == "/cleared"
    assert person.page.context.cookies() == []
    goes_back_to_the_start(person)
    for _ in person.trail[1:]:
        person.page.go_forward(wait_until="commit")
        sees_nothing(person)
    assert person.path == "/cleared"
