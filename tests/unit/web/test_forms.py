"""The forms know their closed choices and take nothing else."""

import pytest
from werkzeug.datastructures import MultiDict

from portal.interview.questions import load_questions
from portal.web.forms import answer_form, county_form
from tests.law.asking import fact_ids, the_law

QUESTIONS = load_questions(the_law().vocabulary)


@pytest.mark.parametrize("fact", fact_ids())
def test_an_answer_is_a_shown_choice_or_not_sure(fact: str) -> None:
    question = QUESTIONS[fact]
    shown = {option.value for option in question.options if option.label is not None}
    assert shown >= set(question.fact.values) - {question.fact.unsure_is}
    for value in (*question.fact.values, "unsure", "", "x", " unsure"):
        form = answer_form(question, MultiDict({"answer": value}))
        assert form.validate() == (value in shown or value == "unsure")


def test_a_county_is_one_of_the_codes_or_not_sure() -> None:
    for value, good in (("06037", True), ("unsure", True), ("06039", False), ("", False)):
        form = county_form(["06001", "06037"], MultiDict({"county": value}))
        assert form.validate() is good


def test_nothing_sent_is_no_answer() -> None:
    assert not answer_form(QUESTIONS["age"], MultiDict()).validate()
    assert not county_form(["06001"], MultiDict()).validate()
    assert not answer_form(QUESTIONS["age"], MultiDict({"county": "unsure"})).validate()
