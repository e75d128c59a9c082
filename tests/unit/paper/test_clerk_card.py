"""A clerk's card holds what may be shown of a court on that day, and nothing of a person."""

from dataclasses import replace
from datetime import date, timedelta

import vobject

from portal.filing.directory import Confidence
from portal.filing.directory_load import load_directory
from portal.paper.clerk_card import clerk_card

COUNTY = next(
    county
    for county in load_directory().counties
    if county.court.phone and county.court.shown and not county.court.undated
)
CHECKED = COUNTY.court.checked_day


def read(card: bytes | None) -> vobject.base.Component:
    assert card is not None
    return vobject.readOne(card.decode())


def test_a_fresh_court_is_told_whole() -> None:
    card, court = read(clerk_card(COUNTY, CHECKED)), COUNTY.court
    assert card.fn.value == court.name
    assert card.org.value == [court.name]
    assert card.tel.value == court.phone
    assert (card.adr.value.street, card.adr.value.city, card.adr.value.code) == (
        *(court.address, court.city, court.zip),
    )
    assert card.adr.value.extended == court.courthouse
    assert card.url.value == court.url
    assert set(card.contents) == {"version", "fn", "n", "org", "tel", "adr", "url"}


def test_who_answers_is_noted_where_it_is_not_the_clerk() -> None:
    county = load_directory().county("06037")
    assert county is not None
    card = read(clerk_card(county, date(2026, 11, 22)))
    assert (card.tel.value, card.note.value) == ("(213) 830-0845", "Phone: self-help center")
    assert "adr" not in card.contents


def test_an_old_phone_and_street_are_left_out() -> None:
    card = read(clerk_card(COUNTY, CHECKED + timedelta(days=400)))
    assert set(card.contents) == {"version", "fn", "n", "org", "url"}


def test_a_court_from_memory_has_no_card() -> None:
    unseen = replace(COUNTY.court, confidence=Confidence.FROM_MEMORY)
    assert clerk_card(replace(COUNTY, court=unseen), CHECKED) is None


def test_every_court_of_the_directory_has_a_card_that_can_be_read() -> None:
    for county in load_directory().counties:
        card = read(clerk_card(county, date(2026, 11, 1)))
        assert card.fn.value == county.court.name


def test_a_name_cannot_break_out_of_its_line() -> None:
    planted = replace(COUNTY.court, name="Court\nTEL:911; a, b")
    card = read(clerk_card(replace(COUNTY, court=planted), CHECKED))
    assert card.fn.value == planted.name
    assert card.tel.value == COUNTY.court.phone
