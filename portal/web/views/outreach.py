"""Papers to print for a table at an event: public, the same for everyone, on pages and as PDFs."""

from collections.abc import Mapping

from flask import Blueprint, Response, abort, current_app, make_response, request
from flask.blueprints import BlueprintSetupState

from portal.filing.guides import Guide, county_slug
from portal.paper.outreach import outreach_pdf
from portal.paper.outreach_content import Piece
from portal.paper.press import PressError
from portal.web import headers
from portal.web.kept_english import render_template
from portal.web.outreach_page import (
    NAMES,
    content_of,
    county_or_404,
    handouts,
    known,
    sizes,
)
from portal.web.page import Memory, respond
from portal.web.portal import portal
from portal.web.press_room import BusyError
from portal.web.public_guide import memory_key, own_address
from portal.web.showing import showing, today
from portal.web.views.moves import PREFIX, other_languages

BLUEPRINT = Blueprint("outreach", __name__, url_prefix=f"{PREFIX}/print")
MEMORY = "outreach_papers"
MOST_PAPERS = 48  # of about 50 kB each
AGAIN_SECONDS = 5
PDF = "application/pdf"


@BLUEPRINT.record_once
def remember(state: BlueprintSetupState) -> None:
    """Give the application its small memory of papers."""
    state.app.extensions[MEMORY] = Memory[bytes](MOST_PAPERS)


@BLUEPRINT.get("/")
def index() -> Response:
    """List the papers for the whole state, and the counties."""
    return _kept("outreach_index.html", {"county": None, "counties": portal().directory.counties})


@BLUEPRINT.get("/county/<place>")
def county(place: str) -> Response:
    """List the papers for one county, with a handout on each result."""
    return _kept("outreach_county.html", {"county": county_or_404(place), "handouts": handouts()})


@BLUEPRINT.get("/<name>", defaults={"place": None})
@BLUEPRINT.get("/<name>/<place>")
def piece(name: str, place: str | None) -> Response:
    """Show one paper as a page to print."""
    kind, found = known(name, place)
    template = f"outreach_{kind if isinstance(kind, Piece) else 'handout'}.html"
    facts = {"name": name, "county": found, "content": content_of(kind, found)}
    return _kept(template, {**facts, "sizes": sizes(kind)})


@BLUEPRINT.get("/<name>.pdf", defaults={"place": None})
@BLUEPRINT.get("/<name>/<place>.pdf")
def paper(name: str, place: str | None) -> Response:
    """Give one paper as a PDF, made once a day and kept for a while."""
    kind, found = known(name, place)
    asked = request.args.get("paper", sizes(kind)[0])
    if asked not in sizes(kind):
        abort(404)
    kept, key = _papers(), (request.path, asked, today().isoformat(), own_address())
    made = kept.recall(key)
    if made is None:
        with portal().press.turn():
            made = outreach_pdf(content_of(kind, found), NAMES[asked])
        kept.keep(key, made)
    response = Response(made, mimetype=PDF)
    response.headers["Content-Disposition"] = f'inline; filename="{_file_name(kind)}"'
    return _public(response)


@BLUEPRINT.errorhandler(BusyError)
def busy(_error: BusyError) -> Response:
    """Ask to try again soon, when as many papers are being made as may be."""
    response = _later("busy", 503)
    response.headers["Retry-After"] = str(AGAIN_SECONDS)
    return response


@BLUEPRINT.errorhandler(PressError)
def failed(error: PressError) -> Response:
    """Say kindly that a paper could not be made; the log has the kind of error alone."""
    current_app.logger.error("%s at %s", type(error).__name__, request.endpoint)
    return _later("failed", 500)


def _papers() -> Memory[bytes]:
    found = current_app.extensions[MEMORY]
    assert isinstance(found, Memory)  # noqa: S101 - put there by remember()
    return found


def _file_name(kind: Piece | Guide) -> str:
    return f"{kind}.pdf" if isinstance(kind, Piece) else "handout.pdf"


def _kept(template: str, facts: Mapping[str, object]) -> Response:
    """Return a page that is a pure function of its path, the day and the own address."""

    def render() -> str:
        return render_template(
            template,
            law=portal().law,
            showing=showing(),
            county_slug=county_slug,
            pieces=tuple(Piece),
            other_languages=other_languages(),
            **facts,
        )

    key = memory_key(BLUEPRINT.name, today().isoformat())
    return _public(respond(request, portal().public_pages.get(key, render)))


def _public(response: Response) -> Response:
    response.headers.extend(headers.PUBLIC)
    response.add_etag()
    response.make_conditional(request)
    return response


def _later(kind: str, status: int) -> Response:
    page = render_template(
        "outreach_later.html",
        kind=kind,
        again=request.full_path.rstrip("?"),
        other_languages=other_languages(),
    )
    return make_response(page, status)
