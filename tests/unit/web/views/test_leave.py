"""Leaving: asked once in the middle, at once at the end, and honest about what remains."""

import pytest

from tests.web.person import FEDERAL, Person, main_of, page_of


def test_at_the_end_the_answers_are_cleared_at_once(person: Person) -> None:
    person.tell(FEDERAL)
    response = person.post("/clear")
    assert (response.status_code, response.headers["Location"]) == (303, "/en/cleared")
    assert person.cookie() is None
    assert person.get("/answers").headers["Location"] == "/en/lost"


def test_in_the_middle_it_is_asked_once(person: Person) -> None:
    person.post("/check/1/court_system", answer="california")
    assert person.post("/clear").headers["Location"] == "/en/clear"
    assert person.cookie() is not None
    asked = main_of(person.get("/clear"))
    back = asked.all("a")
    assert [link.get("href") for link in back] == ["/en/check/1/disposition"]
    form = asked.one("form")
    sure = {field.get("name"): field.get("value") for field in form.all("input")}
    response = person.client.post(form.get("action"), data=sure)
    assert response.headers["Location"] == "/en/cleared"
    assert person.cookie() is None


def test_with_nothing_told_there_is_nothing_to_ask(person: Person) -> None:
    for response in (person.get("/clear"), person.post("/clear")):
        assert (response.status_code, response.headers["Location"]) == (303, "/en/cleared")


def test_after_clearing_nothing_comes_back(person: Person) -> None:
    person.tell(FEDERAL)
    person.post("/clear")
    for rest in ("/answers", "/plan", "/check/1/disposition", "/check/1/court_system/change"):
        response = person.get(rest)
        assert response.status_code in {200, 303}
        assert "federal" not in response.get_data(as_text=True)
    page = page_of(person.get("/check/1/court_system"))
    assert not [radio for radio in page.all("input") if "checked" in radio.attributes]


@pytest.mark.parametrize("rest", ["/cleared", "/expired", "/lost"])
def test_each_end_offers_a_new_start(person: Person, rest: str) -> None:
    page = main_of(person.get(rest))
    assert "/en/" in {link.get("href") for link in page.all("a")}


@pytest.mark.parametrize("rest", ["/check/1/court_system", "/answers", "/plan", "/privacy", "/"])
def test_every_page_can_clear(person: Person, rest: str) -> None:
    person.tell(FEDERAL)
    forms = [form.get("action") for form in page_of(person.get(rest)).one("footer").all("form")]
    assert forms == ["/en/clear"]
