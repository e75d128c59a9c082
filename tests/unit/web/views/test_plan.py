"""The result page waits for every answer, and is of nobody else."""

from portal.interview.record import Conviction, Record
from tests.web.person import FEDERAL, GROWN, LOS_ANGELES, Person, main_of, whole


def test_there_is_no_result_without_answers(person: Person) -> None:
    assert person.get("/plan").headers["Location"] == "/en/lost"


def test_there_is_no_result_before_the_last_answer(person: Person) -> None:
    person.hold(Record((Conviction(FEDERAL), Conviction({"court_system": "california"}))))
    assert person.get("/plan").headers["Location"] == "/en/check/2/disposition"


def test_there_is_one_card_a_result(person: Person) -> None:
    grown = Conviction(GROWN, LOS_ANGELES)
    person.hold(Record((Conviction(FEDERAL), grown, grown)))
    page = main_of(person.get("/plan"))
    headlines = [h.get("id") for h in page.all("h2") if h.get("id").startswith("card-")]
    assert headlines == ["card-1", "card-2"]


def test_it_leads_to_the_immigration_lawyers_and_the_courts(person: Person) -> None:
    person.hold(whole(GROWN))
    page = main_of(person.get("/plan"))
    leads = {link.get("href") for link in page.all("a")}
    assert "https://www.ilrc.org" in {"/".join(lead.split("/")[:3]) for lead in leads}
    assert [lead for lead in leads if lead.startswith("https://selfhelp.courts.ca.gov/")]


def test_the_pages_of_a_result_are_private(person: Person) -> None:
    person.hold(whole(GROWN))
    for path in ("/plan", "/plan/with-answers", "/plan/why"):
        response = person.get(path)
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["X-Robots-Tag"] == "noindex"


def test_each_page_of_a_result_leads_back_to_the_one_before(person: Person) -> None:
    person.hold(whole(GROWN))
    for path, back in (("/plan", "/en/answers"), ("/plan/why", "/en/plan")):
        assert main_of(person.get(path)).classed("back")[0].get("href") == back
