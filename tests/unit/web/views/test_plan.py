"""The result page waits for every answer, and is of nobody else."""

from portal.interview.record import Conviction, Record
from tests.web.person import FEDERAL, GROWN, LOS_ANGELES, Person, main_of, whole


def test_there_is_no_result_without_answers(person: Person) -> None:
    assert person.get("/plan").headers["Location"] == "/en/lost"


def test_there_is_no_result_before_the_last_answer(person: Person) -> None:
    person.hold(Record((Conviction(FEDERAL), Conviction({"court_system": "california"}))))
    assert person.get("/plan").headers["Location"] == "/en/check/2/disposition"


def test_there_is_one_card_a_conviction(person: Person) -> None:
    person.hold(Record((Conviction(FEDERAL), Conviction(GROWN, LOS_ANGELES))))
    page = main_of(person.get("/plan"))
    headlines = [h.get("id") for h in page.all("h2") if h.get("id").startswith("card-")]
    assert headlines == ["card-1", "card-2"]


def test_it_leads_to_the_immigration_lawyers_and_the_courts(person: Person) -> None:
    person.hold(whole(GROWN))
    page = main_of(person.get("/plan"))
    leads = {link.get("href") for link in page.all("a")}
    assert "https://www.ilrc.org" in {"/".join(lead.split("/")[:3]) for lead in leads}
    assert [lead for lead in leads if lead.startswith("https://selfhelp.courts.ca.gov/")]
