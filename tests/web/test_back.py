"""Back, then Continue: the person is where they were, with the same answers."""

import pytest
from flask import Flask
from hypothesis import given, settings

from portal.interview.record import Conviction, Record
from tests.web.answering import Answers, people
from tests.web.markup import Element
from tests.web.person import LOS_ANGELES, Person, leads_to, main_of, page_of
from tests.web.serving import fresh_client

pytestmark = pytest.mark.slow

STEADY = settings(derandomize=True, deadline=None, max_examples=18)


def back_of(person: Person, path: str) -> str:
    response = person.client.get(path)
    assert response.status_code == 200, path
    (link,) = main_of(response).classed("back")
    return link.get("href")


def marked(page: Element) -> dict[str, str]:
    """Return what the form of a page would send as it stands."""
    chosen = [e for e in page.all("input", type="radio") if "checked" in e.attributes]
    if chosen:
        return {"answer": chosen[0].get("value")}
    (county,) = [e for e in page.all("option") if "selected" in e.attributes]
    return {"county": county.get("value")}


def goes_back_and_on(person: Person, path: str) -> None:
    """Follow Back from a page, send what is marked there, and arrive at the page again."""
    before = person.holds()
    back = back_of(person, path)
    response = person.client.post(back, data=marked(page_of(person.client.get(back))))
    assert (response.status_code, response.headers["Location"]) == (303, path)
    assert person.holds() == before


def pages(answers: Answers, number: int) -> list[str]:
    """Return the pages of one conviction in the order in which they are asked."""
    found = [f"/en/check/{number}/{fact}" for fact in answers]
    if leads_to(answers).endswith("/county"):
        found.append(f"/en/check/{number}/county")
    return found


@STEADY
@given(answers=people())
def test_from_each_page_of_a_finished_conviction(app: Flask, answers: Answers) -> None:
    person = Person(fresh_client(app))
    person.hold(Record((Conviction(answers, LOS_ANGELES),)))
    for path in [*pages(answers, 1)[1:], "/en/answers"]:
        goes_back_and_on(person, path)


@STEADY
@given(answers=people())
def test_from_each_open_question(app: Flask, answers: Answers) -> None:
    person = Person(fresh_client(app))
    told: Answers = {}
    for fact, value in answers.items():
        if told:
            person.hold(Record((Conviction(told),)))
            goes_back_and_on(person, f"/en/check/1/{fact}")
        told = told | {fact: value}


@STEADY
@given(first=people(), second=people())
def test_from_each_page_of_a_second_conviction(app: Flask, first: Answers, second: Answers) -> None:
    person = Person(fresh_client(app))
    person.hold(Record((Conviction(first, LOS_ANGELES), Conviction(second, LOS_ANGELES))))
    asked = pages(second, 2)
    assert back_of(person, asked[0]) == "/en/answers"
    for path in [*asked[1:], "/en/answers"]:
        goes_back_and_on(person, path)


def test_back_from_the_first_question_is_the_start_which_carries_on(person: Person) -> None:
    assert back_of(person, "/en/check/1/court_system") == "/en/"
    started = person.get("/")
    assert main_of(started).classed("button")[0].get("href") == "/en/check/1/court_system"
    person.post("/check/1/court_system", answer="california")
    before = person.holds()
    assert back_of(person, "/en/check/1/court_system") == "/en/"
    carry_on = main_of(person.get("/")).classed("button")[0]
    assert carry_on.get("href") == "/en/check/1/disposition"
    assert person.holds() == before


def test_back_from_a_second_conviction_not_begun_is_the_list(person: Person) -> None:
    person.tell({"court_system": "federal"})
    assert back_of(person, "/en/check/2/court_system") == "/en/answers"
    links = {link.get("href") for link in main_of(person.get("/answers")).all("a")}
    assert "/en/check/2/court_system" in links


def test_back_from_a_second_conviction_just_begun_does_not_lead_forward(person: Person) -> None:
    person.tell({"court_system": "federal"})
    person.post("/check/2/court_system", answer="california")
    back = back_of(person, "/en/check/2/court_system")
    response = person.client.get(back)
    assert response.status_code == 200, response.headers["Location"]


def test_back_from_a_change_is_the_list_which_offers_to_finish_it(person: Person) -> None:
    person.tell({"court_system": "federal"})
    finish = person.post("/check/1/court_system/change", answer="california").headers["Location"]
    before = person.holds()
    assert back_of(person, finish) == "/en/answers"
    (note,) = main_of(person.get("/answers")).classed("note")
    assert note.one("a").get("href") == finish
    assert person.holds() == before


def test_back_from_the_result_is_the_list(person: Person) -> None:
    person.tell({"court_system": "federal"})
    assert back_of(person, "/en/plan") == "/en/answers"
