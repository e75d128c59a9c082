"""The list of answers: what stands in it, in which words."""

import pytest

from portal.interview.record import Conviction
from portal.web.views.answers import county_name, rows, said, title
from tests.web.person import FEDERAL, GROWN, LOS_ANGELES, label, questions

pytestmark = pytest.mark.usefixtures("english")


def test_an_answer_is_said_as_its_question_says_it() -> None:
    assert said("plants", "six_or_fewer") == label("plants", "six_or_fewer")
    assert said("plants", "unsure") == said("charge", "unknown") == "I'm not sure"


def test_a_county_is_named() -> None:
    assert county_name(LOS_ANGELES) == "Los Angeles"
    assert county_name(None) == county_name("unsure") == county_name("06002") == "I'm not sure"


def test_the_rows_are_the_live_answers_and_the_county() -> None:
    conviction = Conviction({**GROWN, "amount": "over_limit"}, LOS_ANGELES)
    found = list(rows(4, conviction))
    assert [row.name for row in found] == [*GROWN, "county"]
    assert found[-1].change == "/en/check/4/county/change"
    assert (found[6].term, found[6].said) == (
        questions()["plants"].recap,
        label("plants", "six_or_fewer"),
    )


def test_without_a_filing_there_is_no_county_to_list() -> None:
    assert [row.name for row in rows(1, Conviction(FEDERAL, LOS_ANGELES))] == ["court_system"]


def test_a_conviction_is_called_by_its_charge_and_county() -> None:
    charge = label("charge", "growing_11358")
    assert title(Conviction(GROWN, LOS_ANGELES)) == f"{charge}, Los Angeles"
    assert title(Conviction(GROWN, "unsure")) == charge
    other = {**GROWN, "charge": "other_charge", "other_charge": "attempt"}
    assert title(Conviction(other)) == label("other_charge", "attempt")


def test_without_a_charge_it_is_called_by_what_was_said_last() -> None:
    assert title(Conviction(FEDERAL)) == label("court_system", "federal")


def test_a_county_that_no_longer_matters_is_not_in_the_name() -> None:
    assert title(Conviction(FEDERAL, LOS_ANGELES)) == label("court_system", "federal")
