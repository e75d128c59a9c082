"""The plan on paper: everything that was said, nothing that can only be pressed."""

import pytest

from tests.browser.person import GROWING, Person

pytestmark = pytest.mark.browser

CLOSED = """() => [...document.querySelectorAll('main details')]
    .filter((d) => ![...d.children].every((c) => c.checkVisibility() && c.offsetHeight > 0))
    .map((d) => d.innerText)"""


def visible(person: Person, selector: str) -> list[str]:
    return [
        found.inner_text() for found in person.page.locator(selector).all() if found.is_visible()
    ]


def test_the_plan_prints_without_menu_or_forms(person: Person) -> None:
    person.begin()
    person.tell(GROWING)
    person.see_result()
    assert visible(person, "header details, form, a.back")
    person.page.emulate_media(media="print")
    assert visible(person, "header details, form, button, a.back, a.button, .skip") == []
    assert person.page.locator("main details").count() > 0
    assert person.page.evaluate(CLOSED) == []
    assert visible(person, "main address strong")
    assert visible(person, "main ol.steps > li")


def test_a_question_prints_with_its_help_open(person: Person) -> None:
    person.open("/check/1/court_system")
    person.page.emulate_media(media="print")
    assert person.page.evaluate(CLOSED) == []
