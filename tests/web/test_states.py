"""The states that the gates for looks go through: none is missing, each is what it says."""

from collections.abc import Iterator

import pytest
from flask import Flask, g
from werkzeug.routing import Rule

from portal.interview.record import MOST_CONVICTIONS
from portal.law.model import Relief
from portal.web.locale import LANGUAGES, SOURCE
from portal.web.words import gettext
from tests.browser.states import (
    State,
    all_states,
    asked,
    endpoint_of,
    is_page,
    routes,
    show,
    whole,
)
from tests.web.checked import kind_of
from tests.web.markup import Element, read
from tests.web.person import questions

# What a path with a number or a name in it may lead to that is not a page.
FILES = frozenset({"pdf", "ics", "vcf", "txt", "json"})
SAME_ON_ALL = ("header", "footer")


@pytest.fixture(scope="module")
def states(app: Flask) -> tuple[State, ...]:
    return all_states(app)


def in_language(app: Flask, tag: str, messages: tuple[str, ...]) -> list[str]:
    """Return the messages as the catalogue of a language has them."""
    with app.test_request_context(f"/{tag}/"):
        g.language = LANGUAGES[tag]
        return [gettext(message) for message in messages]


def shown(app: Flask, states: tuple[State, ...], tag: str) -> Iterator[tuple[State, Element]]:
    """Yield each state with its page; the test fails where it has another status."""
    for state in states:
        response = show(app, state, tag)
        assert response.status_code == state.status, (tag, state.name, response.status)
        assert response.mimetype == "text/html", (tag, state.name)
        yield state, read(response.get_data(as_text=True))


@pytest.mark.slow
@pytest.mark.parametrize("tag", LANGUAGES)
def test_each_state_is_the_page_that_it_says(
    app: Flask, states: tuple[State, ...], tag: str
) -> None:
    titles: dict[str, str] = {}
    for state, page in shown(app, states, tag):
        headings = [heading.text for heading in page.all("h1", "h2", "h3")]
        assert set(in_language(app, tag, state.headings)) <= set(headings), state
        assert page.one("html").get("lang") == tag
        title, kind = page.one("head").one("title").text, kind_of(state.path(tag), state.status)
        assert titles.setdefault(title, kind) == kind, f"{state} has the title of {titles[title]}"
        if state.status == 422:
            assert page.all(id="errors"), state
            assert title.startswith(in_language(app, tag, ("Error:",))[0]), state


def ways_out(page: Element, part: str) -> list[tuple[str, str]]:
    """Return where the links and buttons of the header or the footer lead, in order."""
    links = page.one(part).all("a")
    return [(link.get("href"), link.text) for link in links if not link.get("hreflang")]


@pytest.mark.slow
@pytest.mark.parametrize("tag", LANGUAGES)
def test_help_and_ways_out_stand_in_the_same_order_everywhere(
    app: Flask, states: tuple[State, ...], tag: str
) -> None:
    usual = [state for state in states if not (state.at_event or state.outside)]
    first: dict[str, list[tuple[str, str]]] = {}
    for state, page in shown(app, tuple(usual), tag):
        for part in SAME_ON_ALL:
            found = ways_out(page, part)
            assert found
            assert first.setdefault(part, found) == found, state
    assert "tel:211" in {href for href, _ in first["footer"]}


def leads_to_a_file(app: Flask, rule: Rule) -> bool:
    """Return whether what stands at an address is a file, or the way in: no page of its own."""
    if not rule.arguments <= {"lang"}:
        return rule.rule.rpartition(".")[2] in FILES
    _, path = rule.build(dict.fromkeys(rule.arguments, SOURCE)) or ("", "")
    response = show(app, State(rule.endpoint, path, held=whole(), outside=True))
    return path == "/" or (response.status_code == 200 and response.mimetype != "text/html")


def test_every_question_is_seen_fresh_marked_and_wrong(states: tuple[State, ...]) -> None:
    names = {state.name for state in states}
    assert set(asked()) == set(questions()), "a question that no path asks, or one without words"
    for fact in questions():
        assert {f"question{kind}: {fact}" for kind in ("", " marked", " error")} <= names


def test_every_relief_is_seen_and_so_are_open_ends(states: tuple[State, ...]) -> None:
    names = {state.name for state in states}
    for relief in Relief:
        assert [name for name in names if name.startswith(f"result: {relief},")], relief
    assert [name for name in names if name.startswith("result open: 2")]
    (full,) = [state for state in states if state.name == "result of many:"]
    assert full.held is not None
    assert len(full.held.convictions) == MOST_CONVICTIONS


def test_every_address_that_shows_a_page_is_seen(app: Flask, states: tuple[State, ...]) -> None:
    reached = {endpoint_of(app, state) for state in states if state.status == 200}
    for rule in routes(app):
        if rule.endpoint not in reached:
            assert leads_to_a_file(app, rule), (
                f"no state shows {rule.rule}: say in tests/browser/states.py how to come there"
            )


def test_names_are_unique_so_that_no_state_hides_another(states: tuple[State, ...]) -> None:
    named = [(state.name, state.rest) for state in states]
    assert len(set(named)) == len(named)


def test_a_state_that_leads_elsewhere_is_no_page(app: Flask) -> None:
    assert not is_page(show(app, State("lost", "/answers"), SOURCE))
    assert not is_page(show(app, State("gone", "/not-here"), SOURCE))
    assert is_page(show(app, State("start", "/"), SOURCE))
