"""The browser's own Back and Forward: never an error, never an answer lost."""

import pytest

from tests.browser.person import OPPOSED, Person

pytestmark = pytest.mark.browser


def is_whole(person: Person, url: str) -> None:
    """Fail unless this is the page, without an error, with the answer that was given."""
    assert person.page.url.split("#")[0] == url.split("#", maxsplit=1)[0]
    assert person.page.locator("#errors").count() == 0
    assert person.marked == OPPOSED.get(person.asked, "")


def test_back_and_forward_show_every_page_with_its_answer(person: Person) -> None:
    person.begin()
    person.tell(OPPOSED)
    person.see_result()
    for url in reversed(person.trail[:-1]):
        back = person.page.go_back()
        assert back is not None
        assert back.ok
        is_whole(person, url)
    for url in person.trail[1:]:
        forward = person.page.go_forward()
        assert forward is not None
        assert forward.ok
        is_whole(person, url)


def test_sending_again_after_back_goes_on_and_keeps_what_follows(person: Person) -> None:
    person.begin()
    person.tell(OPPOSED, until="sentence")
    person.page.go_back()
    person.page.go_back()
    assert (person.asked, person.marked) == ("offense_date", "before_nov_9_2016")
    person.go_on()
    assert (person.asked, person.marked) == ("prior_relief", "opposed")
    person.page.go_back()
    person.answer("unsure")
    assert (person.asked, person.marked) == ("prior_relief", "opposed")
    person.go_on()
    assert person.asked == "sentence"


def test_back_past_an_error_is_no_dead_end(person: Person) -> None:
    person.begin()
    person.go_on()
    assert person.page.locator("#errors").count() == 1
    person.answer("california")
    person.page.go_back()
    assert person.asked == "court_system", "the browser asks to send the form again"
    person.answer("california")
    assert person.asked == "disposition"
