"""A person at a browser, who answers one question after another."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from werkzeug.test import TestResponse

from portal.interview.questions import Question, load_questions
from portal.interview.record import UNSURE, Conviction, Record
from tests.law.asking import the_law
from tests.web.checked import CheckedClient
from tests.web.markup import Element, read
from tests.web.serving import START, record_in, sealed

LOS_ANGELES, ALAMEDA = "06037", "06001"
FIRST = "court_system"
COOKIE = "answers"
FEDERAL = {"court_system": "federal"}
GROWN = {
    "court_system": "california",
    "disposition": "convicted",
    "offense_date": "before_nov_9_2016",
    "prior_relief": "none_known",
    "charge": "growing_11358",
    "age": "21_or_older",
    "plants": "six_or_fewer",
    "sentence": "completed",
}


def page_of(response: TestResponse) -> Element:
    """Return the page of a response as a tree."""
    return read(response.get_data(as_text=True))


def main_of(response: TestResponse) -> Element:
    """Return the main part of a page: the language menu, the footer and the head left out."""
    return page_of(response).one("main")


@dataclass
class Person:
    """Somebody with a browser, in one language."""

    client: CheckedClient
    tag: str = "en"

    def get(self, rest: str) -> TestResponse:
        """Fetch a page of this language."""
        return self.client.get(f"/{self.tag}{rest}")

    def post(self, rest: str, **data: str) -> TestResponse:
        """Send a form to a page of this language."""
        return self.client.post(f"/{self.tag}{rest}", data=data)

    def send(self, path: str, answers: Mapping[str, str], county: str) -> str:
        """Answer the question at a path as `answers` has it, and return where that leads."""
        name = path.removesuffix("/change").rsplit("/", 1)[-1]
        sent = {"county": county} if name == "county" else {"answer": answers.get(name, UNSURE)}
        response = self.client.post(path, data=sent)
        assert response.status_code == 303, (path, sent, response.status)
        return response.headers["Location"]

    def finish(self, path: str, answers: Mapping[str, str], county: str = LOS_ANGELES) -> str:
        """Answer page after page, "not sure" where `answers` says nothing; return where it ends."""
        while re.search(r"/check/\d+/", path):
            path = self.send(path, answers, county)
        return path

    def tell(
        self, answers: Mapping[str, str], county: str = LOS_ANGELES, number: int = 1
    ) -> TestResponse:
        """Walk through one whole conviction, and return the list of answers."""
        end = self.finish(f"/{self.tag}/check/{number}/{FIRST}", answers, county)
        assert end == f"/{self.tag}/answers"
        return self.client.get(end)

    def hold(self, record: Record, *, seen: int = START, issued: int | None = None) -> None:
        """Put a record into the browser's cookie, as if it had been told."""
        self.client.set_cookie(COOKIE, sealed(record, seen=seen, issued=issued))

    def holds(self) -> Record:
        """Return the record in the browser's cookie."""
        value = self.cookie()
        assert value is not None
        return record_in(value)

    def cookie(self) -> str | None:
        """Return the cookie's value; None where there is no cookie."""
        found = self.client.get_cookie(COOKIE)
        return None if found is None else found.value


@cache
def questions() -> Mapping[str, Question]:
    """Return the questions in English, as shipped."""
    return load_questions(the_law().vocabulary)


def label(fact: str, value: str) -> str:
    """Return the words beside the radio button of an answer, in English."""
    found = questions()[fact].label(value)
    assert found is not None
    return found


def said(path: Mapping[str, str]) -> dict[str, str]:
    """Return a path of the diagram as somebody would answer it.

    A value that stands beside no radio button is said by "I'm not sure".
    """
    unknown = {("charge", "unknown")}
    return {fact: UNSURE if (fact, value) in unknown else value for fact, value in path.items()}


def leads_to(answers: Mapping[str, str], number: int = 1, county: str | None = None) -> str:
    """Return the page, without its language, that is open after these answers."""
    walk, here = the_law().walk, the_law().walk.start
    while (fact := walk.state(here).fact) is not None and fact.id in answers:
        value = answers[fact.id]
        value = (fact.unsure_is or UNSURE) if value == UNSURE else value
        here = walk.after_unsure(here) if value == UNSURE else walk.after(here, value)
    if fact is not None:
        return f"/check/{number}/{fact.id}"
    files = any(outcome.route != "none" for outcome in walk.state(here).outcomes)
    return f"/check/{number}/county" if files and county is None else "/answers"


def before(fact: str) -> dict[str, str]:
    """Return answers with which this fact is the next question."""
    for path, _ in the_law().diagram.paths():
        names = [name for name, _ in path]
        if fact in names:
            return said(dict(path[: names.index(fact)]))
    raise LookupError(fact)


def whole(fact_values: Mapping[str, str], county: str | None = LOS_ANGELES) -> Record:
    """Return the record of one conviction with these answers."""
    return Record((Conviction(dict(fact_values), county),))
