"""The routes of what is taken home: each is private, and each makes one kind of file."""

import pytest
from flask import Flask

from tests.web.person import FEDERAL, GROWN, Person, whole
from tests.web.taking import FILES

KINDS = {"pdf": "application/pdf", "ics": "text/calendar", "vcf": "text/vcard"}


def test_there_is_a_route_for_each_file_and_no_other(app: Flask) -> None:
    rules = {
        rule.rule.rpartition("/")[2]
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("take.")
    }
    assert rules == {
        *("handout.pdf", "handout-with-answers.pdf", "form-<int:place>.pdf"),
        *("worksheet-<int:place>.pdf", "reminder.ics", "court-<int:number>.vcf"),
    }


@pytest.mark.parametrize("rest", [rest for rest in FILES if "form-" not in rest])
def test_each_file_is_what_its_address_says(person: Person, rest: str) -> None:
    person.hold(whole(GROWN))
    response = person.get(rest)
    assert (response.status_code, response.mimetype) == (200, KINDS[rest[-3:]])
    assert response.data


@pytest.mark.parametrize("rest", FILES)
def test_who_has_no_answers_is_led_away(person: Person, rest: str) -> None:
    assert person.get(rest).headers["Location"] == "/en/lost"


def test_a_result_without_a_filing_has_its_sheet_alone(person: Person) -> None:
    person.hold(whole(FEDERAL, None))
    assert person.get("/plan/handout.pdf").status_code == 200
    for rest in ("/plan/form-1.pdf", "/plan/worksheet-1.pdf", "/plan/court-1.vcf"):
        assert person.get(rest).status_code == 404
