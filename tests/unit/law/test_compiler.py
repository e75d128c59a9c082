"""Tables become one diagram: nothing is asked in vain, no gap and no conflict gets through."""

from portal.law.compiler import (
    Expansion,
    Fault,
    build,
    effective_cells,
    explain,
    outcome_of,
    prevailing,
    settle,
)
from portal.law.model import Outcome, Relief, Route
from tests.unit.law.planting import refused
from tests.unit.law.small import (
    DISMISSED,
    INFRACTION,
    MISDEMEANOR,
    VOCABULARY,
    one_door,
    rule,
    table,
)

ADULT = rule("adult", Relief.DISMISS_AND_SEAL, age="21_or_older", amount="within_limit")
YOUNG = rule("young", Relief.REDUCE_TO_INFRACTION, age="under_21", amount="within_limit")
OVER = rule("over", Relief.REDUCE_TO_MISDEMEANOR, amount="over_limit")
PRIOR = rule("prior", Relief.MAY_STAY_FELONY, over=("over",), amount="over_limit", age="under_21")


def test_effective_cells_are_the_scope_and_the_rule_together() -> None:
    assert effective_cells(table(ADULT, sentence="completed"), ADULT) == {
        "sentence": {"completed"},
        "age": {"21_or_older"},
        "amount": {"within_limit"},
    }


def test_a_rule_that_another_stands_notwithstanding_does_not_prevail() -> None:
    assert prevailing([OVER, PRIOR]) == [PRIOR]
    assert prevailing([OVER]) == [OVER]
    assert prevailing([PRIOR, ADULT]) == [PRIOR, ADULT]


def test_settle_gives_what_the_rules_agree_on() -> None:
    again = rule("again", Relief.REDUCE_TO_MISDEMEANOR)
    assert settle([OVER, again], "relief", ()) is Relief.REDUCE_TO_MISDEMEANOR
    assert settle([OVER, PRIOR], "relief", ()) is Relief.MAY_STAY_FELONY


def test_settle_names_a_gap_and_a_conflict() -> None:
    where = (("age", "under_21"),)
    assert settle([], "relief", where) == Fault("gap", "relief", (), where)
    assert settle([ADULT, OVER], "relief", where) == Fault(
        "conflict", "relief", ("adult", "over"), where
    )


def test_the_route_is_taken_from_the_rules_for_that_relief() -> None:
    door = rule("door", Route.APPLICATION, reliefs=frozenset({Relief.DISMISS_AND_SEAL}))
    nothing = rule("nothing", Route.NONE, reliefs=frozenset({Relief.NO_CHANGE}))
    same = rule("same", Relief.NO_CHANGE)
    assert outcome_of([ADULT, door, nothing], ()) == DISMISSED
    assert outcome_of([same, door, nothing], ()) == Outcome(Relief.NO_CHANGE, Route.NONE)
    assert outcome_of([OVER, door, nothing], ()) == Fault("gap", "route", (), ())
    assert outcome_of([door, nothing], ()) == Fault("gap", "relief", (), ())


def test_the_expansion_keeps_the_rules_that_are_still_possible() -> None:
    expansion = Expansion.of(VOCABULARY, (table(ADULT, YOUNG, OVER),))
    assert expansion.start == {0, 1, 2}
    young = expansion.after(expansion.start, "age", "under_21")
    assert expansion.named(young) == [YOUNG, OVER]
    assert expansion.mentions(young, "amount")
    assert not expansion.mentions(young, "sentence")
    assert not expansion.mentions(expansion.after(young, "amount", "over_limit"), "age")


def test_the_ends_are_the_sets_of_rules_that_hold_together() -> None:
    expansion = Expansion.of(VOCABULARY, (table(ADULT, YOUNG, OVER),))
    assert {alive for alive, _ in expansion.ends()} == {
        frozenset({0}),
        frozenset({1}),
        frozenset({2}),
    }
    begun = dict(expansion.ends((("age", "under_21"),)))
    assert set(begun) == {frozenset({1}), frozenset({2})}
    assert begun[frozenset({1})] == (("age", "under_21"), ("amount", "within_limit"))
    serving = [path for _, path in expansion.ends((("sentence", "serving"),))]
    assert {path[-1] for path in serving} == {("sentence", "serving")}


def test_the_diagram_follows_the_tables() -> None:
    diagram = build(VOCABULARY, (table(ADULT, YOUNG, OVER), one_door()))
    facts = {"age": "21_or_older", "amount": "within_limit"}
    assert diagram.outcome(facts) == DISMISSED
    assert diagram.outcome(facts | {"age": "under_21"}) == INFRACTION
    assert diagram.outcome(facts | {"amount": "over_limit"}) == MISDEMEANOR
    assert diagram.inner == 3


def test_a_question_that_cannot_change_the_outcome_is_dropped() -> None:
    within = rule("within", Relief.DISMISS_AND_SEAL, amount="within_limit")
    young = rule("over-young", Relief.REDUCE_TO_MISDEMEANOR, amount="over_limit", age="under_21")
    adult = rule("over-adult", Relief.REDUCE_TO_MISDEMEANOR, amount="over_limit", age="21_or_older")
    diagram = build(VOCABULARY, (table(within, young, adult), one_door()))
    assert [path for path, _ in diagram.paths()] == [
        (("amount", "within_limit"),),
        (("amount", "over_limit"),),
    ]


def test_places_from_which_all_is_the_same_are_one_node() -> None:
    serving = rule("serving", Route.PETITION, reliefs=frozenset(Relief), sentence="serving")
    over = rule("completed", Route.APPLICATION, reliefs=frozenset(Relief), sentence="completed")
    doors = table(serving, over, decides=Route)
    diagram = build(VOCABULARY, (table(ADULT, YOUNG, OVER), doors))
    assert len(list(diagram.paths())) == 8
    # age, twice amount, and sentence once for each of the three reliefs, not once a path
    assert diagram.inner == 6


def test_order_in_the_file_decides_nothing() -> None:
    one = build(VOCABULARY, (table(ADULT, YOUNG, OVER, PRIOR), one_door()))
    other = build(VOCABULARY, (one_door(), table(PRIOR, OVER, YOUNG, ADULT)))
    assert list(one.paths()) == list(other.paths())


def test_a_gap_is_refused() -> None:
    error = refused(lambda: build(VOCABULARY, (table(ADULT, OVER), one_door())))
    assert (error.file, error.rule) == ("tables/*.toml", "(none)")
    assert error.found == "a gap: no rule gives a relief for age=under_21, amount=within_limit"
    assert error.cure == "add a rule for it, or widen the cells of the nearest one"


def test_a_gap_in_the_doors_is_refused() -> None:
    serving = rule("serving", Route.PETITION, reliefs=frozenset(Relief), sentence="serving")
    doors = table(serving, decides=Route)
    error = refused(lambda: build(VOCABULARY, (table(ADULT, YOUNG, OVER), doors)))
    assert error.found.startswith("a gap: no rule gives a route for ")
    assert error.found.endswith("sentence=completed")


def test_a_conflict_is_refused() -> None:
    doubtful = rule("doubtful", Relief.LAWYER_REVIEW, amount="over_limit")
    tables = (table(ADULT, YOUNG, OVER), table(doubtful, file="other.toml"), one_door())
    error = refused(lambda: build(VOCABULARY, tables))
    assert error.file == "other.toml, small.toml"
    assert error.rule == "over, doubtful"
    assert error.found.startswith("a conflict: they disagree on the relief for ")
    assert "amount=over_limit" in error.found
    assert error.cure == "add `notwithstanding` to the rule that prevails"


def test_explain_says_so_where_any_facts_will_do() -> None:
    error = explain(Fault("gap", "relief", (), ()), ())
    assert error.found == "a gap: no rule gives a relief for (any facts)"
