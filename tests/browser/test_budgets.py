"""Every page is small as it is sent, headers and all; the figures are shown with `pytest -s`."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import pytest

from portal.web.locale import LANGUAGES, SOURCE
from tests.browser.conftest import NewPerson
from tests.browser.person import Case, Person
from tests.browser.serving import Served
from tests.browser.stage import SOME, Gallery, refuse
from tests.browser.states import State, files, public_states
from tests.browser.weighing import CODINGS, sent, weigh
from tests.law.asking import all_paths
from tests.web.person import FIRST, LOS_ANGELES, said

pytestmark = pytest.mark.browser

# Ten segments of 1,460 bytes: what a server may send before it has to wait (RFC 6928).
FIRST_FLIGHT = 14_600
QUESTION = 6_000
# A result with all answers in it, to print: up to twenty convictions on paper, and nobody waits.
WITH_ANSWERS = 18_000
JOURNEY = 60_000
ASKING = ("question", "county", "change", "event question")
BLOCKING = """() => performance.getEntriesByType('resource')
    .filter((one) => one.renderBlockingStatus === 'blocking').map((one) => one.name)"""
# The two ways of counting differ by the words of one header, "close" for "keep-alive".
ONE_HEADER = 8


def budget(state: State) -> int:
    """Return how many bytes the page of a state may take."""
    if state.kind.startswith("plan.with_answers"):
        return WITH_ANSWERS
    return QUESTION if state.kind.startswith(ASKING) else FIRST_FLIGHT


def too_heavy(
    server: Served, states: Iterable[State], tag: str, coding: str = CODINGS
) -> list[str]:
    """Return which of the pages are sent as more bytes than they may take."""
    found, most = [], Counter[str]()
    for state in states:
        if state.fault is not None:  # a fault in our own code is planted in no real server
            continue
        weight = sent(server, state, tag, coding)
        most[state.kind] = max(most[state.kind], weight)
        if weight > budget(state):
            found.append(f"{tag}: {state.name} {state.rest}: {weight}, not {budget(state)} bytes")
    print(f"\n{tag}, most bytes of a kind: {dict(most.most_common())}")  # noqa: T201 - with -s
    return found


def median_case() -> Case:
    """Return the answers of somebody whose way is neither short nor long, and ends in a court."""
    ways = sorted((path for path, outcome in all_paths() if files(outcome)), key=len)
    return {**said(dict(ways[len(ways) // 2])), "county": LOS_ANGELES}


@pytest.mark.parametrize("tag", SOME)
def test_every_page_is_within_its_budget(server: Served, gallery: Gallery, tag: str) -> None:
    refuse(too_heavy(server, gallery.states, tag))


@pytest.mark.slow
@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_guide_is_within_its_budget(server: Served, gallery: Gallery, tag: str) -> None:
    refuse(too_heavy(server, public_states(gallery.app, every=True), tag))


def test_a_page_over_its_budget_is_found(server: Served, gallery: Gallery) -> None:
    (full,) = [state for state in gallery.states if state.name == "result of many:"]
    assert too_heavy(server, [full], SOURCE, "identity")
    question = replace(full, name="question: planted")
    assert budget(question) < budget(full)


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("rest", ["/", f"/check/1/{FIRST}"])
def test_a_first_visit_fits_the_first_flight(people: NewPerson, tag: str, rest: str) -> None:
    person = people(language=tag, javascript=True)
    page = person.page
    scale = weigh(page)
    with page.expect_event("requestfinished", lambda request: request.url.endswith("icon.svg")):
        page.goto(f"{person.base}/{tag}{rest}")
    page.wait_for_load_state("networkidle")
    weight = scale.read(page.url, f"{person.base}/static/icon.svg")
    parts = {url.removeprefix(person.base): size for url, size in weight.items()}
    print(f"\n{tag}{rest}: {weight.total()} bytes {parts}")  # noqa: T201 - with -s
    page_itself, later = f"/{tag}{rest}", {"/static/icon.svg", *map(own, ("css", "js"))}
    assert {re.sub(r"\.[0-9a-f]{12}\.", ".", part) for part in parts} == {page_itself, *later}
    assert weight.total() <= FIRST_FLIGHT
    # One request is enough to see it: nothing that comes later is waited for.
    assert page.evaluate(BLOCKING) == []


def own(ending: str) -> str:
    """Return the path of our own style sheet or script, without the digest of its content."""
    return {"css": "/static/style.css", "js": "/static/own.js"}[ending]


@pytest.mark.parametrize("tag", SOME)
def test_a_median_journey_is_within_its_budget(people: NewPerson, tag: str) -> None:
    person = people(language=tag)
    scale = weigh(person.page)
    person.begin()
    person.tell(median_case())
    person.see_result()
    person.page.wait_for_load_state("networkidle")
    weight = scale.read(*person.trail)
    print(f"\n{tag}: {weight.total()} bytes in {len(person.trail)} pages")  # noqa: T201 - with -s
    assert len(person.trail) > 10
    assert weight.total() <= JOURNEY


def test_both_ways_of_counting_give_the_same(
    person: Person, server: Served, gallery: Gallery
) -> None:
    scale = weigh(person.page)
    compared = [state for state in gallery.states if state.rest in {"/", "/privacy", "/guide/"}]
    for state in compared:
        if state.held is None:
            person.open(state.rest)
            by_browser = scale.read(person.page.url)[person.page.url]
            assert abs(by_browser - sent(server, state, SOURCE)) <= ONE_HEADER
    assert len(compared) > 2
