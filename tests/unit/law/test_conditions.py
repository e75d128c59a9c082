"""When each end comes, on a diagram worked out on paper and on the shipped one."""

from portal.law.conditions import Restriction
from portal.law.diagram import Diagram, Node
from portal.law.estimate import Law
from portal.law.model import Outcome, Relief, Route
from tests.unit.law.small import DIAGRAM, DISMISSED, FACTS, INFRACTION, MISDEMEANOR


def whole(outcome: Outcome) -> Outcome:
    return outcome


def test_nothing_known_gives_every_way() -> None:
    assert Restriction(DIAGRAM, {}, whole).conditions() == {
        INFRACTION: ((("age", ("under_21",)), ("amount", ("within_limit",))),),
        MISDEMEANOR: (
            (("age", ("under_21",)), ("amount", ("over_limit",))),
            (("age", ("21_or_older",)), ("amount", ("over_limit",))),
        ),
        DISMISSED: ((("age", ("21_or_older",)), ("amount", ("within_limit",))),),
    }


def test_a_known_fact_is_no_condition() -> None:
    assert Restriction(DIAGRAM, {"age": "under_21"}, whole).conditions() == {
        INFRACTION: ((("amount", ("within_limit",)),),),
        MISDEMEANOR: ((("amount", ("over_limit",)),),),
    }
    assert Restriction(DIAGRAM, {"amount": "over_limit"}, whole).conditions() == {
        MISDEMEANOR: ((),)
    }


def test_what_is_certain_has_the_empty_condition() -> None:
    known = {"age": "21_or_older", "amount": "within_limit"}
    certain = Restriction(DIAGRAM, known, whole)
    assert certain.conditions() == {DISMISSED: ((),)}
    assert certain.open_facts() == ()


def test_values_that_lead_to_one_place_stand_in_one_condition(law: Law) -> None:
    known = {
        "court_system": "california",
        "disposition": "convicted",
        "offense_date": "before_nov_9_2016",
        "prior_relief": "opposed",
    }
    ways = law.route_conditions(known)
    assert ways == {
        Route.APPLICATION: ((("sentence", ("completed", "money_owed")),),),
        Route.PETITION: ((("sentence", ("serving",)),),),
    }


def test_the_open_facts_stand_in_the_order_asked() -> None:
    assert Restriction(DIAGRAM, {}, whole).open_facts() == ("age", "amount")
    assert Restriction(DIAGRAM, {"age": "under_21"}, whole).open_facts() == ("amount",)
    assert Restriction(DIAGRAM, {"amount": "over_limit"}, whole).open_facts() == ()


def test_what_the_key_does_not_see_is_no_condition() -> None:
    petition = Outcome(Relief.DISMISS_AND_SEAL, Route.PETITION)
    by_sentence = Diagram(FACTS, (DISMISSED, petition, Node(2, (0, 1))), root=2)
    relief = Restriction(by_sentence, {}, lambda outcome: outcome.relief)
    route = Restriction(by_sentence, {}, lambda outcome: outcome.route)
    assert relief.conditions() == {Relief.DISMISS_AND_SEAL: ((),)}
    assert relief.open_facts() == ()
    assert route.conditions() == {
        Route.APPLICATION: ((("sentence", ("completed",)),),),
        Route.PETITION: ((("sentence", ("serving",)),),),
    }


def test_asking_twice_gives_the_same() -> None:
    restriction = Restriction(DIAGRAM, {}, whole)
    assert restriction.conditions() == restriction.conditions()
    assert restriction.open_facts() == restriction.open_facts()
