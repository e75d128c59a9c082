"""For search engines: which pages are public, and where they are listed."""

from functools import lru_cache
from xml.sax.saxutils import escape

from flask import Blueprint, Response, request, url_for

from portal.filing.guides import Guides
from portal.web import headers
from portal.web.locale import LANGUAGES
from portal.web.portal import portal
from portal.web.views import decide, guide

BLUEPRINT = Blueprint("robots", __name__)
ALWAYS = ("start.home", "start.privacy", "about.accessibility")
SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


@lru_cache(maxsize=4)
def _public_paths(guides: Guides) -> tuple[str, ...]:
    """Return the path of every public page; they stand still as long as the guides do."""
    found: list[str] = []
    for tag in LANGUAGES:
        found += [url_for(page, lang=tag) for page in ALWAYS]
        found += [*guide.addresses(guides, tag)]
        found += decide.addresses(portal().law, tag)
    return tuple(found)


@BLUEPRINT.get("/sitemap.xml")
def sitemap() -> Response:
    """List every page that may be indexed, in every language, at the host that was asked."""
    host = request.host_url.rstrip("/")
    paths = _public_paths(portal().guides)
    rows = "".join(f"<url><loc>{escape(host + path)}</loc></url>\n" for path in paths)
    xml = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{SCHEMA}">\n{rows}</urlset>\n'
    response = Response(xml, mimetype="application/xml")
    response.headers.extend(headers.PUBLIC)
    return response


@BLUEPRINT.get("/robots.txt")
def robots() -> Response:
    """Let every crawler in: a private page says itself that it is not to be indexed."""
    lines = f"User-agent: *\nDisallow:\nSitemap: {request.host_url}sitemap.xml\n"
    response = Response(lines, mimetype="text/plain")
    response.headers.extend(headers.PUBLIC)
    return response
