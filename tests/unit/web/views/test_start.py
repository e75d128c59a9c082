"""The front: what this is, how long it takes, and that nothing is kept."""

from tests.web.person import FEDERAL, Person, main_of


def test_it_begins_with_the_first_question(person: Person) -> None:
    page = main_of(person.get("/"))
    (begin,) = page.classed("button")
    assert begin.get("href") == "/en/check/1/court_system"
    assert not page.all("form")


def test_it_carries_on_or_clears_where_somebody_has_begun(person: Person) -> None:
    person.tell(FEDERAL)
    page = main_of(person.get("/"))
    assert page.classed("button")[0].get("href") == "/en/plan"
    form = page.one("form")
    sent = {field.get("name"): field.get("value") for field in form.all("input")}
    person.client.post(form.get("action"), data=sent)
    assert person.cookie() is None


def test_it_says_the_limits_of_time_and_of_what_it_is(person: Person) -> None:
    page = main_of(person.get("/"))
    assert "30 minutes without a tap, or 4 hours in all" in page.text
    assert "not legal advice" in page.text


def test_the_privacy_page_may_be_kept_and_is_of_nobody(person: Person) -> None:
    response = person.get("/privacy")
    assert response.headers["Cache-Control"].startswith("public")
    assert "30 minutes" in main_of(response).text
    assert "4 hours" in main_of(response).text


def test_whoever_runs_it_can_ask_whether_it_answers(person: Person) -> None:
    response = person.client.get("/healthz")
    assert (response.status_code, response.data) == (200, b"ok\n")
