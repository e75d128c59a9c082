"""The result: for whoever answers whatever, what is likely, why, and what to do now."""

import re
from datetime import date

import pytest
from babel.dates import format_date
from flask import Flask
from hypothesis import example, given, settings
from hypothesis import strategies as st

from portal.filing.directory_load import load_directory
from portal.filing.showing import FIND_COURT
from portal.interview.record import UNSURE, Conviction, Record
from portal.law.diagram import Path
from portal.law.estimate import Law
from portal.law.model import Outcome, Relief, Route
from tests.law.asking import all_paths, fact_ids, the_law
from tests.web.answering import Answers, live, people
from tests.web.checked import CheckedClient
from tests.web.markup import Element
from tests.web.person import (
    ALAMEDA,
    FEDERAL,
    GROWN,
    LOS_ANGELES,
    Person,
    main_of,
    questions,
    said,
    whole,
)
from tests.web.serving import fresh_client

pytestmark = pytest.mark.slow

STEADY = settings(derandomize=True, deadline=None, max_examples=25)
MANY_DOUBTS = {
    **GROWN,
    "charge": "sale_or_transport_11360",
    **dict.fromkeys(("age", "conduct", "amount", "border_amount", "serious_prior"), UNSURE),
    **dict.fromkeys(("same_section_priors", "sentence"), UNSURE),
    "court_type": "juvenile",
}
del MANY_DOUBTS["plants"]


@pytest.fixture(scope="session")
def law_date(law: Law) -> str:
    return format_date(date.fromisoformat(law.reviewed_on), "long", locale="en_US")


def result(client: CheckedClient, *convictions: Conviction) -> Element:
    person = Person(client)
    person.hold(Record(convictions))
    response = person.get("/plan")
    assert response.status_code == 200
    return main_of(response)


def leads(page: Element) -> list[str]:
    return [link.get("href") for link in page.all("a")]


def steps_of(steps: Element) -> list[Element]:
    """Return the steps of a list, without the lists that stand in them."""
    return [child for child in steps.children if isinstance(child, Element)]


def says_what_is_likely(page: Element) -> None:
    headlines = [h.text for h in page.all("h2") if h.get("id").startswith("card-")]
    assert len(headlines) == 1
    assert headlines[0].endswith(".")
    assert "eligible" not in page.text.lower()
    assert "a judge decides" in page.text.lower()


def warns_before_the_first_step(page: Element) -> None:
    warning = page.classed("warn")[0]
    assert "not a U.S. citizen" in warning.one("h3").text
    assert "before you file anything" in warning.text
    everything = list(page)
    assert everything.index(warning) < everything.index(page.classed("steps")[0])


def says_what_to_do(page: Element, outcome: Outcome, county: str) -> None:
    something = outcome.route is not Route.NONE
    assert any("if it is already done" in s.text for s in page.all("strong")) == something
    (first,) = page.classed("first")
    assert page.classed("steps")[0].all("li")[0].one("strong").text in first.text
    for steps in page.all("ol"):
        assert steps_of(steps)
        assert all(step.one("strong").text for step in steps_of(steps))
    assert [href for href in leads(page) if re.fullmatch(r"tel:\+?\d{3,}(;ext=\d+)?", href)]
    assert ("Los Angeles County" in page.text) == (something and county == LOS_ANGELES)
    assert ("You do not have to prove that you do." in page.text) == something
    assert ("There is no deadline that we know of." in page.text) == something


def leads_to_each_part(page: Element, outcome: Outcome) -> None:
    (jump,) = page.classed("jump")
    parts = [lead.removeprefix("#") for lead in leads(jump)]
    assert ("where" in parts) == (outcome.route is not Route.NONE)
    assert set(parts) <= {part.get("id") for part in page.all("h2")}


def says_why(page: Element, path: Path, outcome: Outcome, law_date: str) -> None:
    facts = dict(path)
    rules = the_law().certain_rules(facts, outcome)
    assert {type(rule.gives) for rule in rules} == {Relief, Route}
    for rule in rules:
        assert rule.because in page.text
        assert all(cite.text in page.text for cite in rule.cites), rule.id
        for fact in set(rule.when) & set(facts):
            assert f"/en/check/1/{fact}/change" in leads(page), (rule.id, fact)
    assert law_date in page.text


@pytest.mark.parametrize("county", [LOS_ANGELES, UNSURE])
@pytest.mark.parametrize("relief", Relief)
def test_every_complete_path_has_a_whole_result(
    app: Flask, law_date: str, relief: Relief, county: str
) -> None:
    client = fresh_client(app)
    ends = [(path, outcome) for path, outcome in all_paths() if outcome.relief is relief]
    assert ends
    for path, outcome in ends:
        held = county if outcome.route is not Route.NONE else None
        page = result(client, Conviction(said(dict(path)), held))
        says_what_is_likely(page)
        warns_before_the_first_step(page)
        says_what_to_do(page, outcome, county)
        leads_to_each_part(page, outcome)
        says_why(page, path, outcome, law_date)


def test_there_are_258_complete_paths() -> None:
    assert len(all_paths()) == 258


@STEADY
@given(answers=people(), county=st.sampled_from([LOS_ANGELES, ALAMEDA, UNSURE]))
@example(answers=MANY_DOUBTS, county=LOS_ANGELES)
def test_whoever_is_not_sure_has_a_result_and_no_dead_link(
    app: Flask, answers: Answers, county: str
) -> None:
    client = fresh_client(app)
    page = result(client, Conviction(answers, county))
    says_what_is_likely(page)
    warns_before_the_first_step(page)
    for href in set(leads(page)):
        if href.startswith("/") and not href.partition("?")[0].endswith(".pdf"):
            assert client.get(href).status_code == 200, href


@STEADY
@given(answers=people(), data=st.data())
@example(answers=MANY_DOUBTS, data=None)
def test_an_answer_off_the_live_path_never_shows(
    app: Flask, answers: Answers, data: st.DataObject | None
) -> None:
    dead = {fact: UNSURE for fact in fact_ids() if fact not in answers}
    if data is not None:
        for fact in list(dead):
            values = the_law().vocabulary.by_id[fact].values
            dead[fact] = data.draw(st.sampled_from([*values, UNSURE]))
    client = fresh_client(app)
    other = Conviction(FEDERAL)
    one = result(client, Conviction(answers, LOS_ANGELES), other)
    two = result(client, Conviction({**dead, **answers}, LOS_ANGELES), other)
    assert one.text == two.text
    assert leads(one) == leads(two)


@STEADY
@given(first=people(), second=people())
def test_the_order_of_convictions_moves_nothing_but_their_numbers(
    app: Flask, first: Answers, second: Answers
) -> None:
    client = fresh_client(app)
    one, two = Conviction(first, LOS_ANGELES), Conviction(second, ALAMEDA)

    def headlines(page: Element) -> list[str]:
        return [h.text for h in page.all("h2") if h.get("id").startswith("card-")]

    def steps(page: Element) -> list[str]:
        return sorted(step.one("strong").text for step in page.all("li") if step.all("strong"))

    forth, back = result(client, one, two), result(client, two, one)
    assert headlines(forth) == headlines(back)[::-1]
    assert steps(forth) == steps(back)


def test_a_county_not_known_is_the_first_thing_to_find(client: CheckedClient) -> None:
    page = result(client, Conviction(GROWN, UNSURE))
    (place,) = [s for s in page.classed("card") if "County not known yet" in s.text]
    find_court = load_directory().organisation(FIND_COURT)
    assert find_court is not None
    assert find_court.url in leads(place)
    assert not page.all("address")


def test_whom_to_call_can_be_found_where_no_county_is_asked(client: CheckedClient) -> None:
    find_court = load_directory().organisation(FIND_COURT)
    assert find_court is not None
    path = next(dict(path) for path, end in all_paths() if end.relief is Relief.GET_RECORD)
    page = result(client, Conviction(path, None))
    (call,) = [li for li in page.all("li") if "Call the clerk of the court" in li.text]
    assert find_court.url in leads(call)


def test_what_is_not_known_and_matters_is_named_with_where_to_find_it(
    client: CheckedClient,
) -> None:
    firsts = {fact.id: fact.values[0] for fact in the_law().vocabulary.facts}
    doubtful = live({**firsts, **GROWN, "plants": UNSURE})
    page = result(client, Conviction(doubtful, LOS_ANGELES))
    heading = page.one("h2", id="open")
    told = [li for each in page.classed("told") for li in each.all("li")]
    notes = [li for li in page.all("li") if "/en/check/1/plants/change" in leads(li)]
    (note,) = [li for li in notes if all(li is not one for one in told)]
    assert list(page).index(heading) < list(page).index(note)
    for words in (questions()["plants"].ask, questions()["plants"].where):
        assert words in note.text
    assert not [href for href in leads(note) if "/age/" in href]


def test_one_conviction_is_not_numbered(client: CheckedClient) -> None:
    assert "For conviction" not in result(client, Conviction(GROWN, LOS_ANGELES)).text


def test_the_record_is_not_changed_by_looking(person: Person) -> None:
    person.hold(whole(GROWN))
    before = person.cookie()
    person.get("/plan")
    assert person.cookie() == before
