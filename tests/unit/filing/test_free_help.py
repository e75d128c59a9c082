"""Who helps for free: three at most, what fits first, then who is near, and one with a phone."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from portal.filing.directory import Cost, OrganisationKind
from portal.filing.free_help import MOST_CONTACTS, free_help
from portal.filing.showing import Contact, Showing
from portal.law.model import Relief
from tests.unit.filing.planting import (
    ALAMEDA,
    ALPINE,
    DAY,
    LATER,
    LOS_ANGELES,
    broken,
    directory,
    guidance,
    on,
    organisation,
    with_organisations,
)

USUAL = guidance().meanings[Relief.DISMISS_AND_SEAL].help
FEDERAL = guidance().meanings[Relief.FEDERAL].help
BOTH = (LOS_ANGELES, ALAMEDA)
LEGAL_AID = (OrganisationKind.LEGAL_AID,)


def names(found: Iterable[Contact]) -> list[str]:
    return [contact.name for contact in found]


@pytest.mark.parametrize("day", [DAY, LATER])
@pytest.mark.parametrize("relief", Relief)
def test_each_county_and_relief_has_at_most_three_and_one_who_can_be_called(
    relief: Relief, day: date
) -> None:
    showing = on(day)
    shown = {o.name for o in directory().organisations if o.shown}
    for fips in (None, *(place.fips for place in directory().counties)):
        found = free_help(showing, [guidance().meanings[relief].help], [fips] if fips else [])
        assert 1 <= len(found) <= MOST_CONTACTS
        assert len(set(names(found))) == len(found)
        assert set(names(found)) <= shown
        assert any(contact.phone for contact in found)
        for contact in found:
            assert contact.phone is None or contact.may_have_changed is not contact.source.fresh(
                showing.as_of
            )


def test_three_are_the_most_for_any_mixture_of_needs_and_places() -> None:
    wanted = [meaning.help for meaning in guidance().meanings.values()]
    places = [place.fips for place in directory().counties]
    assert len(free_help(on(), wanted, places)) == MOST_CONTACTS


def test_an_old_phone_is_shown_only_if_there_is_no_other_and_then_it_says_so() -> None:
    (now,) = [c for c in free_help(on(), [USUAL], [ALPINE]) if c.phone]
    assert (now.phone, now.may_have_changed) == ("211", False)
    later = [c for c in free_help(on(LATER), [USUAL], [ALPINE]) if c.phone]
    assert [(c.phone, c.may_have_changed) for c in later] == [("211", True)]


def test_of_old_phones_the_one_seen_last_is_shown_and_one_with_no_date_comes_last() -> None:
    old = replace(organisation("nlsla"), area=("california",), checked_on="2023-01")
    newer = replace(organisation("lafla"), area=("california",), checked_on="2024-05")
    undated = replace(organisation("public-counsel"), area=("california",))
    assert undated.undated
    found = free_help(with_organisations(undated, old, newer), [LEGAL_AID], [])
    assert [(c.name, c.phone) for c in found if c.phone] == [(newer.name, newer.phone)]
    (only,) = free_help(with_organisations(undated), [LEGAL_AID], [])
    assert (only.phone, only.may_have_changed) == (undated.phone, True)


def test_who_is_near_comes_before_who_serves_the_whole_state() -> None:
    found = free_help(on(), [USUAL], [LOS_ANGELES], [LOS_ANGELES])
    assert found[0].name == organisation("la-library").name
    far = names(free_help(on(), [USUAL], [ALPINE]))
    assert not [name for name in far if "Los Angeles" in name or name.startswith("LA ")]


def test_two_places_are_both_thought_of() -> None:
    found = names(free_help(on(), [USUAL], BOTH, BOTH))
    assert organisation("la-library").name in found
    assert organisation("ebclc").name in found


def test_what_a_need_names_first_comes_first() -> None:
    assert free_help(on(), [FEDERAL], [])[0].name == organisation("opa").name
    mixed = names(free_help(on(), [USUAL, FEDERAL], [LOS_ANGELES]))
    assert organisation("opa").name in mixed
    assert organisation("opa").name not in names(free_help(on(), [USUAL], [LOS_ANGELES]))


def test_a_defender_whom_the_page_names_anyway_is_not_said_twice() -> None:
    office = {o.name for o in directory().organisations if o.kind == "public_defender"}
    assert office & set(names(free_help(on(), [USUAL], [LOS_ANGELES])))
    assert not office & set(names(free_help(on(), [USUAL], [LOS_ANGELES], [LOS_ANGELES])))


def test_nobody_is_named_who_takes_money_from_all() -> None:
    paid = replace(organisation("lawhelpca"), cost=Cost.PAID)
    kinds = (OrganisationKind.LEGAL_AID_DIRECTORY,)
    assert free_help(with_organisations(paid), [kinds], []) == ()
    found = free_help(with_organisations(replace(paid, cost=Cost.VARIES)), [kinds], [])
    assert [contact.cost for contact in found] == [Cost.VARIES]


def test_a_helper_with_neither_phone_nor_working_link_is_no_help() -> None:
    row = organisation("ebclc")
    silent = replace(row, phone=None)
    showing = Showing(with_organisations(silent).directory, DAY, broken(row.url))
    assert free_help(showing, [LEGAL_AID], [ALAMEDA]) == ()
    (found,) = free_help(with_organisations(silent), [LEGAL_AID], [ALAMEDA])
    assert (found.phone, found.url) == (None, row.url)


def test_what_nobody_has_seen_is_never_a_contact() -> None:
    unseen = [o for o in directory().organisations if not o.shown]
    assert unseen
    assert free_help(with_organisations(*unseen), [tuple(OrganisationKind)], []) == ()


def test_no_place_is_given_two_of_one_kind_but_for_the_phone() -> None:
    rows = {o.name: o for o in directory().organisations}
    for pair in combinations((ALPINE, ALAMEDA, LOS_ANGELES), 2):
        found = [rows[c.name] for c in free_help(on(), [USUAL], pair) if not c.phone]
        for fips in pair:
            kinds = [row.kind for row in found if row.serves(fips)]
            assert len(set(kinds)) == len(kinds)
