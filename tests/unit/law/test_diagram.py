"""A diagram worked out on paper: its paths, its leaves, its answer for known facts."""

import pytest

from portal.law.diagram import Diagram
from portal.law.model import Outcome, Relief, Route
from tests.unit.law.small import DIAGRAM, DISMISSED, FACTS, INFRACTION, MISDEMEANOR


def test_inner_counts_questions_and_not_leaves() -> None:
    assert DIAGRAM.inner == 3
    assert Diagram(FACTS, (DISMISSED,), root=0).inner == 0


def test_outcomes_stand_best_first() -> None:
    felony = Outcome(Relief.MAY_STAY_FELONY, Route.APPLICATION)
    turned = Diagram(FACTS, (felony, MISDEMEANOR, INFRACTION, DISMISSED), root=0)
    assert turned.outcomes == (DISMISSED, INFRACTION, MISDEMEANOR, felony)


def test_paths_are_every_way_through_in_the_order_asked() -> None:
    assert list(DIAGRAM.paths()) == [
        ((("age", "under_21"), ("amount", "within_limit")), INFRACTION),
        ((("age", "under_21"), ("amount", "over_limit")), MISDEMEANOR),
        ((("age", "21_or_older"), ("amount", "within_limit")), DISMISSED),
        ((("age", "21_or_older"), ("amount", "over_limit")), MISDEMEANOR),
    ]


def test_a_diagram_without_questions_has_one_empty_path() -> None:
    assert list(Diagram(FACTS, (DISMISSED,), root=0).paths()) == [((), DISMISSED)]


def test_outcome_follows_the_facts() -> None:
    facts = {"age": "21_or_older", "amount": "within_limit"}
    assert DIAGRAM.outcome(facts) == DISMISSED
    assert DIAGRAM.outcome(facts | {"amount": "over_limit"}) == MISDEMEANOR


def test_outcome_does_not_look_at_facts_off_the_path() -> None:
    facts = {"age": "under_21", "amount": "within_limit", "sentence": "serving"}
    assert DIAGRAM.outcome(facts) == INFRACTION


def test_outcome_names_a_missing_fact() -> None:
    with pytest.raises(KeyError, match="amount"):
        DIAGRAM.outcome({"age": "under_21"})
