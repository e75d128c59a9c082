"""The language menu keeps the place, the answers and the choice that is marked but not sent."""

import pytest

from tests.browser.looks import looks_right
from tests.browser.person import GROWING, Person

pytestmark = pytest.mark.browser


def switch(person: Person, tag: str) -> None:
    menu = person.page.locator("header details")
    menu.locator("summary").click()
    looks_right(person.page)
    menu.locator(f"[lang={tag}]").click()
    person.language = tag
    person.page.wait_for_url(f"**/{tag}/**")
    looks_right(person.page)


@pytest.mark.parametrize(("asked", "value"), [("plants", "seven_or_more"), ("county", "06001")])
def test_a_marked_choice_survives_the_switch(person: Person, asked: str, value: str) -> None:
    person.begin()
    person.tell(GROWING, until=asked)
    place = person.path
    person.mark(value)
    switch(person, "es")
    assert (person.path, person.marked) == (place, value)
    switch(person, "en")
    assert (person.path, person.marked) == (place, value)
    before = person.page.locator("main a.back").get_attribute("href") or ""
    person.back_link()
    assert person.marked == GROWING[before.rsplit("/", 1)[-1]]


def test_a_marked_choice_is_not_an_answer_until_it_is_sent(person: Person) -> None:
    person.begin()
    person.tell(GROWING)
    person.change(1, "plants")
    person.mark("seven_or_more")
    switch(person, "es")
    assert person.path == "/check/1/plants/change"
    assert person.marked == "seven_or_more"
    person.back_link()
    assert person.path == "/answers"
    person.open("/check/1/plants")
    assert person.page.locator('main a[href$="/environmental_harm/change"]').count() == 0
    person.go_on.click()
    person.arrive()


def test_a_choice_sent_after_the_switch_counts(person: Person) -> None:
    person.begin()
    person.tell(GROWING, until="plants")
    person.mark("six_or_fewer")
    switch(person, "es")
    person.go_on.click()
    person.arrive()
    person.tell(GROWING)
    assert person.page.url.endswith("/es/answers") or "/es/answers#" in person.page.url


def test_the_first_page_can_be_switched_with_nothing_marked(person: Person) -> None:
    person.open("/check/1/court_system")
    switch(person, "es")
    assert (person.asked, person.marked) == ("court_system", "")
    assert person.page.locator("#errors").count() == 0


def test_the_link_above_an_unreviewed_page_keeps_the_choice_too(person: Person) -> None:
    person.language = "es"
    person.begin()
    person.mark("federal")
    person.page.locator('main button[lang=en], main a[hreflang="en"]').click()
    person.page.wait_for_url("**/en/**")
    assert (person.asked, person.marked) == ("court_system", "federal")


@pytest.mark.parametrize("path", ["/", "/privacy", "/answers", "/plan", "/check/1/remove"])
def test_other_pages_switch_in_place(person: Person, path: str) -> None:
    person.begin()
    person.tell(GROWING)
    person.open(path)
    switch(person, "es")
    assert person.path == path
