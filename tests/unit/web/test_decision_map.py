"""Each map says what the law's own diagram says: for every complete path, and nothing besides."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from portal.law.estimate import Law
from portal.law.model import Relief, Route, Table
from portal.web.decision_map import RESULT, Ask, End, in_order, map_of
from tests.law.asking import Facts, all_paths, the_law
from tests.unit.law.small import VOCABULARY, one_door, rule, table

TABLES = {found.id: found for found in the_law().tables}
CHARGES = [found.id for found in the_law().tables if found.scope]
Asks = tuple[Ask, ...]
Way = tuple[End, frozenset[tuple[str, tuple[str, ...]]]]


def ends(asks: Asks, facts: Facts, at: int = 1) -> Iterator[End]:
    """Yield each end that these facts leave open, going every way where one is missing."""
    ask = asks[at - 1]
    fitting = [arm for arm in ask.arms if facts.get(ask.about, arm.values[0]) in arm.values]
    open_arms = fitting if ask.about in facts else ask.arms
    assert open_arms, f"no arm of {ask.about} for {facts[ask.about]}"
    for arm in open_arms:
        if isinstance(arm.to, int):
            yield from ends(asks, facts, arm.to)
        else:
            yield arm.to


def reliefs(maps: dict[str, Asks], facts: Facts) -> Iterator[End]:
    """Yield each relief to which the gates lead, through the map of a charge where they do."""
    for end in ends(maps["gates"], facts):
        if isinstance(end, Table):
            yield from ends(maps[end.id], facts)
        else:
            yield end


def wrong(maps: dict[str, Asks]) -> list[Facts]:
    """Return the complete paths of the law that end elsewhere by the maps."""
    found = []
    for path, outcome in all_paths():
        facts = dict(path)
        routes = set(ends(maps["route"], {**facts, RESULT: outcome.relief}))
        if set(reliefs(maps, facts)) != {outcome.relief} or routes != {outcome.route}:
            found.append(facts)
    return found


def all_maps(law: Law) -> dict[str, Asks]:
    return {found.id: map_of(found, law) for found in law.tables}


def ways(asks: Asks, at: int = 1, so_far: Iterable[tuple[str, tuple[str, ...]]] = ()) -> set[Way]:
    found: set[Way] = set()
    for arm in asks[at - 1].arms:
        known = (*so_far, (asks[at - 1].about, arm.values))
        if isinstance(arm.to, int):
            found |= ways(asks, arm.to, known)
        else:
            found.add((arm.to, frozenset(known)))
    return found


def test_every_path_of_the_law_ends_by_the_maps_where_it_ends_by_the_diagram() -> None:
    assert len(all_paths()) > 200
    assert wrong(all_maps(the_law())) == []


@pytest.mark.parametrize("name", CHARGES)
def test_the_map_of_a_charge_is_the_diagram_reduced_to_the_relief(name: str) -> None:
    known = {fact: next(iter(cell)) for fact, cell in TABLES[name].scope.items()}
    reduced = the_law().relief_conditions(known)
    expected = {(end, frozenset(way)) for end, found in reduced.items() for way in found}
    assert ways(map_of(TABLES[name], the_law())) == expected


@pytest.mark.parametrize("name", TABLES)
def test_a_map_is_small_in_order_and_has_no_question_that_cannot_matter(name: str) -> None:
    asks = map_of(TABLES[name], the_law())
    assert [ask.number for ask in asks] == list(range(1, len(asks) + 1))
    assert len({(ask.about, ask.arms) for ask in asks}) == len(asks)
    for ask in asks:
        goals = [arm.to for arm in ask.arms]
        assert len(set(goals)) == len(goals) > 1
        assert all(goal > ask.number for goal in goals if isinstance(goal, int))
        values = [value for arm in ask.arms for value in arm.values]
        assert len(set(values)) == len(values)
    reached = {arm.to for ask in asks for arm in ask.arms if isinstance(arm.to, int)}
    assert reached == set(range(2, len(asks) + 1))


def test_a_map_leaves_out_what_cannot_come_up() -> None:
    (relief, *others) = map_of(TABLES["route"], the_law())
    assert {value for arm in relief.arms for value in arm.values} == set(Relief)
    charge = next(ask for ask in others if ask.about == "charge")
    assert "unknown" not in {value for arm in charge.arms for value in arm.values}


def test_the_gates_end_where_a_charge_begins() -> None:
    asks = map_of(TABLES["gates"], the_law())
    found = [arm.to.id for ask in asks for arm in ask.arms if isinstance(arm.to, Table)]
    assert sorted(found) == sorted(CHARGES)


def test_the_tables_stand_as_people_meet_them() -> None:
    assert [found.id for found in in_order(the_law())] == [
        "gates",
        "possession",
        "growing",
        "for_sale",
        "sale_or_transport",
        "other_charges",
        "route",
    ]


@pytest.mark.parametrize("name", TABLES)
def test_an_arm_that_leads_astray_is_found(name: str) -> None:
    maps = all_maps(the_law())
    *front, last = maps[name]
    first, second, *rest = last.arms
    swapped = (replace(first, to=second.to), replace(second, to=first.to), *rest)
    maps[name] = (*front, replace(last, arms=swapped))
    assert wrong(maps)


def test_a_law_that_asks_nothing_has_no_map() -> None:
    always = table(rule("always", Relief.NO_CHANGE))
    law = Law(VOCABULARY, (always, one_door()))
    assert map_of(always, law) == map_of(law.tables[1], law) == ()


def test_a_small_law_is_drawn_as_worked_out_on_paper() -> None:
    limited = table(
        rule("over", Relief.REDUCE_TO_MISDEMEANOR, amount="over_limit"),
        rule("young", Relief.REDUCE_TO_INFRACTION, amount="within_limit", age="under_21"),
        rule("adult", Relief.DISMISS_AND_SEAL, amount="within_limit", age="21_or_older"),
    )
    asks = map_of(limited, Law(VOCABULARY, (limited, one_door())))
    assert [(ask.number, ask.about) for ask in asks] == [(1, "age"), (2, "amount"), (3, "amount")]
    assert [[arm.to for arm in ask.arms] for ask in asks] == [
        [2, 3],
        [Relief.REDUCE_TO_INFRACTION, Relief.REDUCE_TO_MISDEMEANOR],
        [Relief.DISMISS_AND_SEAL, Relief.REDUCE_TO_MISDEMEANOR],
    ]


def test_a_route_is_shown_under_each_relief() -> None:
    some = table(
        rule("young", Relief.NO_CHANGE, age="under_21"),
        rule("adult", Relief.DISMISS_AND_SEAL, age="21_or_older"),
    )
    helped = frozenset({Relief.DISMISS_AND_SEAL})
    doors = table(
        rule("none", Route.NONE, reliefs=frozenset({Relief.NO_CHANGE})),
        rule("over", Route.APPLICATION, reliefs=helped, sentence="completed"),
        rule("not-yet", Route.PETITION, reliefs=helped, sentence="serving"),
        decides=Route,
    )
    asks = map_of(doors, Law(VOCABULARY, (some, doors)))
    assert [ask.about for ask in asks] == [RESULT, "sentence"]
    assert {arm.values: arm.to for arm in asks[0].arms} == {
        (Relief.DISMISS_AND_SEAL,): 2,
        (Relief.NO_CHANGE,): Route.NONE,
    }
