"""Event mode: one device, one person after the other, and nothing of the one before."""

import pytest
from werkzeug.test import TestResponse

from portal.web.locale import LANGUAGES
from tests.web.markup import Element
from tests.web.person import ALAMEDA, GROWN, LOS_ANGELES, Person, page_of, whole
from tests.web.serving import START, Clock

CALM = ("/", "/guide/", "/how-we-decide", "/privacy", "/check/1/court_system")


def begin(person: Person, languages: tuple[str, ...] = ("en", "es"), county: str = "") -> None:
    response = person.client.post("/event", data={"languages": list(languages), "county": county})
    assert (response.status_code, response.location) == (303, "/event/languages")


def kiosk(response: TestResponse) -> bool:
    return page_of(response).one("html").get("class") == "event"


def test_a_worker_begins_and_leaves_with_one_tap_each(person: Person) -> None:
    assert not kiosk(person.get("/"))
    begin(person)
    assert kiosk(person.get("/"))
    left = person.client.post("/event/leave")
    assert (left.status_code, left.location) == (303, "/en/")
    assert not kiosk(person.get("/"))


def ticked(page: Element) -> list[Element]:
    return [box for box in page.all("input") if "checked" in box.attributes]


def test_without_a_language_it_asks_again(person: Person) -> None:
    assert len(ticked(page_of(person.client.get("/event")))) == len(LANGUAGES)
    response = person.client.post("/event", data={"county": LOS_ANGELES})
    assert response.status_code == 422
    page = page_of(response)
    assert page.one("title").text.startswith("Error:")
    (summary,) = page.classed("error-box")
    assert summary.one("a").get("href") == "#language-en"
    assert ticked(page) == []
    assert person.client.post("/event", data={"languages": "xx"}).status_code == 422


def test_only_the_chosen_languages_are_offered(person: Person) -> None:
    begin(person, ("es",))
    offered = page_of(person.client.get("/event/languages")).one("main").classed("button")
    assert [button.get("lang") for button in offered] == ["es"]
    menu = page_of(person.get("/")).classed("languages")[0]
    assert [item.get("lang") for item in menu.all("a")] == ["es"]


def test_the_county_of_the_event_is_offered_first(person: Person) -> None:
    begin(person, county=LOS_ANGELES)
    person.hold(whole(GROWN, None))
    options = page_of(person.get("/check/1/county")).all("option")
    assert options[1].get("value") == LOS_ANGELES
    assert options[1].text == "Los Angeles"
    assert [option for option in options if "selected" in option.attributes] == []


def test_the_language_page_clears_what_the_last_person_left(person: Person) -> None:
    begin(person)
    person.hold(whole(GROWN, ALAMEDA))
    response = person.client.get("/event/languages")
    assert person.cookie() is None
    assert response.headers["Clear-Site-Data"] == '"cache"'
    assert kiosk(person.get("/"))


@pytest.mark.parametrize("path", ["/event/next", "/en/clear"])
def test_finish_leads_to_the_language_page(person: Person, path: str) -> None:
    begin(person)
    person.hold(whole(GROWN, ALAMEDA))
    assert person.client.post(path).location == "/event/languages"
    person.client.get("/event/languages")
    assert person.cookie() is None


def test_three_minutes_without_a_tap_and_the_answers_are_gone(person: Person, clock: Clock) -> None:
    begin(person)
    person.hold(whole(GROWN, ALAMEDA), seen=START)
    for _ in range(3):
        clock.at += 179
        assert person.get("/answers").status_code == 200
    clock.at += 181
    assert person.get("/answers").location == f"/{person.tag}/expired"


@pytest.mark.parametrize("rest", CALM)
def test_no_cache_keeps_a_page_of_a_kiosk_and_it_goes_back_by_itself(
    person: Person, rest: str
) -> None:
    begin(person)
    response = person.get(rest)
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers
    refresh = page_of(response).one("meta", **{"http-equiv": "refresh"}).get("content")
    assert refresh == "185; url=/event/languages"
    person.client.post("/event/leave")
    assert not kiosk(person.get(rest))


def test_outside_an_event_its_pages_lead_to_the_front(person: Person) -> None:
    assert person.client.get("/event/languages").location == "/"


def test_nothing_in_the_event_cookie_is_about_a_person(person: Person) -> None:
    begin(person, county=LOS_ANGELES)
    person.hold(whole(GROWN, ALAMEDA))
    before = person.client.get_cookie("event")
    person.get("/plan")
    after = person.client.get_cookie("event")
    assert before is not None
    assert after is not None
    assert before.value == after.value == "en.es~06037"


def test_a_result_has_codes_to_scan_and_nothing_to_save(person: Person) -> None:
    begin(person)
    person.hold(whole(GROWN, ALAMEDA))
    page = page_of(person.get("/plan"))
    links = [link.get("href") for link in page.one("main").all("a")]
    assert [href for href in links if not href.startswith(("/", "#"))] == []
    assert [href for href in links if href.endswith((".pdf", ".ics", ".vcf"))] == []
    assert page.classed("scan")
    (finish,) = page.classed("next")
    assert finish.get("action") == "/event/next"
    assert finish.get("data-kind") == f"{person.tag} likely"


def test_outside_an_event_there_is_no_next_person(person: Person) -> None:
    person.hold(whole(GROWN, ALAMEDA))
    page = page_of(person.get("/plan"))
    assert not page.classed("next")
    assert not page.classed("scan")
