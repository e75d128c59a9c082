"""The warning before the answers go: on every page that holds them, and one tap keeps them."""

import pytest

from tests.web.person import GROWN, Person, page_of, whole
from tests.web.serving import Clock

PRIVATE = ("/check/1/plants", "/check/1/plants/change", "/check/1/county", "/answers", "/plan")
LATE = 29 * 60


@pytest.mark.parametrize("rest", PRIVATE)
def test_one_tap_keeps_the_answers_and_the_page(person: Person, clock: Clock, rest: str) -> None:
    person.hold(whole(GROWN))
    page = page_of(person.get(rest))
    soon = page.classed("soon")[0]
    button = soon.one("button")
    clock.at += LATE
    if button.get("formaction"):
        sent = person.client.post(button.get("formaction"), data={"answer": "seven_or_more"})
    else:
        field = soon.one("input")
        sent = person.client.post(
            soon.one("form").get("action"), data={field.get("name"): field.get("value")}
        )
    assert (sent.status_code, sent.location) == (303, f"/{person.tag}{rest}")
    clock.at += LATE
    assert person.get(rest).status_code == 200


def test_too_late_is_told_kindly(person: Person, clock: Clock) -> None:
    person.hold(whole(GROWN))
    clock.at += 31 * 60
    assert person.post("/stay", to="plan.show").location == f"/{person.tag}/expired"


def test_another_page_is_never_led_to(person: Person) -> None:
    person.hold(whole(GROWN))
    for to in ("https://x.test", "/en/privacy", "start.home", ""):
        assert person.post("/stay", to=to).location == f"/{person.tag}/answers"


def test_pages_without_answers_do_not_warn(person: Person) -> None:
    for rest in ("/", "/privacy", "/cleared", "/lost", "/expired"):
        assert not page_of(person.get(rest)).classed("soon")
