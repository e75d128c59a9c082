"""Which rules stand on the paths still open: the certain ones, or all that may hold."""

from portal.law.estimate import Given, bits, standing
from portal.law.model import Outcome, Relief, Route
from tests.law.asking import the_law
from tests.unit.law.small import rule

OUTCOME = Outcome(Relief.DISMISS_AND_SEAL, Route.APPLICATION)
FIRST, SECOND, BOTH = 0b01, 0b10, 0b11


def given(id_: str, on: int, against: int, *, over: str = "", gives: int = 0) -> Given:
    """Return a rule that gives the outcome on these paths, with these against it."""
    stands = rule(id_, OUTCOME.relief, over=(over,) if over else ())
    return Given(stands, OUTCOME, 0, gives, on, against)


def ids(found: list[Given]) -> list[str]:
    return [each.rule.id for each in found]


def test_a_certain_rule_is_told_alone() -> None:
    certain, maybe = given("certain", BOTH, 0), given("maybe", FIRST, SECOND)
    assert ids(standing([certain, maybe], BOTH)) == ["certain"]
    assert ids(standing([certain, maybe], FIRST)) == ["certain", "maybe"]


def test_without_a_certain_rule_all_that_may_hold_are_told() -> None:
    one, other = given("one", FIRST, SECOND), given("other", SECOND, FIRST)
    assert ids(standing([one, other], BOTH)) == ["one", "other"]


def test_a_certain_rule_says_nothing_of_the_other_half_of_the_outcome() -> None:
    relief, route = given("relief", BOTH, 0), given("route", FIRST, SECOND, gives=1)
    assert ids(standing([relief, route], BOTH)) == ["relief", "route"]


def test_a_rule_that_another_stands_notwithstanding_is_not_certain() -> None:
    beaten, beats = given("beaten", BOTH, 0), given("beats", BOTH, 0, over="beaten")
    assert ids(standing([beaten, beats], BOTH)) == ["beats"]


def test_bits_say_which() -> None:
    assert bits([True, False, True]) == 0b101
    assert bits([]) == 0


def test_every_rule_of_the_law_is_given_for_some_outcome_and_never_against_itself() -> None:
    law = the_law()
    assert {each.rule for each in law.given} == set(law.rules.values())
    for each in law.given:
        assert each.on
        assert not each.on & each.against
