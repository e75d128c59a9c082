"""A page is the same for everyone, to the byte; compressed or not it says the same."""

import gzip

import brotli
import pytest
from flask import Flask

from portal.interview.record import Conviction, Record
from tests.web.person import ALAMEDA, FEDERAL, GROWN, LOS_ANGELES, Person, before, whole
from tests.web.serving import Clock, fresh_client

OPENERS = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}
PAGES = ("/", "/check/1/plants", "/check/1/county", "/answers", "/plan", "/privacy", "/nowhere")


def body(person: Person, rest: str, accepted: str | None = None) -> tuple[str | None, bytes]:
    """Return the coding in which a page came, and the page itself."""
    headers = {} if accepted is None else {"Accept-Encoding": accepted}
    response = person.client.get(f"/{person.tag}{rest}", headers=headers)
    coding = response.content_encoding
    return coding, OPENERS[coding](response.data)


def two_people(app: Flask, tag: str) -> tuple[Person, Person]:
    return Person(fresh_client(app), tag), Person(fresh_client(app), tag)


def test_a_question_is_the_same_for_two_people(app: Flask, tag: str) -> None:
    one, other = two_people(app, tag)
    one.hold(whole({**before("plants"), "age": "21_or_older"}, None))
    other.hold(whole({**before("plants"), "age": "18_to_20"}, ALAMEDA))
    for rest in ("/check/1/charge", "/check/1/court_system"):
        assert body(one, rest) == body(other, rest)
    for rest in ("/privacy", "/cleared", "/expired", "/lost", "/nowhere"):
        assert body(one, rest) == body(other, rest)


def test_a_page_kept_is_the_page_as_it_is_rendered(app: Flask) -> None:
    person = Person(fresh_client(app))
    person.hold(whole(GROWN))
    first = body(person, "/check/1/plants")
    assert first == body(person, "/check/1/plants")
    person.hold(whole({**GROWN, "plants": "seven_or_more"}, None))
    assert first != body(person, "/check/1/plants")
    person.hold(whole(GROWN))
    assert first == body(person, "/check/1/plants")


def test_the_next_person_sees_nothing_of_the_one_before(app: Flask, tag: str) -> None:
    one, next_one = two_people(app, tag)
    fresh = [body(next_one, "/"), body(next_one, "/check/1/court_system")]
    one.hold(Record((Conviction(GROWN, LOS_ANGELES), Conviction(FEDERAL))))
    for rest in PAGES:
        body(one, rest)
    assert [body(next_one, "/"), body(next_one, "/check/1/court_system")] == fresh
    one.post("/clear")
    assert [body(one, "/"), body(one, "/check/1/court_system")] == fresh


def test_the_time_of_day_does_not_show(person: Person, clock: Clock) -> None:
    person.hold(whole(GROWN))
    seen = {rest: body(person, rest) for rest in PAGES}
    clock.at += 30 * 60
    assert {rest: body(person, rest) for rest in PAGES} == seen


@pytest.mark.parametrize("rest", PAGES)
def test_every_coding_says_the_same(person: Person, rest: str) -> None:
    person.hold(whole(GROWN))
    coding, plain = body(person, rest)
    assert coding is None
    for accepted in ("br", "gzip", "gzip, deflate, br", "gzip;q=0.5, identity", "identity", "*"):
        found, page = body(person, rest, accepted)
        assert page == plain
        assert found is None or found in accepted or accepted == "*"


@pytest.mark.parametrize("rest", ["/check/1/plants", "/plan"])
@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("br", "br"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("gzip, br;q=0", "gzip"),
        ("gzip, br; q=0.0", "gzip"),
        ("br;q=0", None),
        ("br;q=0.5", "br"),
        ("gzip, abracadabra", "gzip"),
        ("deflate", None),
        ("identity", None),
        ("", None),
        (None, None),
    ],
)
def test_a_browser_gets_a_coding_that_it_takes(
    person: Person, rest: str, accepted: str | None, coding: str | None
) -> None:
    person.hold(whole(GROWN))
    assert body(person, rest, accepted)[0] == coding


@pytest.mark.parametrize("rest", PAGES)
def test_a_cache_is_told_that_the_coding_matters(person: Person, rest: str) -> None:
    person.hold(whole(GROWN))
    headers = {"Accept-Encoding": "br"}
    response = person.client.get(f"/en{rest}", headers=headers)
    assert response.content_encoding == "br"
    assert response.headers["Vary"] == "Accept-Encoding"
    assert response.headers["Content-Length"] == str(len(response.data))


def test_the_icon_is_not_compressed_and_the_health_is_words(person: Person) -> None:
    headers = {"Accept-Encoding": "br"}
    icon = person.client.get("/static/icon.svg", headers=headers)
    assert icon.mimetype == "image/svg+xml"
    assert icon.content_encoding is None
    health = person.client.get("/healthz", headers=headers)
    assert (health.data, health.mimetype) == (b"ok\n", "text/plain")


def test_a_first_page_fits_into_the_first_round_trip(person: Person) -> None:
    person.hold(whole(GROWN))
    for rest in ("/", "/check/1/plants", "/check/1/county"):
        response = person.client.get(f"/en{rest}", headers={"Accept-Encoding": "br"})
        assert len(response.data) < 6_000


def test_an_answer_leads_the_same_way_from_memory(app: Flask, tag: str) -> None:
    one, other = two_people(app, tag)
    for person in (one, other, one):
        person.hold(whole(before("plants"), None))
        response = person.post("/check/1/plants", answer="seven_or_more")
        assert response.location.endswith("/check/1/environmental_harm")
        assert person.holds().conviction(1).answers["plants"] == "seven_or_more"
    one.hold(whole(before("plants"), None))
    assert one.post("/check/1/plants", answer="eight").status_code == 422
    assert one.post("/check/1/plants", answer="six_or_fewer").status_code == 303
    assert one.holds().conviction(1).answers["plants"] == "six_or_fewer"


def test_a_remembered_move_is_refused_from_another_site(person: Person) -> None:
    for headers, status in (({}, 303), ({"Sec-Fetch-Site": "cross-site"}, 403), ({}, 303)):
        person.hold(whole(before("plants"), None))
        sent = person.client.post(
            f"/{person.tag}/check/1/plants", data={"answer": "seven_or_more"}, headers=headers
        )
        assert sent.status_code == status
