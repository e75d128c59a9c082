"""Check your answers: every conviction as a list, with change, remove and add."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, Response, abort, make_response, request, url_for

from portal.interview.places import (
    ANSWERS,
    Place,
    PlaceKind,
    back_from,
    can_add,
    unfinished,
)
from portal.interview.record import MOST_CONVICTIONS, NO_COUNTY, UNSURE, Conviction
from portal.interview.replay import Step, replay
from portal.web import locale
from portal.web.kept_english import render_template
from portal.web.portal import portal
from portal.web.views.moves import PREFIX, address, go, keep, other_languages, turned_away
from portal.web.visit import current
from portal.web.words import first_capital, gettext

BLUEPRINT = Blueprint("answers", __name__, url_prefix=PREFIX)
# What a conviction can be called by, as labels that stand alone or as the sentence of the answer.
LABELLED = frozenset({"court_system", "charge", "other_charge"})
TOLD = frozenset({"disposition", "offense_date", "prior_relief"})


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: the question in short, the answer in words, where to change it."""

    name: str
    term: str
    said: str
    change: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One conviction as it is listed."""

    number: int
    title: str
    rows: tuple[Row, ...]


def offered(fact: str, answer: str) -> str:
    """Return an answer as its question offers it, translated."""
    label = None if answer == UNSURE else portal().questions[fact].label(answer)
    return gettext(label) if label else gettext("I'm not sure")


def said(fact: str, answer: str) -> str:
    """Return an answer in words that stand alone, translated."""
    question = portal().questions[fact]
    if answer != UNSURE and question.is_relative(answer):
        return first_capital(gettext(question.clause(answer)))
    return offered(fact, answer)


def county_name(code: str | None) -> str:
    """Return the county's name; "I'm not sure" where that was said."""
    found = portal().directory.county(code) if code else None
    return found.name if found else gettext("I'm not sure")


def rows(number: int, conviction: Conviction) -> Iterator[Row]:
    """Yield the live answers of a conviction, and its county where that matters."""
    here = replay(portal().law, conviction.answers)
    for step in here.steps:
        recap = gettext(portal().questions[step.fact.id].recap)
        change = url_for("check.change", number=number, fact=step.fact.id)
        yield Row(step.fact.id, recap, said(step.fact.id, step.answer), change)
    if here.complete and here.something_to_file and conviction.county is not None:
        change = url_for("check.change_county", number=number)
        yield Row("county", gettext("County"), county_name(conviction.county), change)


def _name(step: Step) -> str:
    """Return what one answer calls the conviction; empty where it calls it nothing."""
    question = portal().questions[step.fact.id]
    if step.fact.id in LABELLED and step.answer != UNSURE:
        return said(step.fact.id, step.answer)
    if step.fact.id not in LABELLED | TOLD:
        return ""
    as_said = [o.value for o in question.options if o.label is None] or [""]
    value = as_said[0] if step.answer == UNSURE else step.answer
    return first_capital(gettext(question.clause(value))) if value else ""


def title(conviction: Conviction) -> str:
    """Return what a conviction is called: its charge, or what else tells most, and its county."""
    here = replay(portal().law, conviction.answers)
    names = [name for name in map(_name, here.steps) if name] or [gettext("I'm not sure")]
    words = names[-1:]
    known = conviction.county not in {None, NO_COUNTY}
    if known and here.complete and here.something_to_file:
        words.append(county_name(conviction.county))
    return locale.current().comma.join(words)


def listed() -> tuple[Listed, ...]:
    """Return every conviction as it is listed."""
    return tuple(
        Listed(number, title(conviction), tuple(rows(number, conviction)))
        for number, conviction in enumerate(current().record.convictions, 1)
    )


@BLUEPRINT.get("/answers", endpoint="listed")
def show() -> Response:
    """Show every answer before the result, with Change, Remove and Add."""
    away = turned_away(ANSWERS)
    if away is not None:
        return away
    record, law = current().record, portal().law
    draft = record.draft
    finish = ""
    if draft is not None:
        still = replay(law, draft.conviction.answers).open
        kind = PlaceKind.QUESTION if still else PlaceKind.COUNTY
        place = Place(kind, draft.number, still.id if still else "")
        finish = address(place, change=True)
    return make_response(
        render_template(
            "answers.html",
            convictions=listed(),
            add=_next_conviction() if can_add(law, record) else "",
            carry_on=address(unfinished(law, record)) if unfinished(law, record) else "",
            most=MOST_CONVICTIONS,
            finish=finish,
            back=address(back_from(law, record, ANSWERS)),
            other_languages=other_languages(),
        )
    )


def _next_conviction() -> str:
    first = portal().law.vocabulary.facts[0].id
    return url_for("check.question", number=len(current().record.convictions) + 1, fact=first)


@BLUEPRINT.post("/answers/forget-change")
def forget_change() -> Response:
    """Drop a change that was begun and not finished."""
    return turned_away(ANSWERS) or keep(current().record.drop_draft(), address(ANSWERS))


@BLUEPRINT.route("/check/<int:number>/remove", methods=["GET", "POST"])
def remove(number: int) -> Response:
    """Ask once, naming the conviction, then take it off the list."""
    away = turned_away(ANSWERS)
    if away is not None:
        return away
    record = current().record
    if not 1 <= number <= len(record.convictions):
        return go(address(ANSWERS)) if request.method == "POST" else abort(404)
    if request.method == "POST":
        left = record.remove(number)
        first = Place(PlaceKind.QUESTION, 1, portal().law.vocabulary.facts[0].id)
        return keep(left, address(ANSWERS if left.convictions else first))
    return make_response(
        render_template(
            "remove.html",
            number=number,
            title=title(record.conviction(number)),
            back=address(ANSWERS),
            other_languages=other_languages(),
        )
    )
