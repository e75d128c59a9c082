"""Every path of the diagram, held against the law as said by hand."""

from hypothesis import given, settings

from portal.law.estimate import Law
from portal.law.model import Relief, Route
from tests.law import oracle
from tests.law.asking import STEADY, Facts, all_paths, everything


def filled(law: Law, path: Facts, last: int) -> Facts:
    """Return the path, with the first or the last value for each fact that it did not ask."""
    return {fact.id: fact.values[last] for fact in law.vocabulary.facts} | path


def test_the_diagram_is_as_small_as_it_was_designed(law: Law) -> None:
    lengths = [len(path) for path, _ in law.diagram.paths()]
    assert len(lengths) == 258
    assert max(lengths) == 14
    assert law.diagram.inner == 44


def test_every_relief_and_every_route_is_reached(law: Law) -> None:
    ends = [outcome for _, outcome in law.diagram.paths()]
    assert {outcome.relief for outcome in ends} == set(Relief)
    assert {outcome.route for outcome in ends} == set(Route)


def test_paths_are_all_different_and_ask_in_order(law: Law) -> None:
    order = [fact.id for fact in law.vocabulary.facts]
    paths = [path for path, _ in law.diagram.paths()]
    assert len(set(paths)) == len(paths)
    for path in paths:
        places = [order.index(fact) for fact, _ in path]
        assert places == sorted(set(places))


def test_every_path_ends_where_the_oracle_says(law: Law) -> None:
    for path, outcome in all_paths():
        for last in (0, -1):
            facts = filled(law, dict(path), last)
            assert oracle.outcome(facts) == outcome, facts


def test_the_oracle_never_needs_a_fact_that_the_path_did_not_ask(law: Law) -> None:
    for path, outcome in all_paths():
        facts = filled(law, dict(path), 0)
        for fact in law.vocabulary.facts:
            others = fact.values if fact.id not in dict(path) else ()
            given_them = {oracle.outcome(facts | {fact.id: value}) for value in others}
            assert given_them <= {outcome}, (path, fact.id)


def test_two_paths_that_end_alike_share_one_leaf(law: Law) -> None:
    ends = [outcome for _, outcome in all_paths()]
    assert len(law.diagram.outcomes) == len(set(ends))
    assert len(law.diagram.nodes) == law.diagram.inner + len(set(ends))


@settings(STEADY, max_examples=600)
@given(facts=everything())
def test_any_person_ends_where_the_oracle_says(law: Law, facts: Facts) -> None:
    expected = oracle.outcome(facts)
    assert law.diagram.outcome(facts) == expected
    assert [possible.outcome for possible in law.estimate(facts).possible] == [expected]
