"""The walk of a small diagram: what is asked, what "not sure" keeps, what is left to ask."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from portal.law.diagram import Diagram, Node
from portal.law.estimate import Law
from portal.law.model import Outcome, Relief, Route
from portal.law.walk import Span, Walk
from tests.unit.law.small import (
    AGE,
    AMOUNT,
    DIAGRAM,
    DISMISSED,
    FACTS,
    INFRACTION,
    MISDEMEANOR,
    SENTENCE,
)

# The answer to each question turns the meaning of the other one round.
CROSSED = Diagram(
    FACTS, (DISMISSED, INFRACTION, Node(1, (0, 1)), Node(1, (1, 0)), Node(0, (2, 3))), root=4
)


def test_the_walk_starts_at_the_first_fact() -> None:
    walk = Walk(DIAGRAM)
    state = walk.state(walk.start)
    assert state.fact is AGE
    assert state.outcomes == (DISMISSED, INFRACTION, MISDEMEANOR)
    assert state.left == Span(2, 2)


def test_an_answer_leads_on() -> None:
    walk = Walk(DIAGRAM)
    young = walk.after(walk.start, "under_21")
    assert walk.state(young).fact is AMOUNT
    assert walk.state(young).outcomes == (INFRACTION, MISDEMEANOR)
    end = walk.state(walk.after(young, "over_limit"))
    assert end.fact is None
    assert end.outcomes == (MISDEMEANOR,)
    assert end.left == Span(0, 0)
    assert end.children == ()


def test_not_sure_keeps_every_value_possible() -> None:
    walk = Walk(DIAGRAM)
    either = walk.after_unsure(walk.start)
    assert walk.state(either).fact is AMOUNT
    assert walk.state(either).outcomes == (DISMISSED, INFRACTION, MISDEMEANOR)
    assert walk.state(walk.after(either, "within_limit")).outcomes == (DISMISSED, INFRACTION)
    assert walk.state(walk.after(either, "over_limit")).outcomes == (MISDEMEANOR,)
    assert walk.state(walk.after_unsure(either)).outcomes == (DISMISSED, INFRACTION, MISDEMEANOR)


def test_a_question_that_not_sure_made_pointless_is_not_asked() -> None:
    walk = Walk(CROSSED)
    assert walk.state(walk.after(walk.start, "under_21")).fact is AMOUNT
    either = walk.state(walk.after_unsure(walk.start))
    assert either.fact is None
    assert either.outcomes == (DISMISSED, INFRACTION)


def test_the_fewest_and_the_most_still_to_come() -> None:
    short = Diagram(FACTS, (DISMISSED, INFRACTION, Node(2, (0, 1)), Node(0, (0, 2))), root=3)
    walk = Walk(short)
    assert walk.state(walk.start).left == Span(1, 2)
    assert walk.state(walk.after(walk.start, "21_or_older")).left == Span(1, 1)


def test_the_same_place_has_the_same_number() -> None:
    walk = Walk(DIAGRAM)
    one = walk.after(walk.after(walk.start, "under_21"), "over_limit")
    other = walk.after(walk.after(walk.start, "21_or_older"), "over_limit")
    unsure = walk.after(walk.after_unsure(walk.start), "over_limit")
    assert one == other == unsure
    assert walk.after_unsure(walk.start) == walk.after_unsure(walk.start)


def test_places_with_the_same_future_are_one_state() -> None:
    first, second, both = Node(2, (0, 1)), Node(2, (1, 2)), Node(2, (0, 2))
    leaves = (DISMISSED, INFRACTION, MISDEMEANOR)
    inner = (first, second, both, Node(1, (3, 4)), Node(1, (5, 3)), Node(0, (6, 7)))
    walk = Walk(Diagram(FACTS, (*leaves, *inner), root=8))
    two_nodes = walk.after_unsure(walk.after(walk.start, "under_21"))
    three_nodes = walk.after_unsure(walk.after_unsure(walk.start))
    assert two_nodes == three_nodes
    assert walk.state(two_nodes).fact is SENTENCE
    assert walk.state(walk.after(two_nodes, "completed")).outcomes == (DISMISSED, INFRACTION)
    assert walk.state(walk.after(two_nodes, "serving")).outcomes == (INFRACTION, MISDEMEANOR)


def test_a_value_that_the_fact_does_not_have_is_refused() -> None:
    walk = Walk(DIAGRAM)
    with pytest.raises(ValueError, match="tuple"):
        walk.after(walk.start, "within_limit")


def test_there_is_no_answer_after_the_end() -> None:
    walk = Walk(Diagram(FACTS, (DISMISSED,), root=0))
    assert walk.state(walk.start).fact is None
    with pytest.raises(ValueError, match="ended"):
        walk.after(walk.start, "under_21")


def test_the_shipped_walk_starts_with_the_court_and_asks_fourteen_at_most(law: Law) -> None:
    start = law.walk.state(law.walk.start)
    assert start.fact is not None
    assert start.fact.id == "court_system"
    assert start.left == Span(1, 14)


def test_the_outcomes_stand_best_first(law: Law) -> None:
    outcomes = law.walk.state(law.walk.start).outcomes
    assert tuple(dict.fromkeys(outcome.relief for outcome in outcomes)) == tuple(Relief)
    assert outcomes[:2] == (
        Outcome(Relief.DISMISS_AND_SEAL, Route.APPLICATION),
        Outcome(Relief.DISMISS_AND_SEAL, Route.PETITION),
    )


def walk_all_unsure(walk: Walk, first: str) -> tuple[str | None, tuple[Outcome, ...]]:
    number = walk.after(walk.start, first)
    asked = None
    while (fact := walk.state(number).fact) is not None:
        asked = fact.id
        number = walk.after_unsure(number)
    return asked, walk.state(number).outcomes


def test_many_people_can_walk_at_once(law: Law) -> None:
    walk = Walk(law.diagram)
    firsts = ("california", "federal", "other") * 8
    with ThreadPoolExecutor(max_workers=8) as pool:
        together = list(pool.map(lambda first: walk_all_unsure(walk, first), firsts))
    alone = [walk_all_unsure(Walk(law.diagram), first) for first in firsts[:3]]
    assert together == alone * 8
