"""The front: the language choice, the start page, what is kept about nobody."""

from flask import Blueprint, Response, make_response, redirect, request, url_for

from portal.interview.places import ANSWERS, next_place
from portal.interview.record import Record
from portal.web import headers, locale
from portal.web.kept_english import render_template
from portal.web.portal import portal
from portal.web.views.moves import PREFIX, address, other_languages
from portal.web.visit import current

BLUEPRINT = Blueprint("start", __name__)


@BLUEPRINT.get("/")
def root() -> Response:
    """Lead to the start page in the language that the browser prefers."""
    language = locale.preferred(request.accept_languages)
    response = make_response(redirect(url_for("start.home", lang=language.tag), 302))
    response.headers["Vary"] = "Accept-Language"
    return response


def _carry_on(record: Record) -> str:
    """Return where somebody goes on: at the first open page, or at the result if all is told."""
    place = next_place(portal().law, record)
    if place == ANSWERS and record.draft is None:
        return url_for("plan.show")
    return address(place)


@BLUEPRINT.get(f"{PREFIX}/")
def home() -> Response:
    """Say what this is, how long it takes and that nothing is kept; begin, or carry on.

    It is never stored, since it carries on for one person; search engines see it as new ones do.
    """
    record = current().record
    first = portal().law.vocabulary.facts[0].id
    response = make_response(
        render_template(
            "start.html",
            begin=url_for("check.question", number=1, fact=first),
            carry_on=_carry_on(record) if record.convictions else "",
            law=portal().law,
            other_languages=other_languages(),
        )
    )
    response.headers["X-Robots-Tag"] = "all"
    return response


@BLUEPRINT.get(f"{PREFIX}/privacy")
def privacy() -> Response:
    """Say what is kept about a person (nothing) and how that is made sure."""
    response = make_response(
        render_template("privacy.html", back=address(None), other_languages=other_languages())
    )
    response.headers.extend(headers.PUBLIC)
    return response


@BLUEPRINT.get("/healthz")
def health() -> Response:
    """Say that the server answers, for whoever runs it."""
    return make_response("ok\n", 200, {"Content-Type": "text/plain; charset=utf-8"})
