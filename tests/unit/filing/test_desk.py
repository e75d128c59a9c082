"""A county as it may be shown: everything known and fresh, and a way on for what is not."""

from dataclasses import replace

import pytest

from portal.filing.desk import desk_of
from portal.filing.directory import County
from portal.filing.showing import FALLBACK, FIND_COURT
from tests.unit.filing.planting import (
    ALAMEDA,
    ALPINE,
    DAY,
    KERN,
    LATER,
    LOS_ANGELES,
    broken,
    county,
    directory,
    on,
    organisation,
)

COUNTIES = directory().counties


@pytest.mark.parametrize("place", COUNTIES, ids=lambda place: place.name)
def test_each_county_has_a_court_with_a_site_and_a_page_on_clearing_a_record(
    place: County,
) -> None:
    desk = desk_of(place, on())
    assert desk.site is not None
    assert not desk.site.instead
    assert desk.site.url == place.court.url
    assert desk.record_page is not None
    own = place.record_clearing is not None and place.record_clearing.shown
    assert desk.record_page.instead is not own


@pytest.mark.parametrize("place", COUNTIES, ids=lambda place: place.name)
def test_phone_and_street_are_shown_while_they_are_fresh_and_not_after(place: County) -> None:
    now, later = desk_of(place, on()), desk_of(place, on(LATER))
    assert (now.address is not None) is place.court.address_fresh(DAY)
    assert now.phone == place.court.phone_on(DAY)
    assert now.fresh is (now.address is not None or now.phone is not None)
    if place.court.fresh(DAY):
        assert (now.address_seen, now.phone_seen) == (None, None)
        assert now.phone == place.court.phone
    assert (later.fresh, later.address, later.phone, later.phone_is) == (False, None, None, None)
    assert later.last_seen == (None if place.court.undated else place.court.checked_on)
    assert later.site == now.site


def test_what_was_seen_of_a_court_within_a_year_is_shown_today() -> None:
    desks = [desk_of(place, on()) for place in COUNTIES]
    assert sum(desk.county.court.fresh(DAY) for desk in desks) == 33
    later = {desk.county.name: (desk.address_seen, desk.phone_seen) for desk in desks}
    phones = {"Kern", "Los Angeles", "Merced", "Riverside", "Stanislaus", "Tulare"}
    streets = {"Mendocino", "Modoc", "Nevada", "San Bernardino", "Sutter", "Yolo"}
    assert {name for name, seen in later.items() if seen == (None, "2026-09")} == phones
    assert {name for name, seen in later.items() if seen == ("2026-09", None)} == streets


def test_a_part_that_was_checked_later_is_shown_and_the_rest_is_not() -> None:
    desk = desk_of(county(KERN), on())
    assert (desk.phone, desk.phone_seen, desk.address) == ("(661) 610-6000", "2026-09", None)
    assert (desk.last_seen, desk.fresh) == ("2022-03", True)


def test_who_answers_is_said_where_it_is_not_the_clerk() -> None:
    los_angeles = desk_of(county(LOS_ANGELES), on())
    assert (los_angeles.phone, los_angeles.phone_desk) == ("(213) 830-0845", "self-help center")
    assert desk_of(county(LOS_ANGELES), on(LATER)).phone_desk == ""
    assert desk_of(county(ALAMEDA), on()).phone_desk == ""


def test_an_address_reads_as_on_an_envelope() -> None:
    assert desk_of(county(ALAMEDA), on()).address == (
        "Rene C. Davidson Courthouse, 1225 Fallon Street, Oakland, CA 94612"
    )


def test_a_court_whose_site_is_broken_is_found_through_the_state() -> None:
    place = county(ALAMEDA)
    desk = desk_of(place, on(report=broken(place.court.url)))
    assert desk.site is not None
    assert desk.site.instead
    assert desk.site.url == organisation(FIND_COURT).url


def test_with_every_link_broken_nothing_is_offered_and_nothing_breaks() -> None:
    place = county(LOS_ANGELES)
    urls = [place.court.url, *(o.url for o in directory().organisations)]
    for row in (place.record_clearing, place.public_defender, place.prosecutor):
        assert row is not None
        assert row.url is not None
        urls.append(row.url)
    desk = desk_of(place, on(report=broken(*urls)))
    assert (desk.site, desk.record_page, desk.prosecutor_page) == (None, None, None)
    assert desk.prosecutor == "Los Angeles County District Attorney"
    assert desk.defender is not None
    assert desk.defender.url is None


def test_a_county_without_its_own_page_is_sent_to_the_states() -> None:
    desk = desk_of(county(ALPINE), on())
    assert desk.record_page is not None
    assert desk.record_page.url == organisation(FALLBACK).url
    assert desk.record_page.instead


def test_who_is_served_is_named_and_his_page_where_it_was_seen() -> None:
    alpine, alameda = desk_of(county(ALPINE), on()), desk_of(county(ALAMEDA), on())
    assert (alpine.prosecutor, alpine.prosecutor_page) == ("Alpine County District Attorney", None)
    assert alameda.prosecutor_page is not None
    assert alameda.prosecutor_page.url == "https://www.alcoda.org/"


def test_a_prosecutor_from_memory_is_not_named() -> None:
    kern = county(KERN)
    assert kern.prosecutor is not None
    assert not kern.prosecutor.shown
    assert desk_of(kern, on()).prosecutor is None
    assert desk_of(replace(kern, prosecutor=None), on()).prosecutor is None


def test_in_los_angeles_the_city_may_be_the_one_to_serve() -> None:
    names = [who.name for who in desk_of(county(LOS_ANGELES), on()).city_prosecutors]
    assert names == ["Los Angeles City Attorney"]
    assert desk_of(county(ALAMEDA), on()).city_prosecutors == ()


def test_a_public_defender_from_memory_is_not_named() -> None:
    assert desk_of(county(ALPINE), on()).defender is None
    assert desk_of(county(ALAMEDA), on()).defender is not None


def test_where_private_lawyers_are_appointed_it_is_known_from_a_source() -> None:
    known = [place.name for place in COUNTIES if desk_of(place, on()).appointed]
    assert known == ["Del Norte", "Lake", "Modoc", "Placer", "San Luis Obispo", "San Mateo"]
    assert not desk_of(county(ALPINE), on()).appointed
