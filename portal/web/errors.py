"""Turn what goes wrong into a kind page; the log says what and where, never what was answered."""

import traceback

from flask import Flask, Response, current_app, g, make_response, request
from werkzeug.exceptions import HTTPException

from portal.web import locale
from portal.web.kept_english import render_template
from portal.web.views.moves import other_languages

KNOWN = frozenset({400, 403, 404, 405, 413})
FAULT = 500


def page(status: int) -> Response:
    """Return the page for a status; it needs no answers and no session."""
    if "language" not in g:
        g.language = locale.from_path(request)
    kind = status if status in KNOWN else FAULT
    return make_response(
        render_template("error.html", kind=kind, other_languages=other_languages()), status
    )


def refused() -> Response:
    """Return the page for a post from another site: nothing was changed."""
    return page(403)


def register(app: Flask) -> None:
    """Make every error of the application a page."""

    @app.errorhandler(HTTPException)
    def known(error: HTTPException) -> Response:
        status = error.code or FAULT
        return page(status if status in KNOWN else FAULT if status >= FAULT else 400)

    @app.errorhandler(Exception)
    def fault(error: Exception) -> Response:
        frames = "".join(traceback.format_tb(error.__traceback__))
        current_app.logger.error(
            "%s at %s\n%s", type(error).__name__, request.endpoint or "no page", frames
        )
        return page(FAULT)
