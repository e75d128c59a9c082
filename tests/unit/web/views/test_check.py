"""The page of a question depends on nothing that tells who is asking."""

import re
from dataclasses import FrozenInstanceError, fields

import pytest

from portal.web.views.check import QuestionPage
from tests.web.person import GROWN, Person, before, page_of, questions, whole

PAGE = QuestionPage("en", 1, "plants", "", "/en/", "/en/check/1/plants", "/check/1/plants")


def test_a_page_is_a_key() -> None:
    assert hash(PAGE) == hash(QuestionPage(*(getattr(PAGE, f.name) for f in fields(PAGE))))
    with pytest.raises(FrozenInstanceError):
        PAGE.chosen = "x"  # type: ignore[misc]


def test_it_knows_nothing_of_the_record() -> None:
    assert not {"record", "convictions", "answers", "county"} & {f.name for f in fields(PAGE)}


def test_the_questions_left_are_counted_in_words(person: Person) -> None:
    person.hold(whole(before("plants"), None))
    caption = page_of(person.get("/check/1/plants")).classed("caption")[0].text
    assert caption.startswith("Conviction 1")
    assert "left" in caption
    person.hold(whole({fact: GROWN[fact] for fact in GROWN if fact != "sentence"}, None))
    last = page_of(person.get("/check/1/sentence")).classed("caption")[0].text
    assert re.search(r"\b2 questions left", last), "the county is one of them"
    person.hold(whole(GROWN, None))
    county = page_of(person.get("/check/1/county")).classed("caption")[0].text
    assert re.search(r"\b1 question left", county)


def test_where_to_find_it_is_on_every_question_and_why_where_it_is_delicate(
    person: Person,
) -> None:
    person.hold(whole(GROWN))
    for fact in GROWN:
        details = page_of(person.get(f"/check/1/{fact}")).one("main").one("details").text
        question = questions()[fact]
        assert question.where in details
        assert (question.why is None) == ("Why we ask" not in details)
        assert (question.why or "") in details
    assert questions()["age"].why
