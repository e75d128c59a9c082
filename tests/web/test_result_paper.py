"""The result on paper: the plan, and the answers only for those who ask for them."""

from datetime import date

import pytest
from babel.dates import format_date

from portal.interview.record import Conviction, Record
from tests.law.asking import the_law
from tests.web.checked import CheckedClient
from tests.web.markup import Element
from tests.web.person import FEDERAL, GROWN, LOS_ANGELES, Person, label, main_of
from tests.web.test_result import leads, result


def test_the_answers_stand_in_no_part_that_is_printed(client: CheckedClient) -> None:
    page = result(client, Conviction(GROWN, LOS_ANGELES))
    hidden = {id(e) for part in page.classed("screen") for e in part}
    for told in page.classed("told"):
        assert id(told) in hidden
    answer = label("plants", "six_or_fewer")
    printed = [e for e in page if id(e) not in hidden and answer in own_words(e)]
    assert printed == []


def own_words(element: Element) -> str:
    return " ".join(child for child in element.children if isinstance(child, str))


def test_with_my_answers_every_answer_stands_in_what_is_printed(client: CheckedClient) -> None:
    person = Person(client)
    person.hold(Record((Conviction(GROWN, LOS_ANGELES), Conviction(FEDERAL))))
    response = person.get("/plan/with-answers")
    assert response.headers["Cache-Control"] == "no-store"
    page = main_of(response)
    hidden = {id(e) for part in page.classed("screen") for e in part}
    assert all(id(told) not in hidden for told in page.classed("told"))
    answers = [dd.text for dd in page.all("dd") if id(dd) not in hidden]
    for fact, value in GROWN.items():
        assert label(fact, value) in answers, fact
    assert "browser" in page.classed("note")[0].text


def test_the_result_leads_to_paper_with_the_answers_and_back(client: CheckedClient) -> None:
    page = result(client, Conviction(GROWN, LOS_ANGELES))
    assert "/en/plan/with-answers" in leads(page)
    paper = main_of(Person(client).get("/plan/with-answers"))
    assert "/en/plan/with-answers" not in leads(paper)
    assert paper.classed("back")[0].get("href") == "/en/plan"


def test_the_paper_says_whose_it_is_and_of_which_day(client: CheckedClient) -> None:
    law_date = format_date(date.fromisoformat(the_law().reviewed_on), "long", locale="en_US")
    (block,) = result(client, Conviction(GROWN, LOS_ANGELES)).classed("paper")
    assert "localhost/en" in block.text
    assert "Printed on January 15, 2027." in block.text
    assert f"Law last checked on {law_date}." in block.text


@pytest.mark.parametrize("path", ["/plan/with-answers", "/plan/why"])
def test_the_other_pages_of_a_result_wait_for_every_answer_too(person: Person, path: str) -> None:
    assert person.get(path).headers["Location"] == "/en/lost"
    person.hold(Record((Conviction(FEDERAL), Conviction({"court_system": "california"}))))
    assert person.get(path).headers["Location"] == "/en/check/2/disposition"
