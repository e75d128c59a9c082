"""A request has room for the court and for nothing about the person."""

from dataclasses import fields, replace

from portal.filing.directory import Confidence
from portal.filing.directory_load import load_directory
from portal.law.model import Route
from portal.paper.filing_request import FilingRequest, request_for
from portal.paper.fill import fill_cr400
from portal.paper.form import Entry


def test_every_place_on_the_form_has_its_text() -> None:
    names = {"county", "court_street", "court_mailing", "court_city_zip"}
    asked = FilingRequest(route=Route.PETITION, charges=frozenset(), **dict.fromkeys(names, "x"))
    assert {asked.text(entry) for entry in Entry} == {"x"}
    assert {found.name for found in fields(FilingRequest)} == {"route", "charges", *names}


def test_every_court_of_the_directory_fits_on_the_form(template: bytes) -> None:
    for county in load_directory().counties:
        asked = request_for(Route.APPLICATION, frozenset({"growing_11358"}), county)
        assert asked.county == county.name
        assert (asked.court_street is None) == (not county.court.shown)
        assert asked.court_mailing is None
        assert fill_cr400(template, asked)


def test_an_address_from_memory_stays_off_the_form() -> None:
    county = load_directory().counties[0]
    unseen = replace(county, court=replace(county.court, confidence=Confidence.FROM_MEMORY))
    asked = request_for(Route.APPLICATION, frozenset(), unseen)
    assert (asked.county, asked.court_street, asked.court_city_zip) == (county.name, None, None)


def test_without_a_county_the_court_stays_empty() -> None:
    asked = request_for(Route.PETITION, frozenset(), None)
    assert all(asked.text(entry) is None for entry in Entry)
