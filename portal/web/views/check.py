"""The questions, one a page, and the county; each page is the same for everyone."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from flask import Blueprint, Response, abort, request

from portal.filing.directory import County
from portal.interview.places import (
    ANSWERS,
    Place,
    PlaceKind,
    back_from,
    next_place,
    open_place,
    reached,
)
from portal.interview.record import Choice, Conviction, Record
from portal.interview.replay import replay
from portal.law.walk import Span
from portal.web import event, locale
from portal.web.assets import style_is_there
from portal.web.forms import answer_form, county_form
from portal.web.kept_english import render_template
from portal.web.page import respond
from portal.web.portal import portal
from portal.web.views.moves import (
    PREFIX,
    address,
    go,
    keep,
    keep_and_remember,
    made_before,
    turned_away,
)
from portal.web.visit import current

BLUEPRINT = Blueprint("check", __name__, url_prefix=f"{PREFIX}/check/<int:number>")
COUNTY = "county"
UNPROCESSABLE = 422
# An error page shows no answer. Kept by the browser, Back past it does not send a form again.
SHOWN_AGAIN = {"Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex"}


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """Everything that a question page depends on; who is asking is not part of it."""

    language: str
    number: int
    name: str
    chosen: str
    back: str
    action: str
    switch: str
    left: Span | None = None
    error: bool = False
    change: bool = False
    more: bool = False
    offered: str = ""
    again: bool = False
    event: str = ""
    style_is_there: bool = False


def _show(page: QuestionPage) -> Response:
    def render() -> str:
        if page.name == COUNTY:
            return render_template(
                "county.html", page=page, counties=_counties(page.offered), name=COUNTY
            )
        return render_template("question.html", page=page, question=portal().questions[page.name])

    kept = portal().memory.get(page, render)
    if not page.error:
        portal().memory.keep(_codes_here(), kept)
        return respond(request, kept)
    response = respond(request, kept, UNPROCESSABLE)
    response.headers.extend(SHOWN_AGAIN)
    return response


def _codes_here() -> tuple[str, ...]:
    """Return what a page fetched here depends on: its path, the record's codes, any event.

    A first view brings its style along, and is kept apart.
    """
    at, first = event.mark(), () if style_is_there() else ("first view",)
    return (request.path, current().codes, *([at] if at else []), *first)


def _event_county() -> str:
    here = event.current()
    return here.county if here else ""


def _seen_before() -> Response | None:
    """Return what the same request gave from the same codes, if it is still in memory."""
    if request.method == "POST":
        return made_before()
    kept = portal().memory.recall(_codes_here()) if current().refusal is None else None
    return None if kept is None else respond(request, kept)


def _counties(offered: str) -> tuple[list[County], tuple[County, ...]]:
    """Return the county offered first, if any, and all of them."""
    first = portal().directory.county(offered)
    return ([first] if first else []), portal().directory.counties


def _page(place: Place, record: Record, *, change: bool) -> QuestionPage:
    """Return the page of a place as this record has it."""
    conviction = _under_change(record, place) if change else record.conviction(place.number)
    name = place.fact or COUNTY
    here = replay(portal().law, conviction.answers)
    held = conviction.county if name == COUNTY else conviction.answers.get(name)
    marked = record.choice
    if marked is not None and (marked.number, marked.page) == (place.number, name):
        held = marked.value
    path = address(place, change=change)
    return QuestionPage(
        language=locale.current().tag,
        number=place.number,
        name=name,
        chosen=held or "",
        back=address(ANSWERS if change else back_from(portal().law, record, place)),
        action=path,
        switch=path.removeprefix(f"/{locale.current().tag}"),
        left=here.left_at(name) if place.fact else Span(1, 1),
        change=change,
        more=change and not reached(portal().law, record.conviction(place.number), place),
        offered=(record.last_county or _event_county()) if name == COUNTY else "",
        again=record.last_county is not None,
        event=event.mark(),
        style_is_there=style_is_there(),
    )


def _under_change(record: Record, place: Place) -> Conviction:
    """Return the conviction that a change works on: the draft, where the page is part of it."""
    draft = record.draft
    if draft and draft.number == place.number and reached(portal().law, draft.conviction, place):
        return draft.conviction
    return record.conviction(place.number)


def _fact_or_404(fact: str) -> str:
    if fact not in portal().questions:
        abort(404)
    return fact


def _answer(
    place: Place, *, change: bool, take: Callable[[Conviction, str], Conviction]
) -> Response:
    """Take a posted choice: keep it and go on, or show the question again with a kind error."""
    record = current().record
    value = _sent(place)
    if value is None:
        return _show(replace(_page(place, record, change=change), error=True, chosen=""))
    conviction = _under_change(record, place) if change else record.conviction(place.number)
    answered = take(conviction, value)
    if not change:
        kept = record.put(place.number, answered)
        if kept.draft and kept.draft.number == place.number:
            kept = kept.open_draft(place.number, take(kept.draft.conviction, value))
        return keep_and_remember(kept, address(_following(kept, place)))
    drafted = record.open_draft(place.number, answered)
    still = open_place(portal().law, answered, place.number)
    if still is not None:
        return keep_and_remember(drafted, address(still, change=True))
    row = f"#c{place.number}-{place.fact or COUNTY}"
    return keep_and_remember(drafted.settle_draft(), address(ANSWERS) + row)


def _following(record: Record, place: Place) -> Place:
    """Return the page after an answer: the next on the live path, so that Back loses nothing."""
    here = replay(portal().law, record.conviction(place.number).answers)
    facts = [step.fact.id for step in here.steps]
    if place.fact in facts[:-1]:
        return replace(place, fact=facts[facts.index(place.fact) + 1])
    if place.fact and here.complete and here.something_to_file:
        return Place(PlaceKind.COUNTY, place.number)
    return open_place(portal().law, record.conviction(place.number), place.number) or next_place(
        portal().law, record
    )


def _sent(place: Place) -> str | None:
    """Return the value that was posted if it is one of the choices; None otherwise."""
    if place.kind is PlaceKind.COUNTY:
        codes = [county.fips for county in portal().directory.counties]
        counties = county_form(codes, request.form)
        return counties.county.data if counties.validate() else None
    answers = answer_form(portal().questions[place.fact], request.form)
    return answers.answer.data if answers.validate() else None


def _turned_away_from_change(place: Place) -> Response | None:
    record = current().record
    if not (current().present and 1 <= place.number <= len(record.convictions)):
        return turned_away(place) or go(address(next_place(portal().law, record)))
    fine = reached(portal().law, _under_change(record, place), place)
    return None if fine else go(address(ANSWERS))


@BLUEPRINT.route("/<fact>", methods=["GET", "POST"])
def question(number: int, fact: str) -> Response:
    """Ask one fact, or take its answer."""
    seen = _seen_before()
    if seen is not None:
        return seen
    place = Place(PlaceKind.QUESTION, number, _fact_or_404(fact))
    away = turned_away(place)
    if away is not None:
        return away
    if request.method == "POST":
        return _answer(place, change=False, take=lambda c, value: c.with_answer(fact, value))
    return _show(_page(place, current().record, change=False))


@BLUEPRINT.route("/<fact>/change", methods=["GET", "POST"])
def change(number: int, fact: str) -> Response:
    """Ask one fact again from the list of answers; only what is newly needed follows."""
    place = Place(PlaceKind.QUESTION, number, _fact_or_404(fact))
    away = _turned_away_from_change(place)
    if away is not None:
        return away
    if request.method == "POST":
        return _answer(place, change=True, take=lambda c, value: c.with_answer(fact, value))
    return _show(_page(place, current().record, change=True))


@BLUEPRINT.route("/county", methods=["GET", "POST"])
def county(number: int) -> Response:
    """Ask the county of conviction, only where there is something to file."""
    place = Place(PlaceKind.COUNTY, number)
    away = turned_away(place)
    if away is not None:
        return away
    if request.method == "POST":
        return _answer(place, change=False, take=lambda c, code: c.with_county(code))
    return _show(_page(place, current().record, change=False))


@BLUEPRINT.route("/county/change", methods=["GET", "POST"])
def change_county(number: int) -> Response:
    """Ask the county again from the list of answers."""
    place = Place(PlaceKind.COUNTY, number)
    away = _turned_away_from_change(place)
    if away is not None:
        return away
    if request.method == "POST":
        return _answer(place, change=True, take=lambda c, code: c.with_county(code))
    return _show(_page(place, current().record, change=True))


@BLUEPRINT.post("/<name>/switch", defaults={"change": False})
@BLUEPRINT.post("/<name>/change/switch", defaults={"change": True})
def switch(number: int, name: str, *, change: bool) -> Response:
    """Show the page in another language with the choice that was marked but not sent."""
    place = Place(PlaceKind.COUNTY, number)
    if name != COUNTY:
        place = Place(PlaceKind.QUESTION, number, _fact_or_404(name))
    away = _turned_away_from_change(place) if change else turned_away(place)
    if away is not None:
        return away
    value = _sent(place)
    choice = Choice(number, name, value) if value is not None else None
    return keep(current().record.keep_choice(choice), address(place, change=change))
