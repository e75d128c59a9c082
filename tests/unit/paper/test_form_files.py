"""One form file for each court, route and charge, and none that the form has no place for."""

from dataclasses import replace
from datetime import date

import pytest

from portal.filing.directory_load import load_directory
from portal.law.estimate import Law
from portal.law.model import Route
from portal.paper.fill import fill_cr400
from portal.paper.form_files import Filing, form_files
from tests.unit.paper.test_fill import CHARGE_BOXES, ROUTE_BOXES, check

LOS_ANGELES, KERN = (load_directory().county(fips) for fips in ("06037", "06029"))
GROWING, SELLING = "growing_11358", "sale_or_transport_11360"
TODAY = date(2026, 11, 22)
ONE = Filing(number=1, routes=(Route.APPLICATION,), charge=GROWING, county=LOS_ANGELES)


def told(*filings: Filing) -> list[tuple[str | None, Route, set[str], tuple[int, ...], bool]]:
    return [
        (
            one.request.county,
            one.request.route,
            set(one.request.charges),
            one.numbers,
            one.certain,
        )
        for one in form_files(filings, TODAY)
    ]


def test_convictions_of_one_court_and_charge_share_a_file() -> None:
    filings = (
        ONE,
        replace(ONE, number=2, charge=SELLING),
        replace(ONE, number=3, county=KERN),
        replace(ONE, number=4),
        replace(ONE, number=5, routes=(Route.PETITION,)),
    )
    assert told(*filings) == [
        ("Los Angeles", Route.APPLICATION, {GROWING}, (1, 4), True),
        ("Los Angeles", Route.APPLICATION, {SELLING}, (2,), True),
        ("Kern", Route.APPLICATION, {GROWING}, (3,), True),
        ("Los Angeles", Route.PETITION, {GROWING}, (5,), True),
    ]


def test_a_route_that_is_open_has_a_file_for_each_way() -> None:
    both = replace(ONE, routes=(Route.APPLICATION, Route.PETITION))
    assert told(both) == [
        ("Los Angeles", Route.APPLICATION, {GROWING}, (1,), False),
        ("Los Angeles", Route.PETITION, {GROWING}, (1,), False),
    ]
    maybe_nothing = replace(ONE, routes=(Route.APPLICATION, Route.NONE))
    assert told(maybe_nothing) == [("Los Angeles", Route.APPLICATION, {GROWING}, (1,), False)]


@pytest.mark.parametrize("route", [Route.JUVENILE, Route.NONE])
def test_other_routes_have_no_file(route: Route) -> None:
    assert told(replace(ONE, routes=(route,))) == []


def test_a_charge_without_a_box_leaves_part_1_to_the_person() -> None:
    charges = Law.load().vocabulary.by_id["charge"].values
    for charge in (None, *charges):
        ((_, _, ticked, _, _),) = told(replace(ONE, charge=charge))
        assert ticked == ({charge} if charge in CHARGE_BOXES else set())


def test_a_file_without_a_county_leaves_the_court_empty() -> None:
    assert told(replace(ONE, county=None)) == [
        (None, Route.APPLICATION, {GROWING}, (1,), True),
    ]


def test_each_file_is_filled_and_read_back(template: bytes) -> None:
    both = replace(ONE, number=2, routes=(Route.APPLICATION, Route.PETITION), county=None)
    files = form_files((ONE, both, replace(ONE, number=3)), TODAY)
    assert [one.numbers for one in files] == [(1, 3), (2,), (2,)]
    for one in files[1:]:
        ticked = ROUTE_BOXES[one.request.route] | {CHARGE_BOXES[GROWING]}
        check(fill_cr400(template, one.request), ticked, {})
    assert b"Los Angeles" in fill_cr400(template, files[0].request)


def test_there_is_nothing_for_nobody() -> None:
    assert form_files((), TODAY) == ()
