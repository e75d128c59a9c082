"""Event mode: a worker sets the device up, each person chooses a language and starts anew."""

from flask import Blueprint, Response, make_response, redirect, request, url_for
from wtforms import Form, SelectField, SelectMultipleField
from wtforms.validators import InputRequired, Optional

from portal.web import event, locale
from portal.web.event import Event
from portal.web.kept_english import render_template
from portal.web.locale import LANGUAGES
from portal.web.portal import portal
from portal.web.views.moves import go, other_languages
from portal.web.visit import forget

BLUEPRINT = Blueprint("event", __name__, url_prefix="/event")
UNPROCESSABLE = 422


class EventForm(Form):
    """What a worker chooses: at least one language, and a county or none."""

    languages = SelectMultipleField(validators=[InputRequired()])
    county = SelectField(validators=[Optional()])


def _form() -> EventForm:
    form = EventForm(request.form)
    form.languages.choices = [(tag, tag) for tag in LANGUAGES]
    codes = [(county.fips, county.name) for county in portal().directory.counties]
    form.county.choices = [("", ""), *codes]
    return form


def _page(template: str, status: int = 200, **facts: object) -> Response:
    page = render_template(template, other_languages=other_languages(), **facts)
    return make_response(page, status)


@BLUEPRINT.route("", methods=["GET", "POST"])
def settings() -> Response:
    """Ask a worker for the languages and the county, and make this device a kiosk."""
    form, error = _form(), False
    if request.method == "POST":
        if form.validate():
            chosen = tuple(tag for tag in LANGUAGES if tag in (form.languages.data or ()))
            begun = go(url_for("event.languages"))
            forget(begun, secure=request.is_secure, event=True)
            return event.begin(
                begun, Event(chosen, form.county.data or ""), secure=request.is_secure
            )
        error = True
    now = event.current()
    return _page(
        "event.html",
        UNPROCESSABLE if error else 200,
        chosen=() if form.errors.get("languages") else now.tags if now else tuple(LANGUAGES),
        county=now.county if now else "",
        counties=portal().directory.counties,
        error=error,
    )


@BLUEPRINT.get("/languages")
def languages() -> Response:
    """Let the next person choose a language; whatever the last one left is cleared here too."""
    now = event.current()
    if now is None:
        return make_response(redirect(url_for("start.root"), 303))
    page = _page("event_languages.html", offered=now.languages)
    return forget(page, secure=request.is_secure, event=True)


@BLUEPRINT.post("/next")
def next_person() -> Response:
    """Clear everything and go to the language page for the next person."""
    return forget(go(url_for("event.languages")), secure=request.is_secure, event=True)


@BLUEPRINT.post("/leave")
def leave() -> Response:
    """Make this device an ordinary one again; asks nothing, clears everything."""
    left = go(url_for("start.home", lang=locale.current().tag))
    forget(left, secure=request.is_secure, event=True)
    return event.end(left, secure=request.is_secure)


@BLUEPRINT.get("/tally")
def tally() -> Response:
    """Show the count that this browser keeps, if a worker switched it on; we never see it."""
    return _page("event_tally.html")
