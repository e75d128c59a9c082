"""Enter goes on, and never switches the language or clears; an error takes the focus."""

import pytest

from tests.browser.conftest import NewPerson
from tests.browser.person import OPPOSED, Person

pytestmark = pytest.mark.browser


def press_enter(person: Person, selector: str) -> None:
    with person.page.expect_navigation():
        person.page.locator(selector).press("Enter")


@pytest.mark.parametrize("language", ["en", "es"])
def test_enter_on_a_marked_radio_goes_on(people: NewPerson, language: str) -> None:
    person = people(language=language)
    person.begin()
    person.mark("california")
    press_enter(person, "main input:checked")
    assert person.page.url.endswith(f"/{language}/check/1/disposition")
    person.back_link()
    assert person.marked == "california"


@pytest.mark.parametrize(
    ("language", "javascript"), [("en", False), ("es", False), ("en", True)], ids=str
)
def test_enter_with_nothing_marked_shows_the_error(
    people: NewPerson, language: str, *, javascript: bool
) -> None:
    person = people(language=language, javascript=javascript)
    person.begin()
    press_enter(person, "main input >> nth=0")
    assert person.page.url.split("?")[0].endswith(f"/{language}/check/1/court_system")
    person.page.locator("#errors:focus").wait_for()
    assert person.marked == ""
    person.page.locator("#errors a").click()
    person.page.locator("#answer:focus").wait_for()
    person.answer("california")
    assert person.asked == "disposition"


def test_an_error_on_the_county_takes_the_focus(person: Person) -> None:
    person.begin()
    person.tell(OPPOSED, until="county")
    person.go_on()
    assert person.asked == "county"
    person.page.locator("#errors:focus").wait_for()
    person.page.locator("#errors a").click()
    person.page.locator("#county:focus").wait_for()


def test_enter_on_an_error_page_with_a_radio_marked_goes_on(person: Person) -> None:
    person.begin()
    person.go_on()
    person.mark("california")
    press_enter(person, "main input:checked")
    assert person.asked == "disposition"
