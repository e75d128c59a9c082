"""The door: a question page that is already in memory is handed out before Flask is asked."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from werkzeug.http import parse_cookie

from portal.web import event
from portal.web.page import HTML, Page, best_coding
from portal.web.portal import Portal
from portal.web.visit import REFRESH_SECONDS, cookie_name

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


class Door:
    """A WSGI layer in front of the application; it decides nothing that the application would not.

    It answers a GET whose cookie is good and young and whose path and codes led to a page before,
    with that very page. Everything else goes on to Flask: posts, first visits, stale cookies, and
    a cookie that is due to be sealed anew, a device at an event.
    """

    def __init__(self, app: "WSGIApplication", portal: Portal) -> None:
        self._app, self._portal = app, portal

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Hand out the kept page, or pass the request on."""
        kept = self._kept(environ) if environ["REQUEST_METHOD"] == "GET" else None
        if kept is None:
            return self._app(environ, start_response)
        kind = best_coding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        body = kept.body(kind)
        headers = [("Content-Type", HTML), ("Vary", "Accept-Encoding")]
        if kind != "identity":
            headers.append(("Content-Encoding", kind))
        start_response("200 OK", [*headers, ("Content-Length", str(len(body)))])
        return [body]

    def _kept(self, environ: "WSGIEnvironment") -> Page | None:
        """Return the page that this cookie's codes led to on this path, if it is in memory."""
        cookies = parse_cookie(environ)
        secure = environ["wsgi.url_scheme"] == "https"
        value = cookies.get(cookie_name(secure=secure))
        if value is None or event.cookie_name(secure=secure) in cookies:
            return None
        now = self._portal.now()
        visit = self._portal.visits.read(value, now)
        if visit.refusal is not None or now - visit.seen >= REFRESH_SECONDS:
            return None
        return self._portal.memory.recall((environ["PATH_INFO"], visit.codes))
