"""The language menu keeps the place, the answers and the choice that is marked but not sent."""

import pytest

from tests.browser.looks import looks_right
from tests.browser.person import NOT_CONVICTED, OPPOSED, Person

pytestmark = pytest.mark.browser


def switch(person: Person, tag: str) -> None:
    menu = person.page.locator("header details")
    menu.locator("summary").click()
    looks_right(person.page)
    person.press(menu.locator(f":is(a, button)[lang={tag}]"))
    person.language = tag
    assert person.page.url.startswith(f"{person.base}/{tag}/")
    looks_right(person.page)


@pytest.mark.parametrize(("asked", "value"), [("disposition", "convicted"), ("county", "06001")])
def test_a_marked_choice_survives_the_switch(person: Person, asked: str, value: str) -> None:
    person.begin()
    person.tell(OPPOSED, until=asked)
    place = person.path
    person.mark(value)
    switch(person, "es")
    assert (person.path, person.marked) == (place, value)
    switch(person, "en")
    assert (person.path, person.marked) == (place, value)
    before = person.page.locator("main a.back").get_attribute("href") or ""
    person.back_link()
    assert person.marked == OPPOSED[before.rsplit("/", 1)[-1]]


def test_a_marked_choice_is_not_an_answer_until_it_is_sent(person: Person) -> None:
    person.begin()
    person.tell(NOT_CONVICTED)
    person.change(1, "disposition")
    person.mark("convicted")
    switch(person, "es")
    assert (person.path, person.marked) == ("/check/1/disposition/change", "convicted")
    person.back_link()
    assert person.path == "/answers"
    assert person.page.locator("main dl.rows > div").count() == len(NOT_CONVICTED)
    person.see_result()


def test_a_choice_sent_after_the_switch_counts(person: Person) -> None:
    person.begin()
    person.tell(NOT_CONVICTED, until="disposition")
    person.mark("not_convicted")
    switch(person, "es")
    person.go_on()
    assert person.path == "/answers"
    assert person.page.url.startswith(f"{person.base}/es/")


def test_the_first_page_can_be_switched_with_nothing_marked(person: Person) -> None:
    person.open("/check/1/court_system")
    switch(person, "es")
    assert (person.asked, person.marked) == ("court_system", "")
    assert person.page.locator("#errors").count() == 0


def test_the_link_above_an_unreviewed_page_keeps_the_choice_too(person: Person) -> None:
    person.language = "es"
    person.begin()
    person.mark("federal")
    person.follow("main :is(a, button)[lang=en]")
    assert person.page.url.startswith(f"{person.base}/en/")
    assert (person.asked, person.marked) == ("court_system", "federal")


def test_other_pages_switch_in_place(person: Person) -> None:
    person.begin()
    person.tell(NOT_CONVICTED)
    for path in ("/", "/privacy", "/answers", "/plan", "/check/1/remove"):
        person.language = "en"
        person.open(path)
        switch(person, "es")
        assert person.path == path
