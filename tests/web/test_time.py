"""Time is up after half an hour without a tap and after four hours in all; keys can change."""

import pytest

from portal.web.config import ABSOLUTE_SECONDS, IDLE_SECONDS
from tests.web.person import FEDERAL, GROWN, Person, whole
from tests.web.serving import NEW_KEY, OLD_KEY, OTHER_KEY, START, Clock, opened, sealed, sealed_text

GROWN_HERE = whole(GROWN)


def expired(person: Person) -> bool:
    response = person.get("/plan")
    if response.status_code == 200:
        return False
    assert response.headers["Location"] == "/en/expired"
    assert person.cookie() is None
    return True


def test_the_limits_are_those_that_the_pages_promise() -> None:
    assert (IDLE_SECONDS, ABSOLUTE_SECONDS) == (30 * 60, 4 * 3600)


@pytest.mark.parametrize(("idle", "up"), [(30 * 60, False), (30 * 60 + 1, True)])
def test_half_an_hour_without_a_tap(person: Person, clock: Clock, idle: int, *, up: bool) -> None:
    person.hold(GROWN_HERE)
    clock.at = START + idle
    assert expired(person) == up


@pytest.mark.parametrize(("age", "up"), [(4 * 3600, False), (4 * 3600 + 1, True)])
def test_four_hours_in_all(person: Person, clock: Clock, age: int, *, up: bool) -> None:
    person.hold(GROWN_HERE, seen=START + age - 60, issued=START)
    clock.at = START + age
    assert expired(person) == up


def test_to_be_active_keeps_the_answers_until_four_hours_are_up(
    person: Person, clock: Clock
) -> None:
    person.hold(GROWN_HERE)
    ends = START + 4 * 3600
    while clock.at + 25 * 60 <= ends:
        clock.at += 25 * 60
        assert not expired(person)
    clock.at = ends
    assert not expired(person)
    clock.at = ends + 1
    assert expired(person)


@pytest.mark.parametrize("rest", ["/", "/check/1/plants", "/answers", "/plan", "/nowhere"])
def test_to_read_a_page_counts_after_a_minute(person: Person, clock: Clock, rest: str) -> None:
    person.hold(GROWN_HERE, seen=START, issued=START - 5)
    before = person.cookie()
    clock.at = START + 59
    person.get(rest)
    assert person.cookie() == before
    clock.at = START + 60
    person.get(rest)
    value = person.cookie()
    assert value is not None
    assert value != before
    held = opened(value, clock.at)
    assert (held.seen, held.issued) == (START + 60, START - 5)


def test_an_answer_keeps_the_time_of_the_first_one(person: Person, clock: Clock) -> None:
    person.post("/check/1/court_system", answer="california")
    clock.at = START + 10
    person.post("/check/1/disposition", answer="convicted")
    held = opened(person.cookie() or "", clock.at)
    assert (held.issued, held.seen) == (START, START + 10)


def test_to_clear_and_begin_anew_begins_the_time_anew(person: Person, clock: Clock) -> None:
    person.tell(FEDERAL)
    person.post("/clear")
    clock.at = START + 4 * 3600 + 1
    person.tell(FEDERAL)
    assert opened(person.cookie() or "", clock.at).issued == clock.at


@pytest.mark.parametrize("rest", ["/check/1/plants", "/check/1/plants/change", "/answers"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_late_answer_changes_nothing_and_is_told_why(
    person: Person, clock: Clock, rest: str, method: str
) -> None:
    person.hold(GROWN_HERE)
    clock.at = START + 3600
    rest = f"{rest}/forget-change" if (rest, method) == ("/answers", "POST") else rest
    data = {"answer": "seven_or_more"}
    response = person.client.open(f"/en{rest}", method=method, data=data)
    assert (response.status_code, response.headers["Location"]) == (303, "/en/expired")
    assert person.cookie() is None
    assert person.get("/expired").status_code == 200


def test_a_cookie_of_the_old_key_still_opens_and_is_sealed_with_the_new(
    person: Person, clock: Clock
) -> None:
    inside = opened(sealed(GROWN_HERE)).text
    person.client.set_cookie("answers", sealed_text(inside, key=OLD_KEY))
    clock.at = START + 60
    assert person.get("/plan").status_code == 200
    now = person.cookie()
    assert now is not None
    assert opened(now, clock.at).text == inside
    assert opened(now, clock.at, keys=(NEW_KEY,)).text == inside


def test_a_cookie_of_a_wrong_key_is_lost(person: Person) -> None:
    inside = opened(sealed(GROWN_HERE)).text
    person.client.set_cookie("answers", sealed_text(inside, key=OTHER_KEY))
    response = person.get("/plan")
    assert response.headers["Location"] == "/en/lost"
    assert person.cookie() is None
