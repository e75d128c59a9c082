"""Leaving: finish and clear, time up, answers that are not there."""

from flask import Blueprint, Response, make_response, request, url_for

from portal.interview.places import ANSWERS, PLAN, unfinished
from portal.web import event
from portal.web.kept_english import render_template
from portal.web.portal import portal
from portal.web.views.moves import PREFIX, address, go, keep, other_languages, turned_away
from portal.web.visit import current, forget

BLUEPRINT = Blueprint("leave", __name__, url_prefix=PREFIX)
SURE = "sure"


def _page(template: str) -> Response:
    return make_response(render_template(template, back="", other_languages=other_languages()))


@BLUEPRINT.route("/clear", methods=["GET", "POST"])
def clear() -> Response:
    """Forget the answers at once; in the middle of a check, ask first."""
    if request.method == "POST" and event.current() is not None:
        return go(url_for("event.languages"))
    record = current().record
    begun = bool(record.convictions) and unfinished(portal().law, record) is not None
    if request.method == "POST" and (SURE in request.form or not begun):
        return forget(go(url_for("leave.cleared")), secure=request.is_secure)
    if request.method == "POST":
        return go(url_for("leave.clear"))
    if not record.convictions:
        return go(url_for("leave.cleared"))
    place = unfinished(portal().law, record)
    return make_response(
        render_template(
            "clear.html",
            back=address(place) if place else url_for("answers.listed"),
            other_languages=other_languages(),
        )
    )


@BLUEPRINT.post("/stay")
def stay() -> Response:
    """Begin the idle limit anew for a person who is still there, and show the same page."""
    place = PLAN if request.form.get("to") == "plan.show" else ANSWERS
    return turned_away(place) or keep(current().record, address(place))


@BLUEPRINT.get("/cleared")
def cleared() -> Response:
    """Say that the answers are gone, and what a website cannot clear."""
    return _page("cleared.html")


@BLUEPRINT.get("/expired")
def expired() -> Response:
    """Say that the time was up, and offer to start again."""
    return _page("expired.html")


@BLUEPRINT.get("/lost")
def lost() -> Response:
    """Say that there are no answers to go on with, why that can be, and offer a start."""
    return _page("lost.html")
