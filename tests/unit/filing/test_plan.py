"""One plan over all convictions: the steps in order, by court, with somebody to call."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.filing.directory import County
from portal.filing.guidance import load_guidance
from portal.filing.plan import Case, Plan, plan
from portal.filing.showing import FALLBACK, FIND_COURT, Showing
from portal.law.model import Outcome, Relief, Route
from tests.law.asking import the_law
from tests.unit.filing.planting import (
    ALAMEDA,
    ALPINE,
    DAY,
    FEDERAL,
    JUVENILE,
    LATER,
    LOS_ANGELES,
    SAME_LEVEL,
    SEALED,
    SERVING,
    broken,
    county,
    directory,
    guidance,
    on,
    organisation,
)

OUTCOMES = the_law().diagram.outcomes
COUNTIES = directory().counties
STEADY = settings(derandomize=True, deadline=None, max_examples=100)


def planned(*cases: Case, showing: Showing | None = None) -> Plan:
    return plan(cases, guidance(), showing or on())


@st.composite
def told(draw: st.DrawFn) -> list[Case]:
    """Draw up to six convictions, each sure or not, in three counties, none or one unknown."""
    counties = st.sampled_from([ALAMEDA, LOS_ANGELES, ALPINE, "unsure", None])
    outcomes = st.lists(st.sampled_from(OUTCOMES), min_size=1, max_size=3, unique=True)
    drawn = draw(st.lists(st.tuples(outcomes, counties), min_size=1, max_size=6))
    return [Case(n, tuple(ends), place) for n, (ends, place) in enumerate(drawn, 1)]


@STEADY
@given(cases=told())
def test_every_conviction_stands_in_one_group_of_one_track(cases: list[Case]) -> None:
    made = planned(*cases)
    for numbers in (
        [number for track in made.tracks for number in track.numbers],
        [number for group in made.groups for number in group.numbers],
    ):
        assert sorted(numbers) == [case.number for case in cases]
    by_number = {case.number: case for case in cases}
    for group in made.groups:
        members = [by_number[number] for number in group.numbers]
        assert group.forms == sum(case.to_file for case in members)
        assert group.to_file == any(case.to_file for case in members)
        assert (group.county is None) is (group.desk is None)
        if group.county is not None:
            assert {case.county for case in members} == {group.county.fips}


@STEADY
@given(cases=told())
def test_every_track_says_each_step_once_and_somebody_has_a_phone(cases: list[Case]) -> None:
    made = planned(*cases)
    assert any(contact.phone for contact in made.help)
    for track in made.tracks:
        ids = [one.step.id for one in track.steps]
        assert ids == [step.id for step in guidance().steps if step.id in ids]
        assert track.terms
        for one in track.steps:
            assert set(one.numbers) <= set(track.numbers)
        assert {number for one in track.steps for number in one.numbers} == set(track.numbers)


@STEADY
@given(cases=told())
def test_courts_come_first_then_the_unknown_then_what_has_nothing_to_file(
    cases: list[Case],
) -> None:
    ranks = [0 if g.county else 1 if g.to_file else 2 for g in planned(*cases).groups]
    assert ranks == sorted(ranks)
    assert ranks.count(1) <= 1
    assert ranks.count(2) <= 1


def test_the_courts_stand_in_the_order_of_the_convictions() -> None:
    places = [LOS_ANGELES, ALAMEDA, LOS_ANGELES]
    made = planned(*(Case(n, (SEALED,), fips) for n, fips in enumerate(places, 1)))
    assert [(g.county.name if g.county else "", g.numbers, g.forms) for g in made.groups] == [
        ("Los Angeles", (1, 3), 2),
        ("Alameda", (2,), 1),
    ]


def test_the_county_of_a_conviction_with_nothing_to_file_does_not_matter() -> None:
    (group,) = planned(Case(1, (FEDERAL,), LOS_ANGELES)).groups
    assert (group.county, group.to_file, group.forms) == (None, False, 0)


def test_a_code_that_is_no_county_is_a_county_not_known() -> None:
    for place in (None, "unsure", "06002"):
        (group,) = planned(Case(1, (SEALED,), place)).groups
        assert (group.county, group.to_file) == (None, True)


def test_no_convictions_make_no_plan() -> None:
    made = planned()
    assert (made.tracks, made.help, made.groups, made.first) == ((), (), (), None)


# --- the steps


def names(*outcomes: Outcome, rules: frozenset[str] = frozenset()) -> list[str]:
    (track,) = planned(Case(1, outcomes, LOS_ANGELES, rules)).tracks
    return [one.step.id for one in track.steps]


def test_an_application_is_checked_filled_filed_served_and_proved_in_this_order() -> None:
    assert names(SEALED) == [
        "check-first",
        "check-state-record",
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
    assert names(SERVING)[:2] == ["public-defender", "check-first"]
    assert "fill-petition" in names(SERVING)
    assert "fill-application" not in names(SERVING)


def test_who_is_still_serving_is_told_the_only_ground_to_refuse() -> None:
    step = next(step for step in guidance().steps if step.id == "public-defender")
    assert "very serious violent crime" in step.how
    others = [s for s in guidance().steps if s is not step and "violent" in s.how]
    assert others == []


def test_juvenile_court_has_its_own_form_and_none_of_the_adult_ones() -> None:
    assert "fill-juvenile" in names(JUVENILE)
    assert not {"fill-application", "fill-petition", "proof", "serve"} & set(names(JUVENILE))


def test_where_a_lawyer_comes_first_that_is_the_first_step() -> None:
    for relief in (Relief.MAY_STAY_FELONY, Relief.LAWYER_REVIEW):
        assert names(Outcome(relief, Route.APPLICATION))[0] == "lawyer-first"
        assert names(Outcome(relief, Route.PETITION))[0] == "public-defender"


def test_two_ways_have_the_steps_of_both_and_say_for_which() -> None:
    assert set(names(SEALED, SERVING)) == set(names(SEALED)) | set(names(SERVING))
    (track,) = planned(Case(1, (SEALED, SERVING), LOS_ANGELES)).tracks
    routes = {one.step.id: one.routes for one in track.steps}
    assert routes["fill-application"] == (Route.APPLICATION,)
    assert routes["fill-petition"] == (Route.PETITION,)
    assert routes["check-first"] == ()


def test_a_step_for_some_of_the_possible_reliefs_says_so() -> None:
    either = (SEALED, Outcome(Relief.MAY_STAY_FELONY, Route.APPLICATION))
    (track,) = planned(Case(1, either, LOS_ANGELES)).tracks
    sometimes = {one.step.id: one.reliefs for one in track.steps if one.sometimes}
    assert sometimes == {"lawyer-first": (Relief.MAY_STAY_FELONY,)}
    (sure,) = planned(Case(1, (SEALED,), LOS_ANGELES)).tracks
    assert not [one for one in sure.steps if one.sometimes or one.routes]


def test_a_step_for_some_ways_of_which_one_files_nothing_says_only_in_some_cases() -> None:
    either = (
        Outcome(Relief.REDUCE_TO_MISDEMEANOR, Route.APPLICATION),
        Outcome(Relief.REDUCE_TO_MISDEMEANOR, Route.PETITION),
        SAME_LEVEL,
    )
    (track,) = planned(Case(1, either, LOS_ANGELES)).tracks
    asks = [one for one in track.steps if one.step.do == "Ask about Penal Code 1203.4 and 1203.4a"]
    assert [(one.routes, one.sometimes, one.reliefs) for one in asks] == [((), True, ())]
    (sure,) = planned(Case(1, either[1:2], LOS_ANGELES)).tracks
    assert not {one.step.id for one in sure.steps} & {one.step.id for one in asks}


def test_no_plan_has_one_step_twice() -> None:
    for cases in ([Case(1, OUTCOMES, LOS_ANGELES)], [Case(1, (one,), ALAMEDA) for one in OUTCOMES]):
        for track in planned(*cases).tracks:
            told = [(one.step.do, one.step.how) for one in track.steps]
            assert len(told) == len(set(told))


def test_a_step_that_only_one_of_two_convictions_needs_names_it() -> None:
    (track,) = planned(Case(1, (SEALED,), LOS_ANGELES), Case(2, (SERVING,), ALAMEDA)).tracks
    numbers = {one.step.id: one.numbers for one in track.steps}
    assert numbers["public-defender"] == (2,)
    assert numbers["fill-application"] == (1,)
    assert numbers["file"] == (1, 2)


# --- what only the law's rules can tell


def holding(**facts: str) -> tuple[Outcome, frozenset[str]]:
    """Return the outcome of one complete path with these facts, and the rules that give it."""
    for path, outcome in the_law().diagram.paths():
        if facts.items() <= dict(path).items():
            rules = the_law().estimate(dict(path)).rules
            return outcome, frozenset(rule.id for rule in rules)
    raise LookupError(facts)


@pytest.mark.parametrize(
    ("facts", "destroyed"),
    [
        ({"charge": "possession_11357", "age": "21_or_older", "amount": "within_limit"}, True),
        ({"charge": "possession_11357", "age": "18_to_20", "level": "infraction"}, True),
        ({"charge": "possession_11357", "age": "21_or_older", "amount": "over_limit"}, True),
        ({"conduct": "gift", "age": "21_or_older", "recipient_age": "21_or_older"}, True),
        ({"conduct": "own_use_transport", "age": "18_to_20", "amount": "within_limit"}, True),
        ({"conduct": "own_use_transport", "age": "18_to_20", "amount": "over_limit"}, False),
        ({"conduct": "sale", "age": "21_or_older"}, False),
        ({"charge": "growing_11358", "age": "21_or_older"}, False),
        ({"charge": "for_sale_11359", "age": "21_or_older"}, False),
        ({"court_system": "federal"}, False),
    ],
)
def test_the_two_year_rule_is_for_small_possession_and_small_gifts(
    facts: dict[str, str], *, destroyed: bool
) -> None:
    outcome, rules = holding(**facts)
    assert ("destroy" in names(outcome, rules=rules)) is destroyed


def test_a_case_that_the_prosecutor_opposed_says_what_that_means() -> None:
    outcome, rules = holding(prior_relief="opposed", sentence="completed")
    assert names(outcome, rules=rules)[:3] == ["lawyer-first", "opposed", "check-first"]
    assert "opposed" not in names(SEALED)


def test_who_only_owes_money_is_told_of_both_boxes() -> None:
    outcome, rules = holding(charge="growing_11358", sentence="money_owed")
    found = names(outcome, rules=rules)
    assert found.index("fill-money-owed") == found.index("fill-application") + 1
    done, other = holding(charge="growing_11358", sentence="completed", plants="six_or_fewer")
    assert "fill-money-owed" not in names(done, rules=other)


def test_a_case_with_the_same_level_today_has_the_destruction_before_other_laws() -> None:
    _, rules = holding(charge="possession_11357", age="18_to_20", level="infraction")
    assert names(SAME_LEVEL, rules=rules)[0] == "destroy"


# --- what may be shown


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_outcome_has_something_to_do_and_a_link_that_may_be_shown(outcome: Outcome) -> None:
    (track,) = planned(Case(1, (outcome,), LOS_ANGELES)).tracks
    assert track.steps
    assert [terms.route for terms in track.terms] == [outcome.route]
    for one in track.steps:
        assert (one.link is None) == (one.step.link is None)
        assert one.link is None or one.link.source.shown


@pytest.mark.parametrize("day", [DAY, LATER])
@pytest.mark.parametrize("place", COUNTIES, ids=lambda place: place.name)
def test_every_county_relief_and_route_has_a_court_a_next_step_and_somebody_to_call(
    place: County, day: date
) -> None:
    showing = on(day)
    for outcome in OUTCOMES:
        made = planned(Case(1, (outcome,), place.fips), showing=showing)
        (track,), (group,) = made.tracks, made.groups
        assert made.first == (track, track.steps[0])
        assert any(contact.phone for contact in made.help)
        for contact in made.help:
            assert contact.source.source
            assert contact.source.checked_day <= showing.as_of
        for one in track.steps:
            assert one.link is None or one.link.source.source
        if outcome.route is Route.NONE:
            assert group.desk is None
            continue
        assert group.desk is not None
        assert group.desk.county is place
        assert group.desk.site is not None
        assert group.desk.site.source.source


def test_a_broken_form_falls_back_to_the_statewide_page_and_says_so() -> None:
    showing = on(report=broken(organisation("form-cr-400").url))
    (track,) = planned(Case(1, (SEALED,), ALAMEDA), showing=showing).tracks
    (link,) = [one.link for one in track.steps if one.step.id == "fill-application"]
    assert link is not None
    assert (link.url, link.instead) == (organisation(FALLBACK).url, True)


def test_the_contacts_leave_out_the_defender_whom_the_court_entry_names() -> None:
    for place, outcome in product((LOS_ANGELES, ALAMEDA, ALPINE), OUTCOMES):
        made = planned(Case(1, (outcome,), place))
        named = {g.desk.defender.name for g in made.groups if g.desk and g.desk.defender}
        assert not named & {contact.name for contact in made.help}


def test_the_public_defender_of_each_court_is_named_with_it() -> None:
    made = planned(Case(1, (SERVING,), LOS_ANGELES), Case(2, (SERVING,), ALAMEDA))
    offices = [g.desk.defender for g in made.groups if g.desk]
    assert [office and office.name for office in offices] == [
        "Los Angeles County Public Defender",
        "Alameda County Public Defender's Office",
    ]


def test_a_planted_county_without_a_site_of_its_own_still_has_a_court() -> None:
    place = county(ALAMEDA)
    unseen = replace(place.court, url="https://gone.example.gov")
    home = directory()
    others = tuple(replace(c, court=unseen) if c is place else c for c in home.counties)
    showing = Showing(replace(home, counties=others), DAY, broken("https://gone.example.gov"))
    (group,) = planned(Case(1, (SEALED,), ALAMEDA), showing=showing).groups
    assert group.desk is not None
    assert group.desk.site is not None
    assert group.desk.site.url == organisation(FIND_COURT).url


def test_the_pages_that_every_result_links_to_are_there() -> None:
    for name in (FALLBACK, FIND_COURT, "ilrc"):
        assert on().page(name) is not None


def test_the_steps_are_read_from_the_file_that_ships() -> None:
    assert load_guidance() == guidance()
