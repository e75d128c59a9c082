"""What the estimate says of well-known cases: outcomes, reasons, what decides, what is open."""

from collections.abc import Iterable

import pytest

from portal.law.estimate import Change, Law
from portal.law.model import Outcome, Relief, Route, Rule
from tests.unit.law.planting import Sheets
from tests.unit.law.small import DISMISSED, VOCABULARY, one_door, rule, table

GATES = {
    "court_system": "california",
    "disposition": "convicted",
    "offense_date": "before_nov_9_2016",
    "prior_relief": "none_known",
}
SMALL_GROW = GATES | {"charge": "growing_11358", "age": "21_or_older", "plants": "six_or_fewer"}
BIG_GROW = GATES | {
    "charge": "growing_11358",
    "age": "21_or_older",
    "plants": "seven_or_more",
    "environmental_harm": "no",
    "sentence": "completed",
}


def ids(rules: Iterable[Rule]) -> list[str]:
    return [rule.id for rule in rules]


def test_one_outcome_is_certain(law: Law) -> None:
    estimate = law.estimate(SMALL_GROW | {"sentence": "completed"})
    assert estimate.certain
    assert estimate.reliefs == (Relief.DISMISS_AND_SEAL,)
    assert estimate.routes == (Route.APPLICATION,)
    assert estimate.open_facts == ()
    assert estimate.possible[0].conditions == ((),)


def test_a_missing_fact_leaves_two_outcomes_and_is_the_open_one(law: Law) -> None:
    estimate = law.estimate(BIG_GROW | {"same_section_priors": "none_or_one"})
    assert not estimate.certain
    assert estimate.reliefs == (Relief.REDUCE_TO_MISDEMEANOR, Relief.MAY_STAY_FELONY)
    assert estimate.routes == (Route.APPLICATION,)
    assert estimate.open_facts == ("serious_prior",)
    lowered, stays = estimate.possible
    assert lowered.outcome == Outcome(Relief.REDUCE_TO_MISDEMEANOR, Route.APPLICATION)
    assert lowered.conditions == ((("serious_prior", ("no",)),),)
    assert stays.conditions == ((("serious_prior", ("yes",)),),)


def test_the_rules_are_the_reasons(law: Law) -> None:
    estimate = law.estimate(SMALL_GROW | {"sentence": "money_owed"})
    assert ids(estimate.rules) == ["growing-few-plants-adult", "route-money-owed"]
    assert ids(estimate.rules_for(Relief.DISMISS_AND_SEAL)) == ["growing-few-plants-adult"]
    assert ids(estimate.rules_for(Route.APPLICATION)) == ["route-money-owed"]
    assert estimate.rules_for(Relief.FEDERAL) == ()


def test_an_exception_is_the_reason_and_not_the_rule_it_stands_notwithstanding(law: Law) -> None:
    estimate = law.estimate(
        BIG_GROW | {"serious_prior": "yes", "same_section_priors": "two_or_more"}
    )
    assert ids(estimate.rules_for(Relief.MAY_STAY_FELONY)) == ["growing-many-plants-serious-prior"]
    assert ids(estimate.rules) == ["growing-many-plants-serious-prior", "route-application"]


def test_a_reason_that_was_not_needed_is_not_told(law: Law) -> None:
    estimate = law.estimate(BIG_GROW | {"serious_prior": "yes", "environmental_harm": "yes"})
    assert ids(estimate.rules_for(Relief.MAY_STAY_FELONY)) == ["growing-many-plants-environment"]


def test_two_reasons_that_both_hold_are_both_told() -> None:
    one = rule("one", Relief.DISMISS_AND_SEAL)
    other = rule("other", Relief.DISMISS_AND_SEAL, age=("under_21", "21_or_older"))
    estimate = Law(VOCABULARY, (table(one, other), one_door())).estimate({})
    assert ids(estimate.rules_for(Relief.DISMISS_AND_SEAL)) == ["one", "other"]


def test_a_rule_that_another_stands_notwithstanding_is_no_reason() -> None:
    one = rule("one", Relief.DISMISS_AND_SEAL, over=("other",))
    other = rule("other", Relief.DISMISS_AND_SEAL)
    estimate = Law(VOCABULARY, (table(one, other), one_door())).estimate({})
    assert ids(estimate.rules_for(Relief.DISMISS_AND_SEAL)) == ["one"]


def test_a_door_for_another_relief_is_no_reason() -> None:
    lawful = rule("lawful", Relief.DISMISS_AND_SEAL, amount="within_limit")
    over = rule("over", Relief.NO_CHANGE, amount="over_limit")
    first = rule("first", Route.NONE, reliefs=frozenset({Relief.DISMISS_AND_SEAL}))
    second = rule("second", Route.NONE, reliefs=frozenset({Relief.NO_CHANGE}))
    law = Law(VOCABULARY, (table(lawful, over), table(first, second, decides=Route)))
    assert ids(law.estimate({"amount": "within_limit"}).rules) == ["lawful", "first"]
    assert ids(law.estimate({"amount": "over_limit"}).rules) == ["over", "second"]


def test_what_would_change_it(law: Law) -> None:
    estimate = law.estimate(SMALL_GROW | {"sentence": "completed"})
    changes = {(change.fact, change.value): change for change in estimate.would_change}
    assert changes["age", "18_to_20"].reliefs == (Relief.REDUCE_TO_INFRACTION,)
    assert changes["sentence", "serving"] == Change(
        "sentence", "serving", (Outcome(Relief.DISMISS_AND_SEAL, Route.PETITION),)
    )
    assert ("sentence", "money_owed") not in changes
    assert changes["plants", "seven_or_more"].reliefs == (
        Relief.REDUCE_TO_MISDEMEANOR,
        Relief.MAY_STAY_FELONY,
        Relief.LAWYER_REVIEW,
    )
    assert estimate.decided_by == (*GATES, "charge", "age", "plants", "sentence")


def test_a_fact_off_the_path_decides_nothing(law: Law) -> None:
    estimate = law.estimate({"court_system": "federal", "plants": "six_or_fewer"})
    assert estimate.reliefs == (Relief.FEDERAL,)
    assert estimate.decided_by == ("court_system",)


def test_nothing_known_leaves_everything_open(law: Law) -> None:
    estimate = law.estimate({})
    assert estimate.reliefs == tuple(Relief)
    assert estimate.routes == tuple(Route)
    assert estimate.would_change == ()
    assert estimate.decided_by == ()
    assert estimate.open_facts == tuple(fact.id for fact in law.vocabulary.facts)


@pytest.mark.parametrize(
    ("known", "said"),
    [({"plants": "six"}, "plants = 'six'"), ({"county": "alameda"}, "county = 'alameda'")],
)
def test_what_the_vocabulary_does_not_have_is_refused(
    law: Law, known: dict[str, str], said: str
) -> None:
    with pytest.raises(ValueError, match=f"{said} is not in the vocabulary"):
        law.estimate(known)


def test_the_relief_can_be_certain_where_the_route_is_not(law: Law) -> None:
    assert law.relief_conditions(SMALL_GROW) == {Relief.DISMISS_AND_SEAL: ((),)}
    assert law.route_conditions(SMALL_GROW) == {
        Route.APPLICATION: ((("sentence", ("completed", "money_owed")),),),
        Route.PETITION: ((("sentence", ("serving",)),),),
    }


def test_a_rule_is_certain_only_where_every_missing_fact_agrees(law: Law) -> None:
    outcome = Outcome(Relief.REDUCE_TO_MISDEMEANOR, Route.APPLICATION)
    with_age = GATES | {"charge": "for_sale_11359", "age": "18_to_20"}
    assert ids(law.certain_rules(with_age, outcome)) == ["for-sale-adult"]
    assert law.certain_rules(GATES | {"charge": "for_sale_11359"}, outcome) == ()
    felony = Outcome(Relief.MAY_STAY_FELONY, Route.PETITION)
    assert law.certain_rules(with_age, felony) == ()


def test_every_path_of_the_shipped_law_has_its_reasons(law: Law) -> None:
    assert list(law.unexplained()) == []


def test_a_path_that_two_rules_share_has_no_one_reason() -> None:
    young = rule("young", Relief.DISMISS_AND_SEAL, age="under_21")
    adult = rule("adult", Relief.DISMISS_AND_SEAL, age="21_or_older")
    law = Law(VOCABULARY, (table(young, adult), one_door()))
    assert list(law.unexplained()) == [((), DISMISSED)]


def test_rules_are_found_by_their_id(law: Law) -> None:
    assert law.rules["growing-under-18"].gives is Relief.REDUCE_TO_INFRACTION
    assert len(law.rules) == sum(len(table.rules) for table in law.tables)


def test_the_review_told_is_the_oldest(sheets: Sheets) -> None:
    sheets.change(
        "growing.toml",
        'on = 2026-11-22, by = "not yet reviewed by a lawyer"',
        'on = 2026-02-03, by = "a lawyer"',
    )
    law = Law(*sheets.load())
    assert law.reviewed_on == "2026-02-03"
    assert set(law.reviewed_by) == {"a lawyer", "not yet reviewed by a lawyer"}
    assert len(law.reviewed_by) == 2
