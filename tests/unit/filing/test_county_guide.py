"""Every relief in every county: a court, a next step, and somebody to call."""

from datetime import date

import pytest

from portal.filing.county_guide import ANY_CASE, helpers, is_appointed, track_of
from portal.filing.desk import desk_of
from portal.filing.directory import OrganisationKind
from portal.filing.directory_load import load_directory
from portal.filing.guidance import Guidance, load_guidance
from portal.filing.guides import Guides
from portal.filing.guides_load import load_guides
from portal.filing.showing import Showing
from portal.law.model import Relief, Route
from tests.law.asking import the_law

AS_OF = date(2027, 1, 15)
LATER = date(2037, 1, 15)
OUTCOMES = the_law().diagram.outcomes


@pytest.fixture(scope="module")
def guidance() -> Guidance:
    return load_guidance()


@pytest.fixture(scope="module")
def showing() -> Showing:
    return Showing(load_directory(), AS_OF)


@pytest.fixture(scope="module")
def guides(showing: Showing) -> Guides:
    return load_guides(showing.directory)


def test_a_guide_shows_each_route_that_the_law_gives(guidance: Guidance, showing: Showing) -> None:
    alpine = showing.directory.counties[1]
    routes = {
        relief: [
            terms.route for terms in track_of(relief, OUTCOMES, alpine, guidance, showing).terms
        ]
        for relief in Relief
    }
    assert routes[Relief.DISMISS_AND_SEAL] == [Route.APPLICATION, Route.PETITION]
    assert Route.JUVENILE in routes[Relief.REDUCE_TO_INFRACTION]
    assert routes[Relief.FEDERAL] == [Route.NONE]


@pytest.mark.parametrize("relief", Relief)
def test_every_relief_has_steps_in_every_county(
    relief: Relief, guidance: Guidance, showing: Showing
) -> None:
    fitting = {outcome for outcome in OUTCOMES if outcome.relief is relief}
    for county in showing.directory.counties:
        track = track_of(relief, OUTCOMES, county, guidance, showing)
        assert track.steps
        for planned in track.steps:
            assert any(planned.step.fits(o.relief, o.route) for o in fitting)
            assert not planned.step.rules
        forms = {planned.step.form for planned in track.steps}
        assert {"CR-400", "CR-401"} <= forms or not track.to_file
        assert {group.county for group in track.groups} == {county if track.to_file else None}


def test_every_guide_in_every_county_names_a_court_and_somebody_to_call(
    guides: Guides, showing: Showing
) -> None:
    desks = [desk_of(county, showing) for county in showing.directory.counties]
    assert len(desks) == 58
    for desk in desks:
        assert desk.site is not None
        for kinds in (ANY_CASE, *(guide.help for guide in guides.by_slug.values())):
            found = helpers(showing, kinds, desk)
            assert 0 < len(found) <= 3
            assert any(contact.phone for contact in found)
            if desk.defender is not None:
                assert desk.defender.name not in {contact.name for contact in found}


def test_every_guide_names_somebody_to_call_without_a_county(
    guides: Guides, showing: Showing
) -> None:
    for guide in guides.by_slug.values():
        found = helpers(showing, guide.help)
        assert any(contact.phone for contact in found)


def test_there_is_somebody_to_call_however_old_the_directory_is(showing: Showing) -> None:
    old = Showing(showing.directory, LATER)
    found = helpers(old, [OrganisationKind.LAW_LIBRARY])
    assert any(contact.phone for contact in found)


def test_an_appointed_lawyer_is_told_of_only_where_it_was_seen(showing: Showing) -> None:
    told = {c.name for c in showing.directory.counties if is_appointed(desk_of(c, showing))}
    assert told
    for county in showing.directory.counties:
        office = county.public_defender
        if office is None or not office.shown:
            assert county.name not in told
