"""The result on a small phone: what is likely and what to do first stand on the first screen."""

import pytest

from tests.browser.conftest import NewPerson
from tests.browser.looks import PHONE, looks_right
from tests.browser.person import GROWING, MANY_PLANTS, Person

pytestmark = pytest.mark.browser

BOTTOM = "(selector) => document.querySelector(selector).getBoundingClientRect().bottom"
HEIGHT = "() => document.documentElement.scrollHeight"
MOST_SCREENS = 16


def on_a_phone(person: Person) -> None:
    person.page.set_viewport_size(PHONE)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_headline_and_the_first_step_stand_on_the_first_screen(
    people: NewPerson, language: str
) -> None:
    person = people(language=language)
    person.begin()
    person.tell(GROWING)
    person.see_result()
    on_a_phone(person)
    for selector in ("main .tag", "main h2", "main .first"):
        assert person.page.evaluate(BOTTOM, selector) <= PHONE["height"], selector


def test_two_convictions_in_two_counties_fit_the_phone(people: NewPerson) -> None:
    person = people()
    person.look = looks_right
    person.begin()
    person.tell(GROWING)
    person.add_another(2)
    person.tell({**MANY_PLANTS, "county": "06001"})
    person.see_result()
    on_a_phone(person)
    assert person.page.evaluate(BOTTOM, "main .first") <= PHONE["height"]
    assert person.page.evaluate(HEIGHT) <= MOST_SCREENS * PHONE["height"]


def test_the_first_step_leads_down_to_the_steps(people: NewPerson) -> None:
    person = people()
    person.begin()
    person.tell(GROWING)
    person.see_result()
    person.page.locator("main .first a").first.click()
    # The warning for people who are not citizens comes first, and the steps right under it.
    assert person.page.url.endswith("/plan#plan")
    assert person.page.locator("#plan + .warn + ol.steps").count() == 1
