"""Every question, with every kind of answer and every kind of cookie, in both languages."""

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from portal.interview.questions import Question, load_questions
from portal.interview.record import UNSURE
from tests.law.asking import fact_ids, the_law
from tests.web.markup import Element
from tests.web.person import (
    COOKIE,
    FIRST,
    GROWN,
    LOS_ANGELES,
    Person,
    before,
    leads_to,
    page_of,
    whole,
)
from tests.web.serving import (
    OTHER_KEY,
    START,
    Clock,
    fresh_client,
    opened,
    sealed,
    sealed_plain,
    sealed_text,
)

PAGES = (*fact_ids(), "county")


@pytest.fixture(scope="session")
def questions() -> dict[str, Question]:
    return dict(load_questions(the_law().vocabulary))


@pytest.fixture(params=PAGES)
def name(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


def standing_at(person: Person, name: str) -> dict[str, str]:
    """Bring a person to the page of this name, and return what they answered on the way."""
    answers = dict(GROWN) if name == "county" else before(name)
    if answers:
        person.hold(whole(answers, None))
    return answers


def field(name: str) -> str:
    return "county" if name == "county" else "answer"


def values(questions: dict[str, Question], name: str) -> list[str]:
    if name == "county":
        return [LOS_ANGELES, "06115", UNSURE]
    return [*(option.value for option in questions[name].choices), UNSURE]


def test_each_value_leads_to_the_next_open_page(
    app: Flask, questions: dict[str, Question], name: str, tag: str
) -> None:
    for value in values(questions, name):
        person = Person(fresh_client(app), tag)
        answers = standing_at(person, name)
        assert person.get(f"/check/1/{name}").status_code == 200
        response = person.post(f"/check/1/{name}", **{field(name): value})
        assert response.status_code == 303
        county = value if name == "county" else None
        told = answers if name == "county" else answers | {name: value}
        assert response.headers["Location"] == f"/{tag}{leads_to(told, county=county)}"
        held = person.holds().convictions[0]
        assert (dict(held.answers), held.county) == (told, county)


def test_every_choice_is_offered_and_none_is_made(
    person: Person, questions: dict[str, Question], name: str, tag: str
) -> None:
    person.tag = tag
    standing_at(person, name)
    page = page_of(person.get(f"/check/1/{name}"))
    if name == "county":
        offered = [option.get("value") for option in page.all("option")]
        assert len(offered) == len(set(offered)) == 58 + 2
        assert set(values(questions, name)) < set(offered)
    else:
        radios = page.all("input", type="radio", name="answer")
        assert [radio.get("value") for radio in radios] == values(questions, name)
        assert radios[0].get("id") == "answer"
    assert not [e for e in page if {"checked", "selected"} & e.attributes.keys()]


def is_an_error_page(response: TestResponse, name: str) -> Element:
    """Hold the page against what a person needs who chose nothing, and return it."""
    assert response.status_code == 422
    page = page_of(response)
    main = page.one("main")
    box = main.one(role="alert")
    assert "autofocus" in box.attributes
    assert box.get("tabindex") == "-1"
    link = box.one("a")
    target = page.one(id=link.get("href").removeprefix("#"))
    assert target is main.all("input", "select")[0]
    assert target.get("name") == field(name)
    beside = main.one(id="error")
    assert beside.text.endswith(link.text)
    assert "error" in target.get("aria-describedby").split()
    boxes = [e for e in main if e is box or e.tag == "form"]
    assert boxes[0] is box
    return page


@pytest.mark.parametrize("sent", [{}, {"answer": "", "county": ""}, {"answer": "x", "county": "x"}])
def test_no_answer_or_a_wrong_one_is_asked_again(
    person: Person, name: str, tag: str, sent: dict[str, str]
) -> None:
    person.tag = tag
    standing_at(person, name)
    kept = person.cookie()
    title = page_of(person.get(f"/check/1/{name}")).one("title").text
    page = is_an_error_page(person.post(f"/check/1/{name}", **sent), name)
    assert person.cookie() == kept
    assert page.one("title").text == f"Error: {title}"


def test_an_answer_that_only_not_sure_stands_for_is_a_wrong_one(person: Person) -> None:
    standing_at(person, "charge")
    is_an_error_page(person.post("/check/1/charge", answer="unknown"), "charge")


def test_a_field_sent_twice_counts_as_it_was_sent_first(person: Person, name: str) -> None:
    answers = standing_at(person, name)
    path, right = f"/en/check/1/{name}", LOS_ANGELES if name == "county" else UNSURE
    wrong_first = person.client.post(path, data={field(name): ["nonsense", right]})
    is_an_error_page(wrong_first, name)
    right_first = person.client.post(path, data={field(name): [right, "nonsense"]})
    told = answers if name == "county" else answers | {name: right}
    county = right if name == "county" else None
    assert right_first.headers["Location"] == f"/en{leads_to(told, county=county)}"


def leads_away(person: Person, name: str, end: str) -> None:
    """Hold that reading and sending both lead to one page, and that the cookie is dropped."""
    value = person.cookie()
    first = name == FIRST and end == "lost"
    for method in ("POST",) if first else ("GET", "POST"):
        if value is not None:
            person.client.set_cookie(COOKIE, value)
        path = f"/{person.tag}/check/1/{name}"
        response = person.client.open(path, method=method, data={field(name): UNSURE})
        assert (response.status_code, response.headers["Location"]) == (303, f"/{person.tag}/{end}")
        assert person.cookie() is None
        assert person.client.get(response.headers["Location"]).status_code == 200


def test_when_time_is_up_the_page_says_so(
    person: Person, clock: Clock, name: str, tag: str
) -> None:
    person.tag = tag
    answers = standing_at(person, name)
    person.hold(whole(answers, None))
    clock.at = START + 30 * 60 + 1
    leads_away(person, name, "expired")


def broken_cookies(answers: dict[str, str]) -> dict[str, str]:
    """Return cookies that this version did not write, or not with its key."""
    good = sealed(whole(answers, None))
    inside = opened(good).text
    mark, _, text = inside.partition("/")
    return {
        "forged": f"{good[:40]}{'A' if good[40] != 'A' else 'B'}{good[41:]}",
        "truncated": good[:-9],
        "of another vocabulary": sealed_text(f"00000000/{text}"),
        "of another schema": sealed_plain(f"1.{START}.{START}.{inside}"),
        "of another key": sealed_text(inside, key=OTHER_KEY),
        "no times": sealed_plain(inside),
        "not a record": sealed_text(f"{mark}/nonsense"),
        "words": "california",
    }


def test_a_cookie_that_cannot_be_read_is_told_kindly(person: Person, name: str, tag: str) -> None:
    person.tag = tag
    answers = standing_at(person, name)
    for value in broken_cookies(answers).values():
        person.client.set_cookie(COOKIE, value)
        leads_away(person, name, "lost")


def test_without_a_cookie_only_the_first_question_can_be_asked(
    person: Person, name: str, tag: str
) -> None:
    person.tag = tag
    if name != FIRST:
        leads_away(person, name, "lost")
        return
    assert person.get(f"/check/1/{FIRST}").status_code == 200
    response = person.post(f"/check/1/{FIRST}", answer="california")
    assert response.headers["Location"] == f"/{tag}/check/1/disposition"


def test_the_first_question_is_asked_even_of_a_cookie_that_cannot_be_read(
    person: Person, tag: str
) -> None:
    person.tag = tag
    for value in broken_cookies({}).values():
        person.client.set_cookie(COOKIE, value)
        assert person.get(f"/check/1/{FIRST}").status_code == 200
        assert person.cookie() is None
