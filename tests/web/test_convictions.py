"""Several convictions: twenty at most, removed after one question, their county asked once."""

import pytest

from portal.interview.record import MOST_CONVICTIONS, NO_COUNTY, UNSURE, Conviction, Record
from tests.web.markup import Element
from tests.web.person import (
    ALAMEDA,
    FEDERAL,
    GROWN,
    LOS_ANGELES,
    Person,
    label,
    main_of,
    page_of,
)

GROWN_HERE = Conviction(GROWN, LOS_ANGELES)
JUDGED_THERE = Conviction(FEDERAL)


def words(page: Element) -> str:
    return page.one("main").text


def test_twenty_convictions_fit_and_no_more(person: Person) -> None:
    assert MOST_CONVICTIONS == 20
    person.hold(Record((GROWN_HERE,) * 19))
    assert person.tell(FEDERAL, number=20).status_code == 200
    page = main_of(person.get("/answers"))
    assert len(page.all("section")) == 20
    assert "/en/check/21/court_system" not in {link.get("href") for link in page.all("a")}
    assert "up to 20" in page.text


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_twenty_first_leads_to_the_list(person: Person, method: str) -> None:
    person.hold(Record((JUDGED_THERE,) * 20))
    path = "/en/check/21/court_system"
    response = person.client.open(path, method=method, data={"answer": "california"})
    assert (response.status_code, response.headers["Location"]) == (303, "/en/answers")
    assert len(person.holds().convictions) == 20


def test_the_cookie_of_twenty_convictions_fits_a_browser(person: Person) -> None:
    person.hold(Record((GROWN_HERE,) * 20).open_draft(20, GROWN_HERE))
    person.post("/check/20/age/change", answer="under_18")
    value = person.cookie()
    assert value is not None
    assert len(value) < 2000


def test_removing_asks_once_and_names_the_conviction(person: Person) -> None:
    person.hold(Record((GROWN_HERE, JUDGED_THERE)))
    asked = page_of(person.get("/check/1/remove"))
    assert "conviction 1" in asked.one("h1").text.lower()
    assert f"{label('charge', 'growing_11358')}, Los Angeles" in words(asked)
    assert len(person.holds().convictions) == 2
    (form,) = asked.one("main").all("form")
    response = person.client.post(form.get("action"))
    assert (response.status_code, response.headers["Location"]) == (303, "/en/answers")
    assert person.holds().convictions == (JUDGED_THERE,)


def test_removing_can_be_left(person: Person) -> None:
    person.hold(Record((GROWN_HERE, JUDGED_THERE)))
    links = {link.get("href") for link in main_of(person.get("/check/2/remove")).all("a")}
    assert links == {"/en/answers"}
    assert len(person.holds().convictions) == 2


def test_removing_the_last_leads_to_the_first_question(person: Person) -> None:
    person.hold(Record((JUDGED_THERE,)))
    response = person.post("/check/1/remove")
    assert response.headers["Location"] == "/en/check/1/court_system"
    assert person.holds().convictions == ()
    assert person.client.get(response.headers["Location"]).status_code == 200
    assert person.get("/answers").headers["Location"] == "/en/check/1/court_system"


def test_removing_what_is_not_there_changes_nothing(person: Person) -> None:
    person.hold(Record((JUDGED_THERE,)))
    for number in (0, 2, 21):
        assert person.get(f"/check/{number}/remove").status_code == 404
        response = person.post(f"/check/{number}/remove")
        assert (response.status_code, response.headers["Location"]) == (303, "/en/answers")
    assert person.holds() == Record((JUDGED_THERE,))


def test_removing_forgets_a_change_under_way(person: Person) -> None:
    person.hold(Record((GROWN_HERE, JUDGED_THERE)).open_draft(2, Conviction({})))
    person.post("/check/1/remove")
    assert person.holds() == Record((JUDGED_THERE,))
    assert person.get("/answers").status_code == 200


def offered(person: Person, number: int) -> list[str]:
    options = main_of(person.get(f"/check/{number}/county")).all("option")
    return [option.get("value") for option in options if option.get("value") not in {"", "unsure"}]


def test_the_county_given_last_is_offered_first(person: Person) -> None:
    person.hold(Record((Conviction(GROWN, None),)))
    by_name = offered(person, 1)
    assert (by_name[0], len(set(by_name))) == (ALAMEDA, 58)
    one, two = Conviction(GROWN, "06075"), Conviction(GROWN, LOS_ANGELES)
    person.hold(Record((one, two, Conviction(GROWN, "unsure"), Conviction(GROWN))))
    others = [code for code in by_name if code != LOS_ANGELES]
    assert offered(person, 4) == [LOS_ANGELES, *others]


def test_the_county_is_asked_where_something_can_be_filed_and_only_there(person: Person) -> None:
    assert person.finish("/en/check/1/court_system", FEDERAL) == "/en/answers"
    assert person.holds().convictions[0].county is None
    assert person.get("/check/1/county").headers["Location"] == "/en/answers"
    person.tell(GROWN, county="unsure", number=2)
    assert person.holds().convictions[1].county == "unsure"
    rows = main_of(person.get("/answers")).all("div", id="c2-county")
    assert [row.one("dt").text for row in rows] == ["County"]


def test_the_list_shows_each_live_answer_once_with_its_change(person: Person) -> None:
    person.hold(Record((GROWN_HERE.with_answer("amount", "over_limit"), JUDGED_THERE)))
    page = main_of(person.get("/answers"))
    ids = [row.get("id") for row in page.all("div") if row.all("dt")]
    assert ids == [*(f"c1-{fact}" for fact in GROWN), "c1-county", "c2-court_system"]
    for row in (row for row in page.all("div") if row.all("dt")):
        number, _, fact = row.get("id").removeprefix("c").partition("-")
        assert row.one("a").get("href") == f"/en/check/{number}/{fact}/change"
        assert row.one("dt").text in row.one("a").text
    assert page.one("div", id="c1-plants").all("dd")[0].text == label("plants", "six_or_fewer")


def test_a_county_not_asked_yet_is_not_listed_as_not_sure(person: Person) -> None:
    person.hold(Record((JUDGED_THERE, Conviction(GROWN))))
    listed = person.get("/answers")
    if listed.status_code == 200:
        assert not main_of(listed).all("div", id="c2-county")
    else:
        assert listed.headers["Location"] == "/en/check/2/county"


def test_not_sure_is_shown_in_these_words(person: Person) -> None:
    person.hold(Record((Conviction({**GROWN, "prior_relief": "unsure"}, "unsure"),)))
    page = main_of(person.get("/answers"))
    for row in ("c1-prior_relief", "c1-county"):
        assert page.one("div", id=row).all("dd")[0].text == "I'm not sure"


CALIFORNIAN = {"court_system": "california", "disposition": "convicted"}
OLD = {**CALIFORNIAN, "offense_date": "before_nov_9_2016"}
NAMED = {
    "A federal court": FEDERAL,
    "You were not convicted": {**CALIFORNIAN, "disposition": "not_convicted"},
    "It happened on or after November 9, 2016": {
        **CALIFORNIAN,
        "offense_date": "on_or_after_nov_9_2016",
    },
    "A court already lowered or cleared it": {**OLD, "prior_relief": "granted"},
    "The prosecutor was against the change": {
        **OLD,
        "prior_relief": "opposed",
        "sentence": "completed",
    },
    "The charge is not known": {**OLD, "prior_relief": "none_known", "charge": UNSURE},
}


@pytest.mark.parametrize("name", NAMED)
def test_a_conviction_without_a_charge_is_called_by_what_tells_most(
    person: Person, name: str
) -> None:
    person.hold(Record((Conviction(NAMED[name], NO_COUNTY),)))
    heading = main_of(person.get("/answers")).one("section").one("h2").text
    assert heading == f"Conviction 1: {name}"
