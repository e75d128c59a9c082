"""A request has room for the court and for nothing about the person."""

from dataclasses import fields, replace
from datetime import date, timedelta

from portal.filing.directory import Confidence
from portal.filing.directory_load import load_directory
from portal.law.model import Route
from portal.paper.filing_request import FilingRequest, request_for
from portal.paper.fill import fill_cr400
from portal.paper.form import Entry

DAY = date(2026, 11, 22)


def test_every_place_on_the_form_has_its_text() -> None:
    names = {"county", "court_street", "court_mailing", "court_city_zip"}
    asked = FilingRequest(route=Route.PETITION, charges=frozenset(), **dict.fromkeys(names, "x"))
    assert {asked.text(entry) for entry in Entry} == {"x"}
    assert {found.name for found in fields(FilingRequest)} == {"route", "charges", *names}


def test_every_court_of_the_directory_fits_on_the_form(template: bytes) -> None:
    for county in load_directory().counties:
        asked = request_for(Route.APPLICATION, frozenset({"growing_11358"}), county, DAY)
        assert asked.county == county.name
        assert (asked.court_street is None) == (not county.court.address_fresh(DAY))
        assert asked.court_mailing is None
        assert fill_cr400(template, asked)


def test_an_address_that_is_not_fresh_stays_off_the_form() -> None:
    county = next(one for one in load_directory().counties if one.court.fresh(DAY))
    written = request_for(Route.APPLICATION, frozenset(), county, DAY)
    assert written.court_street == county.court.address
    assert written.court_city_zip == f"{county.court.city} {county.court.zip}"
    unseen = replace(county, court=replace(county.court, confidence=Confidence.FROM_MEMORY))
    for one, day in ((unseen, DAY), (county, DAY + timedelta(days=800))):
        asked = request_for(Route.APPLICATION, frozenset(), one, day)
        assert (asked.county, asked.court_street, asked.court_city_zip) == (one.name, None, None)


def test_without_a_county_the_court_stays_empty() -> None:
    asked = request_for(Route.PETITION, frozenset(), None, DAY)
    assert all(asked.text(entry) is None for entry in Entry)
