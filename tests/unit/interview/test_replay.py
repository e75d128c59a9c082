"""The answers replayed: the live path, the open question, and nothing off the path."""

from itertools import pairwise

import pytest
from hypothesis import given

from portal.interview.record import UNSURE
from portal.interview.replay import AnswerError, check_answer, meant, replay
from portal.law.estimate import Law
from portal.law.model import Route, Unsure
from tests.law.asking import Facts, all_paths, everything, something, walked
from tests.unit.interview.drawing import STEADY, answers


def test_with_no_answer_the_first_question_is_open(law: Law) -> None:
    here = replay(law, {})
    assert here.open == law.vocabulary.facts[0]
    assert not here.steps
    assert not here.complete
    assert (here.left.fewest, here.left.most) == (1, 14)


def test_every_path_is_its_own_replay(law: Law) -> None:
    for path, outcome in all_paths():
        here = replay(law, dict(path))
        assert here.complete
        assert tuple((step.fact.id, step.answer) for step in here.steps) == path
        assert dict(here.known) == dict(path)
        assert here.outcomes == (outcome,)
        assert here.something_to_file == (outcome.route is not Route.NONE)


@STEADY
@given(facts=something())
def test_it_stands_where_the_walk_stands(law: Law, facts: Facts) -> None:
    unsure = {fact.id: UNSURE for fact in law.vocabulary.facts if fact.unsure is Unsure.SPREAD}
    told = {**unsure, **facts}
    here = replay(law, told)
    if here.open is None:
        meanings = {f: v for f, v in told.items() if v != UNSURE}
        assert frozenset(here.outcomes) == walked(law, meanings).outcomes
    else:
        assert here.open.id not in told


@STEADY
@given(facts=everything(), dead=answers())
def test_what_is_off_the_live_path_is_ignored(law: Law, facts: Facts, dead: Facts) -> None:
    here = replay(law, facts)
    live = {step.fact.id: step.answer for step in here.steps}
    assert replay(law, live) == here
    assert replay(law, {**dead, **live}) == here


@STEADY
@given(told=answers())
def test_the_questions_left_shrink_with_each_step(law: Law, told: Facts) -> None:
    here = replay(law, told)
    spans = [*(step.left for step in here.steps), here.left]
    assert all(one.most > two.most for one, two in pairwise(spans))
    assert all(span.fewest <= span.most for span in spans)
    assert (here.left.most == 0) == here.complete
    for step in here.steps:
        asked = here.left_at(step.fact.id)
        assert step.left.fewest <= asked.fewest <= step.left.fewest + 1
        assert step.left.most <= asked.most <= step.left.most + 1


def test_the_county_counts_as_a_question_where_it_will_be_asked(law: Law) -> None:
    """At the last question of the law, one more is left where there is something to file."""
    for path, _ in all_paths():
        here = replay(law, dict(path[:-1]))
        assert here.open is not None
        asked, left = here.left_at(here.open.id), here.left
        files = {one.route is not Route.NONE for one in here.outcomes}
        assert asked.most - left.most == (True in files)
        assert asked.fewest - left.fewest == (False not in files)


def test_a_value_that_the_fact_does_not_have_is_no_answer(law: Law) -> None:
    here = replay(law, {"court_system": "martian", "disposition": "convicted"})
    assert here.open == law.vocabulary.facts[0]


def test_before_and_reaches_follow_the_path(law: Law) -> None:
    told = {"court_system": "california", "disposition": "convicted"}
    here = replay(law, told)
    ids = [fact.id for fact in law.vocabulary.facts]
    assert [name for name in ids if here.reaches(name)] == ids[:3]
    assert here.before("court_system") is None
    assert [getattr(here.before(name), "id", None) for name in ids[1:3]] == ids[:2]


def test_not_sure_means_every_value_or_the_one_that_says_it(law: Law) -> None:
    for fact in law.vocabulary.facts:
        expected = fact.unsure_is if fact.unsure is Unsure.VALUE else None
        assert meant(fact, UNSURE) == expected
        assert [meant(fact, value) for value in fact.values] == list(fact.values)
    told = {"court_system": UNSURE}
    here = replay(law, told)
    assert [fact.id for fact in here.unsure] == ["court_system"]
    assert not here.known


def test_an_answer_is_checked(law: Law) -> None:
    age = law.vocabulary.by_id["age"]
    assert [check_answer(age, value) for value in ("under_18", UNSURE)] == ["under_18", UNSURE]
    for wrong in ("", "Under_18", "17"):
        with pytest.raises(AnswerError, match="age"):
            check_answer(age, wrong)
