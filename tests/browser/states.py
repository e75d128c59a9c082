"""Every page in each of its states, drawn from what the application itself lists.

The questions come from the law's facts, the results from its paths, the public pages from the
sitemap and all the rest from the routes: a page that is added is under test without a word here.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from itertools import cycle, islice
from unittest.mock import patch

from flask import Flask
from werkzeug.exceptions import BadRequest, MethodNotAllowed, NotFound
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from portal.interview.record import MOST_CONVICTIONS, UNSURE, Conviction, Record
from portal.interview.replay import replay
from portal.law.model import Outcome, Relief, Route
from portal.web.event import Event
from portal.web.locale import LANGUAGES, SOURCE
from portal.web.portal import KEY, Portal
from tests.law.asking import all_paths, the_law
from tests.web.person import FIRST, LOS_ANGELES, before, questions, said
from tests.web.serving import fresh_client, sealed

Answers = Mapping[str, str]

TOO_MUCH = "x" * 5_000
FROM_ELSEWHERE = {"Sec-Fetch-Site": "cross-site"}
LINK = re.compile(f'href="/{SOURCE}(/[^"?#]*)')
FAILING = "leave.lost"
ALL_OF_A_KIND = 12
OF_MANY = 4


@dataclass(frozen=True, slots=True)
class State:
    """What a browser holds and sends to come to a page, and what that page must then be.

    `rest` is the path without its language, where it has one; `headings` are headings that the
    tables say the page has, in English; `held` is the record in the cookie; `form` makes it a post;
    `fault` is raised by the page's own code.
    """

    name: str
    rest: str
    status: int = 200
    headings: tuple[str, ...] = ()
    held: Record | None = None
    form: Mapping[str, str] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    fault: Exception | None = None
    at_event: bool = False
    outside: bool = False

    def path(self, tag: str) -> str:
        """Return the path in a language; some pages stand outside of all languages."""
        return self.rest if self.outside else f"/{tag}{self.rest}"

    @property
    def kind(self) -> str:
        """What sort of page it is, such that pages of one sort are laid out by one template."""
        return self.name.split(":", maxsplit=1)[0]


def the_portal(app: Flask) -> Portal:
    """Return what the application holds."""
    found = app.extensions[KEY]
    assert isinstance(found, Portal)
    return found


def show(app: Flask, state: State, tag: str = SOURCE) -> TestResponse:
    """Return the response that makes the page of a state, to somebody who was never here."""

    def fail(**_values: object) -> str:
        assert state.fault is not None
        raise state.fault

    client = fresh_client(app)
    if state.held is not None:
        client.set_cookie("answers", sealed(state.held))
    if state.at_event:
        client.set_cookie("event", Event(tuple(LANGUAGES)).written)
    with ExitStack() as planted:
        if state.fault is not None:
            planted.enter_context(patch.dict(app.view_functions, {FAILING: fail}))
        return client.open(
            state.path(tag),
            method="GET" if state.form is None else "POST",
            data=state.form,
            headers={"Accept-Language": tag, **state.headers},
        )


def told(answers: Answers, county: str | None = None) -> Record:
    """Return the record of one conviction."""
    return Record((Conviction(dict(answers), county),))


# --- the check ----------------------------------------------------------------------------------


def asked() -> tuple[str, ...]:
    """Return every fact that some path asks, in the order asked."""
    on_paths = {fact for path, _ in all_paths() for fact, _ in path}
    return tuple(fact.id for fact in the_law().vocabulary.facts if fact.id in on_paths)


def question_states() -> Iterator[State]:
    """Yield each question: fresh, with an answer marked, and sent with nothing marked."""
    for fact in asked():
        heading, first = (questions()[fact].ask,), questions()[fact].choices[0].value
        held = told(before(fact)) if fact != FIRST else None
        marked = told({**before(fact), fact: first})
        page = State(f"question: {fact}", f"/check/1/{fact}", headings=heading, held=held)
        yield page
        yield replace(page, name=f"question marked: {fact}", held=marked)
        yield replace(page, name=f"question error: {fact}", status=422, form={})
    heading = (questions()[FIRST].ask,)
    second = State("question of a second conviction:", f"/check/2/{FIRST}", headings=heading)
    yield replace(second, held=whole())


def county_states() -> Iterator[State]:
    """Yield the county's page: fresh, marked, with an error, and with a county offered first."""
    answers = whole().convictions[0].answers
    page = State("county:", "/check/1/county", held=told(answers))
    yield page
    yield replace(page, name="county marked:", held=told(answers, LOS_ANGELES))
    yield replace(page, name="county error:", status=422, form={})
    offered = Record((*whole().convictions, Conviction(answers)))
    yield replace(page, name="county offered:", rest="/check/2/county", held=offered)


def change_states() -> Iterator[State]:
    """Yield the pages on which one answer is changed, and one that asks more because of it."""
    fact = list(whole().convictions[0].answers)[-1]
    page = State("change:", f"/check/1/{fact}/change", held=whole())
    yield page
    yield replace(page, name="change error:", status=422, form={})
    county = replace(page, name="change county:", rest="/check/1/county/change")
    yield county
    yield replace(county, name="change county error:", status=422, form={})
    started = changed()
    assert started.draft is not None
    more = replay(the_law(), started.draft.conviction.answers).open
    assert more is not None
    heading = (questions()[more.id].ask,)
    rest = f"/check/1/{more.id}/change"
    yield State("change that asks more:", rest, headings=heading, held=started)


def answers_states() -> Iterator[State]:
    """Yield the list of answers: whole, in the middle of something, and full; and removing."""
    page = State("answers:", "/answers", held=whole())
    yield page
    begun = Conviction({FIRST: questions()[FIRST].choices[0].value})
    yield replace(page, name="answers unfinished:", held=Record((*whole().convictions, begun)))
    yield replace(page, name="answers with a change under way:", held=changed())
    yield replace(page, name="answers full:", held=many(MOST_CONVICTIONS))
    yield State("remove:", "/check/1/remove", held=whole())


def whole() -> Record:
    """Return a record of one whole conviction, the first with the longest path, in a county."""
    longest = max((path for path, out in all_paths() if files(out)), key=len)
    return told(said(dict(longest)), LOS_ANGELES)


def files(outcome: Outcome) -> bool:
    """Return whether this outcome has a filing, so that the county matters."""
    return outcome.route is not Route.NONE


def changed() -> Record:
    """Return a record with a change under way that still needs an answer."""
    for path, _ in all_paths():
        answers = said(dict(path))
        for step in replay(the_law(), answers).steps:
            for other in step.fact.values:
                draft = Conviction({**answers, step.fact.id: other}, LOS_ANGELES)
                if replay(the_law(), draft.answers).open is not None:
                    return told(answers, LOS_ANGELES).open_draft(1, draft)
    raise LookupError("no change of an answer asks more")


# --- the result ---------------------------------------------------------------------------------


def ends() -> dict[tuple[Relief, Route], Answers]:
    """Return the shortest way to each relief by each route."""
    found: dict[tuple[Relief, Route], Answers] = {}
    for path, outcome in sorted(all_paths(), key=lambda pair: len(pair[0])):
        found.setdefault((outcome.relief, outcome.route), said(dict(path)))
    return found


def open_ends() -> dict[int, Answers]:
    """Return, for each number of reliefs that can stay possible, answers that leave so many."""
    found: dict[int, Answers] = {}
    for path, _ in all_paths():
        for known in range(len(path) - 1, 0, -1):
            answers = unsure_after(dict(path[:known]))
            left = {outcome.relief for outcome in replay(the_law(), answers).outcomes}
            if len(left) > 1:
                found.setdefault(len(left), answers)
    return found


def unsure_after(path: Answers) -> Answers:
    """Return these answers and "I'm not sure" to whatever is asked after them."""
    answers = dict(said(path))
    while (fact := replay(the_law(), answers).open) is not None:
        answers[fact.id] = UNSURE
    return answers


def many(count: int, counties: Iterable[str] = (LOS_ANGELES,)) -> Record:
    """Return a record of so many convictions, each ending in another way while there are more."""
    ways = islice(cycle(ends().values()), count)
    return Record(tuple(Conviction(way, place) for way, place in zip(ways, cycle(counties))))


def result_states(app: Flask) -> Iterator[State]:
    """Yield the result for each relief and route, open ones, several convictions, and on paper."""
    meanings = the_portal(app).guidance.meanings
    for (relief, route), answers in ends().items():
        held, heading = told(answers, LOS_ANGELES), (meanings[relief].headline,)
        yield State(f"result: {relief}, {route}", "/plan", headings=heading, held=held)
    for count, answers in open_ends().items():
        held = told(answers, LOS_ANGELES)
        yield State(f"result open: {count} reliefs", "/plan", held=held)
    counties = [county.fips for county in the_portal(app).directory.counties]
    yield State("result of several:", "/plan", held=many(3, counties))
    yield State("result of many:", "/plan", held=many(MOST_CONVICTIONS, counties))


# --- everything else ----------------------------------------------------------------------------


def leaving_states() -> Iterator[State]:
    """Yield the start page of somebody who has begun, and the question before all is cleared."""
    begun = told({FIRST: questions()[FIRST].choices[0].value})
    yield State("start again:", "/", held=begun)
    yield State("clear:", "/clear", held=begun)


def event_states() -> Iterator[State]:
    """Yield the check at an event, on a device that many people use."""
    question = State("event question:", f"/check/1/{FIRST}", at_event=True)
    yield question
    yield replace(question, name="event question error:", status=422, form={})
    yield State("event result:", "/plan", held=whole(), at_event=True)
    yield State("event settings error:", "/event", status=422, form={}, outside=True)


def fault_states() -> Iterator[State]:
    """Yield each page that says that something went wrong."""
    failing = State("error 500:", "/lost", status=500, fault=RuntimeError("planted"))
    yield failing
    yield replace(failing, name="error 400:", status=400, fault=BadRequest())
    yield State("error 403:", "/clear", status=403, form={}, headers=FROM_ELSEWHERE)
    yield State("error 404:", "/not-here", status=404)
    yield State("error 405:", "/answers/forget-change", status=405)
    yield State("error 413:", f"/check/1/{FIRST}", status=413, form={"answer": TOO_MUCH})


def public_paths(app: Flask) -> dict[str, list[str]]:
    """Return the path of each page that the sitemap lists, language left out, by its endpoint."""
    here = app.url_map.bind("localhost")
    found: dict[str, list[str]] = {}
    xml = fresh_client(app).get("/sitemap.xml").get_data(as_text=True)
    for row in xml.split("<loc>http://localhost")[1:]:
        path = row.partition("<")[0]
        _, tag, rest = path.split("/", 2)
        if tag == SOURCE:
            found.setdefault(here.match(path)[0], []).append(f"/{rest}")
    return found


def public_states(app: Flask, *, every: bool = False) -> Iterator[State]:
    """Yield the public pages; a few, evenly spread, of a kind of which there are very many."""
    guides = the_portal(app).guides.by_slug
    titles = {f"/guide/{slug}": (guide.title,) for slug, guide in guides.items()}
    for endpoint, rests in public_paths(app).items():
        for rest in rests if every else spread(rests):
            yield State(f"{endpoint}: {rest}", rest, headings=titles.get(rest, ()))


def spread(rests: list[str]) -> list[str]:
    """Return all of a few paths; of many some, evenly spread."""
    return rests if len(rests) <= ALL_OF_A_KIND else rests[:: len(rests) // OF_MANY]


def routes(app: Flask) -> list[Rule]:
    """Return every route by which something can be fetched; files are none."""
    rules = app.url_map.iter_rules()
    return [rule for rule in rules if "GET" in (rule.methods or ()) and rule.endpoint != "static"]


def _match(app: Flask, state: State) -> Rule | None:
    method = "GET" if state.form is None else "POST"
    try:
        here = app.url_map.bind("localhost")
        return here.match(state.path(SOURCE), method, return_rule=True)[0]
    except (NotFound, MethodNotAllowed):
        return None


def endpoint_of(app: Flask, state: State) -> str:
    """Return the endpoint that answers a state; "" where its path or method has none."""
    found = _match(app, state)
    return "" if found is None else found.endpoint


def rule_of(app: Flask, state: State) -> str:
    """Return the rule that the path of a state follows; several rules may have one endpoint."""
    found = _match(app, state)
    return "" if found is None else found.rule


def route_states(app: Flask, known: Iterable[State]) -> Iterator[State]:
    """Yield what else is at an address that holds no number and no name.

    Where there is no page for somebody new, there is one for somebody with a conviction or with
    many, or at an event.
    """
    whole_pages = [state for state in known if state.status == 200]
    reached = {endpoint_of(app, state) for state in whole_pages}
    new = {state.rest for state in whole_pages if not (state.held or state.at_event)}
    for rule in routes(app):
        if not rule.arguments <= {"lang"}:
            continue
        _, path = rule.build(dict.fromkeys(rule.arguments, SOURCE)) or ("", "")
        page = State(f"{rule.endpoint}:", path, outside=not rule.arguments)
        if rule.arguments:
            page = replace(page, rest=path.removeprefix(f"/{SOURCE}"))
        if page.rest not in new and is_page(show(app, page)):
            yield page
        elif rule.endpoint not in reached:
            counties = [county.fips for county in the_portal(app).directory.counties]
            full = replace(
                page, name=f"{rule.endpoint} of many:", held=many(MOST_CONVICTIONS, counties)
            )
            event = replace(page, name=f"{rule.endpoint} at an event:", at_event=True)
            others = (replace(page, held=whole()), full, event)
            yield from (state for state in others if is_page(show(app, state)))


def linked_states(app: Flask, known: Iterable[State]) -> Iterator[State]:
    """Yield what these pages lead to that no list names, some of each sort, and so on."""
    looked_at, reached = one_of_each_kind(known), {rule_of(app, state) for state in known}
    while looked_at:
        found: dict[str, dict[str, State]] = {}
        for state in looked_at:
            for rest in LINK.findall(show(app, state).get_data(as_text=True)):
                to = State("", rest, held=state.held)
                if (rule := rule_of(app, to)) not in reached:
                    name = f"{endpoint_of(app, to)}, {rule.count('<')}: {rest}"
                    found.setdefault(rule, {})[rest] = replace(to, name=name)
        chosen = [there[rest] for there in found.values() for rest in spread(list(there))]
        looked_at = tuple(state for state in chosen if is_page(show(app, state)))
        reached |= found.keys()
        yield from looked_at


def is_page(response: TestResponse) -> bool:
    """Return whether this is a page to look at: no redirect, no file."""
    return response.status_code == 200 and response.mimetype == "text/html"


LISTS: tuple[Callable[[], Iterator[State]], ...] = (
    question_states, county_states, change_states, answers_states, leaving_states, event_states,
    fault_states,
)  # fmt: skip


def all_states(app: Flask, *, every: bool = False) -> tuple[State, ...]:
    """Return every page in each state; with `every`, each single public page too."""
    found = [state for states in LISTS for state in states()]
    found += result_states(app)
    found += public_states(app, every=every)
    found += route_states(app, found)
    return (*found, *linked_states(app, found))


def one_of_each_kind(states: Iterable[State]) -> tuple[State, ...]:
    """Return the last state of each kind: enough where pages differ by their words alone."""
    return tuple({state.kind: state for state in states}.values())
