"""What must hold for whoever answers, in whatever way: nothing lost, nothing asked in vain."""

from collections import deque

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.law.compiler import effective_cells
from portal.law.conditions import Condition
from portal.law.estimate import Estimate, Law
from portal.law.model import Outcome, Relief, Route, Rule
from tests.law.asking import (
    STEADY,
    Facts,
    all_paths,
    everything,
    fact_ids,
    something,
    walked,
)
from tests.law.exact import can_differ, reached, reached_by

pytestmark = pytest.mark.slow


def ends(estimate: Estimate) -> frozenset[Outcome]:
    return frozenset(possible.outcome for possible in estimate.possible)


def cells(law: Law, rule: Rule) -> dict[str, frozenset[str]]:
    table = next(table for table in law.tables if rule in table.rules)
    return effective_cells(table, rule)


def holds(law: Law, rule: Rule, facts: Facts) -> bool:
    """Return whether the rule's cells hold on facts that are all known."""
    return all(facts[fact] in cell for fact, cell in cells(law, rule).items())


def satisfied(facts: Facts, condition: Condition) -> bool:
    return all(facts[fact] in values for fact, values in condition)


# "Not sure" loses nothing.


def test_one_answer_not_sure_keeps_the_true_outcome(law: Law) -> None:
    for path, outcome in all_paths():
        for fact, _ in path:
            rest = {f: v for f, v in path if f != fact}
            assert outcome in walked(law, rest).outcomes
            assert outcome in ends(law.estimate(rest))


def test_not_sure_from_any_point_on_keeps_the_true_outcome(law: Law) -> None:
    for path, outcome in all_paths():
        for length in range(len(path)):
            assert outcome in walked(law, dict(path[:length])).outcomes


def test_all_not_sure_leaves_every_outcome_open(law: Law) -> None:
    everywhere = frozenset(outcome for _, outcome in all_paths())
    assert walked(law, {}).outcomes == ends(law.estimate({})) == everywhere


@STEADY
@given(facts=everything(), unsure=st.sets(st.sampled_from(fact_ids())))
def test_any_answers_not_sure_keep_the_true_outcome(
    law: Law, facts: Facts, unsure: set[str]
) -> None:
    truth = law.diagram.outcome(facts)
    rest = {fact: value for fact, value in facts.items() if fact not in unsure}
    assert truth in walked(law, rest).outcomes
    assert truth in ends(law.estimate(rest))


@STEADY
@given(facts=something())
def test_walk_and_estimate_agree(law: Law, facts: Facts) -> None:
    walk = walked(law, facts)
    assert walk.outcomes == ends(law.estimate(walk.said)) == reached_by(law.diagram, walk.said)


# What is asked matters, and what matters is asked.


def test_a_fact_off_the_path_changes_nothing(law: Law) -> None:
    for path, outcome in all_paths():
        for fact in law.vocabulary.facts:
            if fact.id not in dict(path):
                for value in fact.values:
                    facts = dict(path) | {fact.id: value}
                    assert reached_by(law.diagram, facts) == {outcome}


@STEADY
@given(facts=everything())
def test_facts_off_the_path_never_change_the_estimate(law: Law, facts: Facts) -> None:
    on_path = walked(law, facts).said
    assert ends(law.estimate(on_path)) == ends(law.estimate(facts))
    assert law.estimate(on_path).rules == law.estimate(facts).rules


def told_apart(law: Law, number: int, said: Facts) -> bool:
    """Return whether the state's question has two answers that some further answers tell apart."""
    first, *others = law.walk.state(number).children
    waiting = deque((first, other, Facts()) for other in others if other != first)
    seen = set[tuple[int, int]]()
    while waiting:
        left, right, further = waiting.popleft()
        states = (law.walk.state(left), law.walk.state(right))
        asked = [state.fact for state in states if state.fact is not None]
        if not asked:
            if states[0].outcomes != states[1].outcomes:
                return really_differ(law, number, said | further)
            continue
        fact = min(asked, key=law.vocabulary.facts.index)
        for i, value in enumerate(fact.values):
            pair = tuple(
                state.children[i] if state.fact == fact else n
                for n, state in zip((left, right), states, strict=True)
            )
            if pair not in seen:
                seen.add((pair[0], pair[1]))
                waiting.append((pair[0], pair[1], further | {fact.id: value}))
    return False


def really_differ(law: Law, number: int, facts: Facts) -> bool:
    """Return whether the estimate agrees that the answers to the state's question differ."""
    fact = law.walk.state(number).fact
    assert fact is not None
    return len({ends(law.estimate(facts | {fact.id: value})) for value in fact.values}) > 1


def known_only(law: Law) -> dict[int, Facts]:
    """Return every state that is reached without a "not sure", with one way to it."""
    found = {law.walk.start: Facts()}
    waiting = [law.walk.start]
    while waiting:
        number = waiting.pop()
        fact = law.walk.state(number).fact
        for value in fact.values if fact is not None else ():
            after = law.walk.after(number, value)
            if fact is not None and after not in found:
                found[after] = found[number] | {fact.id: value}
                waiting.append(after)
    return found


def test_no_question_is_pointless_when_all_is_known(law: Law) -> None:
    states = known_only(law)
    questions = [number for number in states if law.walk.state(number).fact is not None]
    assert len(questions) == law.diagram.inner == 44
    for number in questions:
        assert told_apart(law, number, states[number]), law.walk.state(number).fact


@settings(STEADY, max_examples=100)
@given(facts=something())
def test_no_question_is_pointless_after_not_sure(law: Law, facts: Facts) -> None:
    walk = walked(law, facts)
    said = Facts()
    for number in walk.numbers[:-1]:
        state = law.walk.state(number)
        assert state.fact is not None
        assert len(set(state.children)) > 1
        assert told_apart(law, number, said), (state.fact.id, said)
        if state.fact.id in facts:
            said[state.fact.id] = facts[state.fact.id]


@STEADY
@given(facts=everything(), unsure=st.sets(st.sampled_from(fact_ids()), max_size=10))
def test_nothing_that_matters_is_skipped(law: Law, facts: Facts, unsure: set[str]) -> None:
    walk = walked(law, {f: v for f, v in facts.items() if f not in unsure})
    skipped = [fact for fact in law.vocabulary.facts if fact.id not in walk.asked]
    for fact in skipped:
        for value in fact.values:
            assert reached_by(law.diagram, walk.said | {fact.id: value}) == walk.outcomes
    together = {fact.id: facts[fact.id] for fact in skipped}
    assert reached_by(law.diagram, walk.said | together) == walk.outcomes


# What is told beside the outcome is true.


@STEADY
@given(known=something())
def test_a_condition_ends_in_its_outcome(law: Law, known: Facts) -> None:
    said = {fact: (value,) for fact, value in known.items()}
    for possible in law.estimate(known).possible:
        for condition in possible.conditions:
            assert not set(dict(condition)) & set(known)
            assert reached(law.diagram, said | dict(condition)) == {possible.outcome}


@STEADY
@given(facts=everything(), missing=st.sets(st.sampled_from(fact_ids()), min_size=1, max_size=12))
def test_everybody_meets_one_condition(law: Law, facts: Facts, missing: set[str]) -> None:
    estimate = law.estimate({f: v for f, v in facts.items() if f not in missing})
    met = [
        possible.outcome
        for possible in estimate.possible
        for condition in possible.conditions
        if satisfied(facts, condition)
    ]
    assert met == [law.diagram.outcome(facts)]


@settings(STEADY, max_examples=60)
@given(known=something())
def test_would_change_is_what_the_other_answer_gives(law: Law, known: Facts) -> None:
    estimate = law.estimate(known)
    expected = {
        (fact.id, value): other
        for fact in law.vocabulary.facts
        for value in fact.values
        if fact.id in known
        and (other := ends(law.estimate(known | {fact.id: value}))) != ends(estimate)
    }
    told = {(c.fact, c.value): frozenset(c.outcomes) for c in estimate.would_change}
    assert told == expected
    deciding = {fact for fact, _ in expected}
    assert estimate.decided_by == tuple(f for f in fact_ids() if f in deciding)


@STEADY
@given(known=something())
def test_open_facts_are_those_that_can_still_matter(law: Law, known: Facts) -> None:
    expected = tuple(
        fact.id
        for fact in law.vocabulary.facts
        if fact.id not in known
        and any(
            can_differ(law.diagram, known | {fact.id: fact.values[0]}, known | {fact.id: other})
            for other in fact.values[1:]
        )
    )
    assert law.estimate(known).open_facts == expected


@STEADY
@given(facts=everything())
def test_on_known_facts_every_rule_shown_holds(law: Law, facts: Facts) -> None:
    on_path = walked(law, facts).said
    rules = law.estimate(on_path).rules
    assert {type(rule.gives) for rule in rules} == {Relief, Route}
    for rule in rules:
        for fact, cell in cells(law, rule).items():
            allowed = {on_path[fact]} if fact in on_path else set(law.vocabulary.by_id[fact].values)
            assert allowed <= cell, (rule.id, fact)


@STEADY
@given(facts=everything(), missing=st.sets(st.sampled_from(fact_ids()), max_size=8))
def test_the_rules_shown_explain_every_completion(
    law: Law, facts: Facts, missing: set[str]
) -> None:
    estimate = law.estimate({f: v for f, v in facts.items() if f not in missing})
    truth = law.diagram.outcome(facts)
    shown = next(p.rules for p in estimate.possible if p.outcome == truth)
    holding = {rule.gives for rule in shown if holds(law, rule, facts)}
    assert holding == {truth.relief, truth.route}


@STEADY
@given(known=something())
def test_every_rule_shown_can_hold(law: Law, known: Facts) -> None:
    said = {fact: frozenset({value}) for fact, value in known.items()}
    for possible in law.estimate(known).possible:
        for rule in possible.rules:
            where = cells(law, rule)
            both = {f: said.get(f, c) & c for f, c in where.items()} | {
                f: c for f, c in said.items() if f not in where
            }
            assert possible.outcome in reached(law.diagram, both), rule.id
