"""One plan over all convictions: by court, in order, with somebody to call at each."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.filing.directory import County, Directory, OrganisationKind
from portal.filing.directory_load import load_directory
from portal.filing.guidance import load_guidance
from portal.filing.plan import (
    FALLBACK,
    FIND_COURT,
    MOST_CONTACTS,
    Case,
    Contact,
    contacts,
    defender,
    plan,
)
from portal.law.model import Outcome, Relief, Route
from tests.law.asking import the_law

DIRECTORY, GUIDANCE = load_directory(), load_guidance()
OUTCOMES = the_law().diagram.outcomes
ALPINE, ALAMEDA, LOS_ANGELES = "06003", "06001", "06037"
SEALED = Outcome(Relief.DISMISS_AND_SEAL, Route.APPLICATION)
SERVING = Outcome(Relief.DISMISS_AND_SEAL, Route.PETITION)
JUVENILE = Outcome(Relief.DISMISS_AND_SEAL, Route.JUVENILE)
FEDERAL = Outcome(Relief.FEDERAL, Route.NONE)
STEADY = settings(derandomize=True, deadline=None, max_examples=100)


def county(fips: str) -> County:
    found = DIRECTORY.county(fips)
    assert found is not None
    return found


@st.composite
def cases(draw: st.DrawFn) -> list[Case]:
    """Draw up to six convictions, each sure or not, in three counties, none or one unknown."""
    counties = st.sampled_from([ALAMEDA, LOS_ANGELES, ALPINE, "unsure", None])
    outcomes = st.lists(st.sampled_from(OUTCOMES), min_size=1, max_size=3, unique=True)
    drawn = draw(st.lists(st.tuples(outcomes, counties), min_size=1, max_size=6))
    return [Case(n, tuple(ends), place) for n, (ends, place) in enumerate(drawn, 1)]


@STEADY
@given(told=cases())
def test_every_conviction_stands_in_one_group(told: list[Case]) -> None:
    groups = plan(told, DIRECTORY, GUIDANCE).groups
    numbers = [number for group in groups for number in group.numbers]
    assert sorted(numbers) == [case.number for case in told]
    by_number = {case.number: case for case in told}
    for group in groups:
        members = [by_number[number] for number in group.numbers]
        assert group.forms == sum(case.to_file for case in members)
        assert group.to_file == any(case.to_file for case in members)
        if group.county is not None:
            assert {case.county for case in members} == {group.county.fips}


@STEADY
@given(told=cases())
def test_every_group_has_steps_terms_and_somebody_with_a_phone(told: list[Case]) -> None:
    for group in plan(told, DIRECTORY, GUIDANCE).groups:
        assert group.steps
        assert group.terms
        assert any(contact.phone for contact in group.help)
        for planned in group.steps:
            assert set(planned.numbers) <= set(group.numbers)


@STEADY
@given(told=cases())
def test_courts_come_first_then_the_unknown_then_what_has_nothing_to_file(
    told: list[Case],
) -> None:
    groups = plan(told, DIRECTORY, GUIDANCE).groups
    ranks = [0 if group.county else 1 if group.to_file else 2 for group in groups]
    assert ranks == sorted(ranks)
    assert ranks.count(1) <= 1
    assert ranks.count(2) <= 1


def test_the_courts_stand_in_the_order_of_the_convictions() -> None:
    told = [
        Case(n, (SEALED,), fips) for n, fips in enumerate([LOS_ANGELES, ALAMEDA, LOS_ANGELES], 1)
    ]
    groups = plan(told, DIRECTORY, GUIDANCE).groups
    assert [(g.county.name if g.county else "", g.numbers) for g in groups] == [
        ("Los Angeles", (1, 3)),
        ("Alameda", (2,)),
    ]


def test_the_county_of_a_conviction_with_nothing_to_file_does_not_matter() -> None:
    (group,) = plan([Case(1, (FEDERAL,), LOS_ANGELES)], DIRECTORY, GUIDANCE).groups
    assert (group.county, group.to_file, group.forms) == (None, False, 0)


def test_a_code_that_is_no_county_is_a_county_not_known() -> None:
    for place in (None, "unsure", "06002"):
        (group,) = plan([Case(1, (SEALED,), place)], DIRECTORY, GUIDANCE).groups
        assert (group.county, group.to_file) == (None, True)


def test_no_convictions_make_no_plan() -> None:
    assert plan([], DIRECTORY, GUIDANCE).groups == ()


def names(*outcomes: Outcome) -> list[str]:
    (group,) = plan([Case(1, outcomes, LOS_ANGELES)], DIRECTORY, GUIDANCE).groups
    return [planned.step.id for planned in group.steps]


def test_an_application_is_checked_filled_filed_served_and_proved_in_this_order() -> None:
    assert names(SEALED) == [
        "check-first",
        "case-number",
        "fill-application",
        "copies",
        "file",
        "serve",
        "proof",
        "wait",
        "order",
        "check-record",
    ]


def test_who_is_still_serving_calls_the_public_defender_first() -> None:
    assert names(SERVING)[0] == "public-defender"
    assert "fill-petition" in names(SERVING)
    assert "fill-application" not in names(SERVING)


def test_juvenile_court_has_its_own_form_and_none_of_the_adult_ones() -> None:
    assert "fill-juvenile" in names(JUVENILE)
    assert not {"fill-application", "fill-petition", "proof", "serve"} & set(names(JUVENILE))


def test_where_a_lawyer_comes_first_that_is_the_first_step() -> None:
    for relief in (Relief.MAY_STAY_FELONY, Relief.LAWYER_REVIEW):
        assert names(Outcome(relief, Route.APPLICATION))[0] == "lawyer-first"


def test_two_ways_have_the_steps_of_both() -> None:
    assert set(names(SEALED, SERVING)) == set(names(SEALED)) | set(names(SERVING))


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_outcome_has_something_to_do_and_a_link_that_may_be_shown(outcome: Outcome) -> None:
    (group,) = plan([Case(1, (outcome,), LOS_ANGELES)], DIRECTORY, GUIDANCE).groups
    assert group.steps
    assert [terms.route for terms in group.terms] == [outcome.route]
    for planned in group.steps:
        assert (planned.link is None) == (planned.step.link is None)
        assert planned.link is None or planned.link.shown


@pytest.mark.parametrize("relief", Relief)
def test_contacts_are_three_at_most_near_first_and_one_can_be_called(relief: Relief) -> None:
    shown = {o.name for o in DIRECTORY.organisations if o.shown}
    for place in (None, *DIRECTORY.counties):
        found = contacts(DIRECTORY, GUIDANCE, [relief], place)
        office = defender(place)
        assert 1 <= len(found) <= MOST_CONTACTS
        assert len({contact.name for contact in found}) == len(found)
        assert any(contact.phone for contact in found)
        assert {c.name for c in found} <= shown | ({office.name} if office else set())


def test_the_office_of_the_county_comes_first_where_it_is_known() -> None:
    relief = [Relief.DISMISS_AND_SEAL]
    assert contacts(DIRECTORY, GUIDANCE, relief, county(ALAMEDA))[0] == defender(county(ALAMEDA))
    assert defender(county(ALPINE)) is None
    assert defender(None) is None
    far = contacts(DIRECTORY, GUIDANCE, relief, county(ALPINE))
    assert all("Los Angeles" not in contact.name for contact in far)


def test_a_federal_case_is_not_sent_to_a_county_office() -> None:
    found = contacts(DIRECTORY, GUIDANCE, [Relief.FEDERAL], county(LOS_ANGELES))
    office = defender(county(LOS_ANGELES))
    assert office not in found
    kinds = {o.name: o.kind for o in DIRECTORY.organisations}
    assert kinds[found[0].name] is not OrganisationKind.PUBLIC_DEFENDER


def test_somebody_with_a_phone_takes_the_last_place_if_nobody_else_has_one() -> None:
    silent = [o for o in DIRECTORY.organisations if o.phone is None and o.shown]
    line = next(o for o in DIRECTORY.organisations if o.id == "211ca")
    few = Directory(DIRECTORY.counties, (*silent, line))
    for relief, place in product(Relief, (None, county(ALPINE), county(LOS_ANGELES))):
        found = contacts(few, GUIDANCE, [relief], place)
        phones = [contact.phone for contact in found]
        assert any(phones)
        assert len(found) <= MOST_CONTACTS


def test_what_nobody_has_seen_is_never_a_contact() -> None:
    none = Directory(DIRECTORY.counties, tuple(o for o in DIRECTORY.organisations if not o.shown))
    assert none.organisations
    found: tuple[Contact, ...] = contacts(none, GUIDANCE, list(Relief), None)
    assert found == ()


def test_the_pages_that_every_result_links_to_are_there() -> None:
    for name in (FALLBACK, FIND_COURT, "ilrc"):
        found = DIRECTORY.organisation(name)
        assert found is not None
        assert found.shown
