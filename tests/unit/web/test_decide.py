"""One table in the words of the interview: conditions, what follows, and what comes first."""

from dataclasses import replace

import pytest
from flask import Flask, g

from portal.law.estimate import Law
from portal.law.model import Relief, Route, Table
from portal.web.decide import shown, would
from portal.web.locale import LANGUAGES
from portal.web.portal import KEY, portal
from tests.law.asking import the_law
from tests.web.decide_reading import the_portal
from tests.web.person import label, questions

pytestmark = pytest.mark.usefixtures("english")


def table(name: str) -> Table:
    return next(found for found in the_law().tables if found.id == name)


def test_a_rule_says_when_it_fits_in_the_order_of_the_questions() -> None:
    rule = next(r for r in shown(table("growing")).rules if r.id == "growing-many-plants")
    age, plants = questions()["age"], questions()["plants"]
    young, old = age.clause("18_to_20"), age.clause("21_or_older")
    assert rule.when == (f"{young} or {old}", plants.clause("seven_or_more"))
    assert rule.then == portal().guidance.meanings[Relief.REDUCE_TO_MISDEMEANOR].would
    assert rule.reliefs == ()


def test_a_rule_of_a_route_names_the_results_it_is_for() -> None:
    rule = next(r for r in shown(table("route")).rules if r.id == "route-record-first")
    assert rule.reliefs == (would(Relief.GET_RECORD),)
    assert rule.when == ()
    assert rule.then == would(Route.NONE)


def test_what_stands_notwithstanding_is_said_from_both_sides() -> None:
    rules = {rule.id: rule for rule in shown(table("growing")).rules}
    serious = rules["growing-many-plants-serious-prior"]
    assert [mention.number for mention in serious.before] == [4, 6]
    assert serious.before[0].address == "#growing-many-plants"
    assert serious.after == ()
    assert [mention.number for mention in rules["growing-many-plants"].after] == [5, 6, 7]


def test_a_rule_of_another_page_is_named_with_its_page(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    growing, sale = table("growing"), table("for_sale")
    first = replace(growing.rules[0], notwithstanding=frozenset({"for-sale-under-18"}))
    changed = replace(growing, rules=(first, *growing.rules[1:]))
    others = (one for one in the_law().tables if one.id != "growing")
    law = Law(the_law().vocabulary, (changed, *others))
    monkeypatch.setitem(app.extensions, KEY, replace(the_portal(app), law=law))
    (mention,) = shown(changed).rules[0].before
    assert (mention.number, mention.page) == (1, sale.title)
    assert mention.address == "/en/how-we-decide/for_sale#for-sale-under-18"


def test_the_cases_of_a_table_are_its_scope() -> None:
    cases = shown(table("growing")).cases
    assert cases[0] == questions()["court_system"].clause("california")
    assert cases[-1] == questions()["charge"].clause("growing_11358")
    assert shown(table("gates")).cases == ()


def test_many_answers_with_one_end_are_listed_one_by_one() -> None:
    (ask,) = shown(table("other_charges")).listed
    assert [arm.brief for arm in ask.arms] == [len(arm.clauses) <= 2 for arm in ask.arms]
    assert not all(arm.brief for arm in ask.arms)
    assert sum(len(arm.clauses) for arm in ask.arms) == len(questions()["other_charge"].options)


def test_an_answer_stands_as_beside_its_button() -> None:
    drawing = shown(table("gates")).drawing
    assert drawing is not None
    said = [" ".join(text.lines) for arm in drawing.asks[-1].arms for text in arm.says]
    assert said[0] == label("charge", "possession_11357")
    assert said[-1] == "I'm not sure"


def test_the_picture_is_mirrored_where_people_read_from_the_right() -> None:
    plain = shown(table("growing")).drawing
    g.language = replace(LANGUAGES["en"], direction="rtl")
    mirror = shown(table("growing")).drawing
    assert plain is not None
    assert mirror is not None
    assert plain.asks[0].badge.x + mirror.asks[0].badge.x == plain.width
