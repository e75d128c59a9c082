"""One guard for all pages: nobody is ahead of their answers, or beside them."""

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.interview.record import Choice, Conviction, Draft, Record
from tests.law.asking import fact_ids
from tests.web.answering import Answers, people
from tests.web.person import GROWN, LOS_ANGELES, Person, leads_to, main_of
from tests.web.serving import fresh_client

pytestmark = pytest.mark.slow

STEADY = settings(derandomize=True, deadline=None, max_examples=60)
NAMES = (*fact_ids(), "county")


@st.composite
def begun(draw: st.DrawFn) -> Answers:
    """Draw answers that stop somewhere on the way, after the first."""
    answers = draw(people())
    many = draw(st.integers(1, len(answers)))
    return dict(list(answers.items())[:many])


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Draw records of up to three convictions, of which the last may be on its way."""
    told = [Conviction(a, LOS_ANGELES) for a in draw(st.lists(people(), max_size=2))]
    last = Conviction(draw(begun()), draw(st.sampled_from([None, LOS_ANGELES, "unsure"])))
    record = Record((*told, last))
    number = draw(st.integers(1, len(record.convictions)))
    if draw(st.booleans()):
        record = record.open_draft(number, Conviction(draw(begun())))
    if draw(st.booleans()):
        record = record.keep_choice(Choice(number, draw(st.sampled_from(NAMES)), "unsure"))
    return record


@STEADY
@given(answers=begun(), name=st.sampled_from(NAMES), method=st.sampled_from(["GET", "POST"]))
def test_a_page_ahead_or_beside_leads_to_the_first_that_is_open(
    app: Flask, answers: Answers, name: str, method: str
) -> None:
    person = Person(fresh_client(app))
    person.hold(Record((Conviction(answers),)))
    before = person.holds()
    opened = leads_to(answers)
    if name in answers or opened.endswith(f"/{name}"):
        assert person.get(f"/check/1/{name}").status_code == 200
        return
    data = {"answer": "unsure", "county": LOS_ANGELES}
    response = person.client.open(f"/en/check/1/{name}", method=method, data=data)
    assert (response.status_code, response.headers["Location"]) == (303, f"/en{opened}")
    assert person.holds() == before


@STEADY
@given(answers=begun(), rest=st.sampled_from(["/answers", "/plan", "/check/1/remove"]))
def test_the_end_waits_for_the_last_answer(app: Flask, answers: Answers, rest: str) -> None:
    person = Person(fresh_client(app))
    person.hold(Record((Conviction(answers),)))
    opened = leads_to(answers)
    response = person.get(rest)
    if opened == "/answers":
        assert response.status_code == 200
    else:
        assert (response.status_code, response.headers["Location"]) == (303, f"/en{opened}")


@STEADY
@given(
    answers=begun(),
    number=st.sampled_from([0, 2, 7, 10**9]),
    name=st.sampled_from(NAMES),
    move=st.sampled_from(["", "/change"]),
)
def test_a_page_about_a_conviction_that_is_not_there(
    app: Flask, answers: Answers, number: int, name: str, move: str
) -> None:
    person = Person(fresh_client(app))
    person.hold(Record((Conviction(answers),)))
    opened = leads_to(answers)
    may_begin = number == 2 and opened == "/answers"
    response = person.get(f"/check/{number}/{name}{move}")
    if may_begin and (name, move) == ("court_system", ""):
        assert response.status_code == 200
    else:
        expected = "/check/2/court_system" if may_begin else opened
        assert (response.status_code, response.headers["Location"]) == (303, f"/en{expected}")


@STEADY
@given(
    record=records(),
    number=st.integers(0, 5),
    name=st.sampled_from(NAMES),
    move=st.sampled_from(["", "/change"]),
)
def test_no_page_leads_in_circles(
    app: Flask, record: Record, number: int, name: str, move: str
) -> None:
    person = Person(fresh_client(app))
    person.hold(record)
    response = person.get(f"/check/{number}/{name}{move}")
    for _ in range(3):
        if response.status_code == 200:
            break
        response = person.client.get(response.headers["Location"])
    assert response.status_code == 200
    assert person.holds() == record


@STEADY
@given(record=records())
def test_no_link_of_the_list_is_dead(app: Flask, record: Record) -> None:
    person = Person(fresh_client(app))
    person.hold(record)
    listed = person.get("/answers")
    if listed.status_code == 200:  # and not on its way to an open question
        for link in main_of(listed).all("a"):
            assert person.client.get(link.get("href")).status_code == 200, link.get("href")


def test_a_question_that_does_not_exist_is_not_found(person: Person) -> None:
    for name in ("height", "answers", "Charge"):
        for method in ("GET", "POST"):
            path = f"/en/check/1/{name}"
            assert person.client.open(path, method=method).status_code == 404
        assert person.post(f"/check/1/{name}/switch").status_code == 404


def test_a_page_that_was_there_before_the_change_was_not_brought_up_by_it(person: Person) -> None:
    grown = Conviction(GROWN, LOS_ANGELES)
    captions = []
    for draft in (None, Draft(1, grown.with_answer("charge", "possession_11357"))):
        person.hold(Record((grown,), draft))
        page = main_of(person.get("/check/1/age/change"))
        captions.append(page.classed("caption")[0].text)
    assert captions[0] == captions[1]


def test_a_page_brought_up_by_a_change_says_so_and_no_other(person: Person) -> None:
    told = Conviction({"court_system": "federal"})
    changed = Conviction({"court_system": "california", "disposition": "convicted"})
    record = Record((told, told))
    captions = []
    for draft in (None, Draft(1, changed)):
        person.hold(Record(record.convictions, draft))
        page = main_of(person.get("/check/2/court_system/change"))
        captions.append(page.classed("caption")[0].text)
    assert captions[0] == captions[1]
    brought_up = main_of(person.get("/check/1/offense_date/change")).classed("caption")[0].text
    assert brought_up.startswith(captions[0].replace("2", "1"))
    assert brought_up != captions[0].replace("2", "1")
