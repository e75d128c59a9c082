"""What is the same for several convictions is said once, and nothing is lost by it."""

import pytest

from portal.interview.record import UNSURE, Conviction
from portal.web.result import Card, card
from portal.web.verdicts import hows, open_facts, verdicts
from tests.law.asking import all_paths, the_law
from tests.web.answering import live
from tests.web.person import ALAMEDA, FEDERAL, GROWN, LOS_ANGELES, questions, said

pytestmark = pytest.mark.usefixtures("english")
FIRSTS = {fact.id: fact.values[0] for fact in the_law().vocabulary.facts}


def cards(*told: Conviction) -> list[Card]:
    return [card(number, conviction) for number, conviction in enumerate(told, 1)]


def doubtful(**answers: str) -> Conviction:
    return Conviction(live({**FIRSTS, **GROWN, **answers}), LOS_ANGELES)


def test_the_same_case_twice_is_one_verdict_with_one_reason() -> None:
    told = cards(Conviction(GROWN, LOS_ANGELES), Conviction(FEDERAL), Conviction(GROWN, ALAMEDA))
    first, second = verdicts(told)
    assert (first.numbers, second.numbers) == ((1, 3), (2,))
    assert [title for _, title in first.titles] == [told[0].title, told[2].title]
    (why,) = first.whys
    assert why.numbers == (1, 3)
    assert [reason.says for reason in why.reasons] == [r.says for r in told[0].reasons]


def test_an_answer_shared_by_several_has_no_link_of_its_own() -> None:
    alone, shared = cards(Conviction(GROWN, ALAMEDA)), cards(*[Conviction(GROWN, ALAMEDA)] * 2)
    (one,), (both,) = verdicts(alone), verdicts(shared)
    assert all(answer.change for answer in one.whys[0].answers)
    assert not any(answer.change for answer in both.whys[0].answers)


def test_one_verdict_with_two_reasons_tells_them_apart() -> None:
    sale = {**GROWN, "charge": "for_sale_11359", "knew_minor": "no", "young_worker": "no"}
    sale |= {"serious_prior": "no", "same_section_priors": "none_or_one"}
    many = {**sale, "charge": "growing_11358", "plants": "seven_or_more"}
    many["environmental_harm"] = "no"
    told = [Conviction(live({**FIRSTS, **answers}), ALAMEDA) for answers in (sale, many)]
    (verdict,) = verdicts(cards(*told))
    assert [why.numbers for why in verdict.whys] == [(1,), (2,)]


def test_each_answer_and_each_reason_is_said_once_in_a_why() -> None:
    for path, _ in all_paths():
        (verdict,) = verdicts(cards(Conviction(said(dict(path)), LOS_ANGELES)))
        (why,) = verdict.whys
        told = [(answer.term, answer.said) for answer in why.answers]
        assert len(set(told)) == len(told)
        assert len({reason.says for reason in why.reasons}) == len(why.reasons)


def test_several_ways_keep_their_conditions_in_full_and_lose_them_in_brief() -> None:
    told = cards(doubtful(plants=UNSURE), doubtful(plants=UNSURE, age="18_to_20"))
    full = verdicts(told)
    assert all(way.when for verdict in full for way in verdict.ways[:1])
    brief = verdicts(told, in_full=False)
    assert not any(way.when for verdict in brief for way in verdict.ways)
    assert len(brief) <= len(full)
    assert [way.meaning for way in brief[0].ways] == [way.meaning for way in full[0].ways]


def test_how_to_ask_is_said_once_for_all_who_ask_so() -> None:
    told = cards(
        Conviction(GROWN, LOS_ANGELES),
        Conviction({**GROWN, "sentence": "serving"}, ALAMEDA),
        Conviction(GROWN, ALAMEDA),
    )
    found = hows(told)
    assert [how.numbers for how in found] == [(1, 3), (2,)]
    assert found[0].reason is not None
    assert found[0].reason.says == the_law().rules["route-application"].because


def test_where_the_way_to_ask_is_open_its_doors_are_said() -> None:
    (found,) = hows(cards(doubtful(sentence=UNSURE)))
    assert found.reason is None
    assert len(found.doors) == 2


def test_what_is_open_for_two_is_one_fact_with_two_links() -> None:
    (found,) = open_facts(cards(doubtful(plants=UNSURE), doubtful(plants=UNSURE)))
    assert found.ask == questions()["plants"].ask
    assert found.changes == ((1, "/en/check/1/plants/change"), (2, "/en/check/2/plants/change"))
    assert open_facts(cards(Conviction(GROWN, ALAMEDA))) == ()
