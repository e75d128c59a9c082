"""The page of a question depends on nothing that tells who is asking."""

from dataclasses import FrozenInstanceError, fields

import pytest

from portal.web.views.check import QuestionPage
from tests.web.person import GROWN, Person, before, page_of, whole

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
    assert last.endswith("1 question left")


def test_where_to_find_it_is_on_every_question_and_why_where_it_is_delicate(
    person: Person,
) -> None:
    person.hold(whole(GROWN))
    age = page_of(person.get("/check/1/age")).one("main").one("details").text
    plants = page_of(person.get("/check/1/plants")).one("main").one("details").text
    assert "Where to find this" in age
    assert "Where to find this" in plants
    assert ("Why we ask:" in age, "Why we ask:" in plants) == (True, False)
