"""To change an answer is to have given that answer from the start; nothing else moves."""

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.interview.record import UNSURE, Draft
from tests.law.asking import the_law
from tests.web.answering import Answers, live, people
from tests.web.person import (
    ALAMEDA,
    FEDERAL,
    GROWN,
    LOS_ANGELES,
    Person,
    leads_to,
    main_of,
    page_of,
    whole,
)
from tests.web.serving import fresh_client

pytestmark = pytest.mark.slow

STEADY = settings(derandomize=True, deadline=None, max_examples=25)
HERE = "/en/check/1/"


def first_difference(person: Person, wanted: Answers) -> str | None:
    told = person.holds().convictions[0].answers
    return next((fact for fact, value in wanted.items() if told[fact] != value), None)


def turn_into(person: Person, wanted: Answers) -> None:
    """Change one answer after the other, in order, until the person has told what is wanted."""
    while (fact := first_difference(person, wanted)) is not None:
        end = person.finish(f"{HERE}{fact}/change", wanted)
        assert end.startswith("/en/answers#c1-")


def shown(person: Person, rest: str) -> str:
    response = person.get(rest)
    assert response.status_code == 200
    html = response.get_data(as_text=True)
    return html[html.index("<main") : html.index("</main>")]


@STEADY
@given(told=people(), wanted=people())
def test_changed_answers_end_as_if_told_so_from_the_start(
    app: Flask, told: Answers, wanted: Answers
) -> None:
    changed, fresh = Person(fresh_client(app)), Person(fresh_client(app))
    changed.tell(told)
    turn_into(changed, wanted)
    fresh.tell(wanted)
    assert shown(changed, "/plan") == shown(fresh, "/plan")
    for person in (changed, fresh):
        person.tell(FEDERAL, number=2)
    assert shown(changed, "/plan") == shown(fresh, "/plan")
    assert shown(changed, "/answers") == shown(fresh, "/answers")


@STEADY
@given(told=people(), data=st.data())
def test_a_change_asks_only_what_is_newly_needed_and_keeps_the_rest(
    app: Flask, told: Answers, data: st.DataObject
) -> None:
    fact = data.draw(st.sampled_from(sorted(told)))
    values = [v for v in the_law().vocabulary.by_id[fact].values if v != "unknown"]
    value = data.draw(st.sampled_from([*values, UNSURE]))
    person = Person(fresh_client(app))
    person.tell(told)
    county = person.holds().convictions[0].county
    others = dict.fromkeys((f.id for f in the_law().vocabulary.facts), UNSURE)
    needed = [f for f in live({**others, **told, fact: value}) if f not in told]
    asked, path = [], person.send(f"{HERE}{fact}/change", {fact: value}, "")
    while path.endswith("/change"):
        asked.append(path.removeprefix(HERE).removesuffix("/change"))
        path = person.send(path, {}, LOS_ANGELES)
    new = person.holds().convictions[0]
    assert {**new.answers} == {**told, **dict.fromkeys(needed, UNSURE), fact: value}
    at_last = leads_to(dict(new.answers), county=county)
    assert asked == [*needed, *(["county"] if at_last.endswith("county") else [])]


def begun(person: Person) -> None:
    """Bring a person who grew plants to where they said that it was possession, and left."""
    person.tell(GROWN)
    to = person.post("/check/1/charge/change", answer="possession_11357").headers["Location"]
    assert to == f"{HERE}amount/change"


def test_an_unfinished_change_leaves_the_old_answers_standing(person: Person) -> None:
    person.tell(GROWN)
    before, plan = person.holds().convictions, shown(person, "/plan")
    begun(person)
    assert person.holds().convictions == before
    assert shown(person, "/plan") == plan


def test_an_unfinished_change_is_announced_and_can_be_finished(person: Person) -> None:
    begun(person)
    page = main_of(person.get("/answers"))
    assert "That is all we need to ask." not in page.text
    note = page.classed("note")[0]
    finish = note.one("a").get("href")
    assert finish == f"{HERE}amount/change"
    assert person.finish(finish, {"amount": "within_limit"}).startswith("/en/answers#c1-")
    assert person.holds().draft is None
    assert person.holds().convictions[0].answers["charge"] == "possession_11357"
    assert not main_of(person.get("/answers")).classed("note")


def test_an_unfinished_change_can_be_forgotten(person: Person) -> None:
    person.tell(GROWN)
    before = person.holds()
    begun(person)
    form = main_of(person.get("/answers")).classed("note")[0].one("form")
    response = person.client.post(form.get("action"))
    assert (response.status_code, response.headers["Location"]) == (303, "/en/answers")
    assert person.holds() == before
    assert not main_of(person.get("/answers")).classed("note")


def test_a_change_that_brings_up_the_county_can_be_finished_there(person: Person) -> None:
    person.tell({**GROWN, "court_system": "federal"})
    assert person.holds().convictions[0].county is None
    person.hold(whole({**GROWN, "court_system": "federal"}, None))
    to = person.post("/check/1/court_system/change", answer="california").headers["Location"]
    assert to == f"{HERE}county/change"
    note = main_of(person.get("/answers")).classed("note")[0]
    assert note.one("a").get("href") == to
    assert person.client.post(to, data={"county": ALAMEDA}).headers["Location"] == (
        "/en/answers#c1-county"
    )
    assert person.holds().convictions[0].county == ALAMEDA


def test_a_change_leads_back_to_its_own_row(person: Person) -> None:
    person.tell(GROWN)
    for name in (*GROWN, "county"):
        data = {"county": LOS_ANGELES} if name == "county" else {"answer": GROWN[name]}
        end = person.client.post(f"{HERE}{name}/change", data=data).headers["Location"]
        path, _, row = end.partition("#")
        assert path == "/en/answers"
        assert f"{HERE}{name}/change" in {
            link.get("href") for link in page_of(person.client.get(path)).one(id=row).all("a")
        }


def test_a_change_page_shows_the_answer_that_stands(person: Person) -> None:
    person.tell(GROWN)
    radios = page_of(person.get("/check/1/plants/change")).all("input", type="radio")
    assert [r.get("value") for r in radios if "checked" in r.attributes] == ["six_or_fewer"]
    options = page_of(person.get("/check/1/county/change")).all("option")
    assert [o.get("value") for o in options if "selected" in o.attributes] == [LOS_ANGELES]


def test_a_wrong_answer_on_a_change_page_changes_nothing(person: Person) -> None:
    person.tell(GROWN)
    before = person.cookie()
    for name in ("plants", "county"):
        response = person.post(f"/check/1/{name}/change", answer="x", county="x")
        assert response.status_code == 422
        back = main_of(response).classed("back")[0]
        assert back.get("href") == "/en/answers"
    assert person.cookie() == before


def test_an_answer_given_beside_an_unfinished_change_is_not_lost(person: Person) -> None:
    begun(person)
    person.post("/check/1/sentence", answer="serving")
    finish = main_of(person.get("/answers")).classed("note")[0].one("a").get("href")
    person.finish(finish, {"amount": "within_limit"})
    answers = person.holds().convictions[0].answers
    assert (answers["charge"], answers["sentence"]) == ("possession_11357", "serving")


def test_two_steps_of_one_change_are_one_draft(person: Person) -> None:
    begun(person)
    person.post("/check/1/charge/change", answer="sale_or_transport_11360")
    draft = person.holds().draft
    assert isinstance(draft, Draft)
    assert draft.conviction.answers["charge"] == "sale_or_transport_11360"
    assert person.holds().convictions[0].answers["charge"] == "growing_11358"


def test_a_change_to_a_conviction_that_is_not_there_loses_nothing(person: Person) -> None:
    person.tell(FEDERAL)
    before = person.holds()
    response = person.post("/check/2/court_system/change", answer="california")
    assert response.status_code == 303
    assert person.get("/answers").status_code == 200
    assert person.holds() == before


def test_a_change_of_answers_that_are_not_there_begins_with_the_first(person: Person) -> None:
    response = person.post("/check/1/court_system/change", answer="california")
    assert response.status_code == 303
    assert person.client.get(response.headers["Location"]).status_code == 200
