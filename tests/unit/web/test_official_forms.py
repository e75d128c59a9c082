"""The forms of a visit: one a court, route and charge, and for each when it is the right one."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask, g

from portal.interview.record import UNSURE, Conviction, Record
from portal.law.model import Route
from portal.web.locale import LANGUAGES
from portal.web.official_forms import Offer, court_of, files, offers
from portal.web.visit import Visit
from tests.web.person import ALAMEDA, FEDERAL, GROWN, LOS_ANGELES
from tests.web.serving import START
from tests.web.taking import OPEN, SEVERAL, going_by

Tell = Callable[[Record], None]


@pytest.fixture
def tell(app: Flask) -> Iterator[Tell]:
    """Stand inside a request of somebody who told this record."""
    with app.test_request_context("/en/"):
        g.language = LANGUAGES["en"]

        def told(record: Record) -> None:
            g.visit = Visit(record, START, START, present=True)

        yield told


def test_a_certain_case_has_one_form_and_no_if(tell: Tell) -> None:
    tell(Record((Conviction(GROWN, LOS_ANGELES),)))
    assert offers() == (Offer(1, Route.APPLICATION, (1,), certain=True, maybe=()),)
    (file,) = files()
    assert file.request.charges == {"growing_11358"}
    assert file.request.county == "Los Angeles"


def test_an_open_case_has_a_form_for_each_route_and_says_when(tell: Tell) -> None:
    tell(Record((Conviction(OPEN, ALAMEDA),)))
    first, second = offers()
    assert (first.route, second.route) == (Route.APPLICATION, Route.PETITION)
    assert not first.certain
    assert not second.certain
    assert second.maybe == (("you are still serving the sentence", (1,)),)
    ((when, numbers),) = first.maybe
    assert numbers == (1,)
    assert " or " in when


def test_a_form_for_a_certain_case_and_an_open_one_is_an_if_for_the_open_one_alone(
    tell: Tell,
) -> None:
    tell(Record((Conviction(GROWN, ALAMEDA), Conviction(OPEN, ALAMEDA))))
    first, second = offers()
    assert (first.numbers, [numbers for _, numbers in first.maybe]) == ((1, 2), [(2,)])
    assert (second.numbers, [numbers for _, numbers in second.maybe]) == ((2,), [(2,)])


def test_a_county_not_known_stands_last_as_on_the_page(tell: Tell) -> None:
    tell(Record((Conviction(GROWN, UNSURE), Conviction(GROWN, ALAMEDA))))
    assert [offer.numbers for offer in offers()] == [(2,), (1,)]
    assert [file.request.county for file in files()] == ["Alameda", None]


def test_the_places_are_those_of_the_files(tell: Tell) -> None:
    tell(SEVERAL)
    told = [(file.request.route, file.numbers) for file in files()]
    assert [(offer.route, offer.numbers) for offer in offers()] == told
    assert [offer.place for offer in offers()] == [1, 2, 3]
    assert {number for _, numbers in told for number in numbers} == {1, 3, 4}


@pytest.mark.parametrize("route", [Route.JUVENILE, Route.NONE])
def test_other_routes_have_no_form(tell: Tell, route: Route) -> None:
    tell(Record((Conviction(going_by(route), LOS_ANGELES),)))
    assert files() == ()
    assert offers() == ()


def test_a_court_is_known_only_where_something_is_filed(tell: Tell) -> None:
    tell(SEVERAL)
    found = court_of(Conviction(GROWN, ALAMEDA))
    assert found is not None
    assert found.fips == ALAMEDA
    for conviction in (
        Conviction(FEDERAL, ALAMEDA),
        Conviction(GROWN, UNSURE),
        Conviction(GROWN, None),
        Conviction(GROWN, "99999"),
    ):
        assert court_of(conviction) is None
