"""One request's view of the answers: opened from the cookie, written back, or dropped."""

import pytest
from flask import Flask, Response, request

from portal.interview.codec import encode
from portal.interview.record import Conviction, Record
from portal.law.model import Vocabulary
from portal.web.config import ABSOLUTE_SECONDS, IDLE_SECONDS
from portal.web.cookie import Refusal, Sealer
from portal.web.visit import REFRESH_SECONDS, Visit, Visits, cookie_name, forget
from tests.law.asking import the_law
from tests.web.serving import KEYS, START, record_in, sealed, sealed_text

RECORD = Record((Conviction({"court_system": "federal"}),))


@pytest.fixture
def visits() -> Visits:
    return Visits(Sealer(KEYS, IDLE_SECONDS, ABSOLUTE_SECONDS), the_law().vocabulary)


def opened(app: Flask, visits: Visits, value: str | None, now: int = START) -> Visit:
    headers = {} if value is None else {"Cookie": f"answers={value}"}
    with app.test_request_context(headers=headers):
        return visits.open(request, now)


def test_a_good_cookie_is_a_visit_with_its_record(app: Flask, visits: Visits) -> None:
    visit = opened(app, visits, sealed(RECORD, seen=START - 9, issued=START - 99))
    codes = encode(the_law().vocabulary, RECORD)
    assert visit == Visit(RECORD, START - 99, START - 9, present=True, codes=codes)


def test_no_cookie_is_a_fresh_visit(app: Flask, visits: Visits) -> None:
    assert opened(app, visits, None) == Visit(Record(), START, START)


def test_a_cookie_that_is_not_taken_says_why(app: Flask, visits: Visits) -> None:
    late = opened(app, visits, sealed(RECORD), START + IDLE_SECONDS + 1)
    assert (late.refusal, late.present, late.record) == (Refusal.EXPIRED, False, Record())
    for value in ("", "forged", sealed_text("00000000/||"), sealed_text("nonsense")):
        visit = opened(app, visits, value)
        assert (visit.refusal, visit.present) == (Refusal.UNREADABLE, False)


def test_other_words_of_the_law_make_an_old_cookie_unreadable(app: Flask) -> None:
    known = the_law().vocabulary
    fewer = Vocabulary(known.facts[:-1], known.relief_means, known.route_means)
    other = Visits(Sealer(KEYS, IDLE_SECONDS, ABSOLUTE_SECONDS), fewer)
    assert opened(app, other, sealed(RECORD)).refusal is Refusal.UNREADABLE


def value_of(response: Response) -> str:
    return response.headers["Set-Cookie"].partition(";")[0].partition("=")[2]


def test_what_is_written_can_be_read(visits: Visits) -> None:
    visit = Visit(Record(), START - 5, START - 5, codes=visits.codes(RECORD))
    response = visits.write(Response(), visit, START, secure=False)
    assert record_in(value_of(response)) == RECORD


@pytest.mark.parametrize(
    ("age", "present", "again"),
    [(REFRESH_SECONDS - 1, True, False), (REFRESH_SECONDS, True, True), (999, False, False)],
)
def test_the_time_is_begun_anew_after_a_minute(
    visits: Visits, age: int, *, present: bool, again: bool
) -> None:
    visit = Visit(RECORD, START - age, START - age, present=present)
    response = visits.touch(Response(), visit, START, secure=True)
    assert ("Set-Cookie" in response.headers) == again


def test_on_https_the_name_is_held_to_this_host() -> None:
    assert (cookie_name(secure=True), cookie_name(secure=False)) == ("__Host-answers", "answers")


@pytest.mark.parametrize("secure", [True, False])
def test_to_forget_drops_the_cookie_at_once(*, secure: bool) -> None:
    line = forget(Response(), secure=secure).headers["Set-Cookie"]
    assert line.startswith(f"{cookie_name(secure=secure)}=;")
    assert "Max-Age=0" in line
    assert ("Secure" in line) == secure
