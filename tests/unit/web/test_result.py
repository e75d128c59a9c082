"""One conviction's card: reasons, ways and what is open, from the estimate alone."""

import pytest

from portal.filing.guidance import Tone
from portal.interview.record import UNSURE, Conviction
from portal.law.model import Relief
from portal.web.portal import portal
from portal.web.result import card, clause
from tests.law.asking import the_law
from tests.web.answering import live
from tests.web.person import GROWN, LOS_ANGELES, label, questions

pytestmark = pytest.mark.usefixtures("english")
FIRSTS = {fact.id: fact.values[0] for fact in the_law().vocabulary.facts}


def told(**answers: str) -> Conviction:
    return Conviction(live({**FIRSTS, **GROWN, **answers}), LOS_ANGELES)


def test_a_sure_card_has_one_meaning_and_its_headline() -> None:
    found = card(3, told())
    meaning = portal().guidance.meanings[Relief.DISMISS_AND_SEAL]
    assert (found.number, found.tone, found.headline) == (3, Tone.LIKELY, meaning.headline)
    assert found.meanings == (meaning,)
    assert not found.ways
    assert not found.unknowns
    assert found.title == f"{label('charge', 'growing_11358')}, Los Angeles"


def test_its_reasons_rest_on_live_answers_with_a_way_to_change_them() -> None:
    found = card(3, told())
    because = [answer for reason in found.reasons for answer in reason.answers]
    by_term = {answer.term: answer for answer in because}
    assert questions()["age"].recap in by_term
    plants = by_term[questions()["plants"].recap]
    assert plants.said == label("plants", "six_or_fewer")
    assert plants.change == "/en/check/3/plants/change"
    assert all(reason.cites for reason in found.reasons)


def test_a_doubt_that_matters_makes_two_ways_and_one_unknown() -> None:
    found = card(1, told(plants=UNSURE))
    assert found.tone is Tone.DEPENDS
    assert found.headline == "It could go two ways."
    assert [way.meaning.relief for way in found.ways] == list(found.estimate.reliefs)
    assert found.unknowns[0].ask == questions()["plants"].ask
    assert found.unknowns[0].change == "/en/check/1/plants/change"


def test_what_would_change_it_is_about_the_case_and_not_about_the_court() -> None:
    clauses = [change[0] for change in card(1, told()).changes]
    assert questions()["plants"].clause("seven_or_more") in clauses
    assert questions()["court_system"].clause("federal") not in clauses


def test_a_condition_reads_as_one_clause() -> None:
    condition = (("age", ("21_or_older", "18_to_20")), ("plants", ("six_or_fewer",)))
    age, plants = questions()["age"], questions()["plants"]
    either = f"{age.clause('21_or_older')} or {age.clause('18_to_20')}"
    assert clause(condition) == f"{either} and {plants.clause('six_or_fewer')}"
