"""About the site itself: its accessibility statement, and its parts, each in each state."""

from flask import Blueprint, Response, make_response, request

from portal.filing.guidance import Tone
from portal.web import headers
from portal.web.kept_english import render_template
from portal.web.page import respond
from portal.web.portal import portal
from portal.web.public_guide import memory_key
from portal.web.showing import showing
from portal.web.views.moves import PREFIX, other_languages

BLUEPRINT = Blueprint("about", __name__, url_prefix=PREFIX)


@BLUEPRINT.get("/accessibility")
def accessibility() -> Response:
    """Say what is done so that everyone can use the site, and what machines cannot test."""

    def render() -> str:
        return render_template(
            "accessibility.html", law=portal().law, other_languages=other_languages()
        )

    key = memory_key(BLUEPRINT.name)
    response = respond(request, portal().public_pages.get(key, render))
    response.headers.extend(headers.PUBLIC)
    response.add_etag()
    response.make_conditional(request)
    return response


@BLUEPRINT.get("/components")
def components() -> Response:
    """Show each part of the pages in each of its states, for those who keep the site."""
    return make_response(
        render_template(
            "components.html",
            tones=tuple(Tone),
            question=next(iter(portal().questions.values())),
            contacts=[
                showing().organisation(found) for found in portal().directory.organisations[:2]
            ],
            cites=next(iter(portal().law.rules.values())).cites,
            other_languages=other_languages(),
        )
    )
