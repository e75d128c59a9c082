"""The words of the law keep their order and cannot be changed."""

from dataclasses import FrozenInstanceError

import pytest

from portal.law.model import LawError, Outcome, Relief, Route, Unsure, outcome_order
from tests.unit.law.small import AGE, AMOUNT, VOCABULARY, rule


def test_reliefs_stand_best_first() -> None:
    best_first = list(Relief)
    assert best_first[0] is Relief.DISMISS_AND_SEAL
    assert best_first.index(Relief.REDUCE_TO_INFRACTION) < best_first.index(
        Relief.REDUCE_TO_MISDEMEANOR
    )
    assert best_first.index(Relief.MAY_STAY_FELONY) < best_first.index(Relief.NO_CHANGE)
    assert len(best_first) == 13


def test_there_are_four_routes_and_two_ways_to_be_unsure() -> None:
    assert [str(route) for route in Route] == ["application", "petition", "juvenile", "none"]
    assert [str(unsure) for unsure in Unsure] == ["spread", "value"]


def test_outcomes_are_ordered_by_relief_and_then_by_route() -> None:
    serving = Outcome(Relief.DISMISS_AND_SEAL, Route.PETITION)
    over = Outcome(Relief.DISMISS_AND_SEAL, Route.APPLICATION)
    lesser = Outcome(Relief.REDUCE_TO_INFRACTION, Route.APPLICATION)
    assert sorted([lesser, serving, over], key=outcome_order) == [over, serving, lesser]


def test_equal_outcomes_are_one() -> None:
    assert len({Outcome(Relief.FEDERAL, Route.NONE), Outcome(Relief.FEDERAL, Route.NONE)}) == 1


def test_the_vocabulary_finds_a_fact_by_its_id() -> None:
    assert VOCABULARY.by_id["age"] is AGE
    assert VOCABULARY.by_id["amount"] is AMOUNT
    assert "plants" not in VOCABULARY.by_id


def test_nothing_can_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        AGE.id = "other"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        Outcome(Relief.FEDERAL, Route.NONE).relief = Relief.NO_CHANGE  # type: ignore[misc]


def test_two_rules_with_the_same_words_are_still_two() -> None:
    assert rule("same", Relief.FEDERAL) != rule("same", Relief.FEDERAL)


def test_an_error_says_where_what_and_how_to_mend_it() -> None:
    error = LawError(file="a.toml", rule="r", found="'x'", expected="'y'", cure="write y")
    assert str(error) == "a.toml: rule r: found 'x'; expected 'y'. To mend it: write y"
    assert (error.file, error.rule, error.found) == ("a.toml", "r", "'x'")
    assert (error.expected, error.cure) == ("'y'", "write y")
