"""The directory for other directories: public, in no language, the same for everyone."""

import json
from datetime import UTC, date, datetime
from functools import lru_cache
from hashlib import sha256

from flask import Blueprint, Response, request

from portal.filing.directory import Directory
from portal.filing.hsds import page, services
from portal.web.page import Page, coding, respond
from portal.web.portal import portal

BLUEPRINT = Blueprint("directory", __name__)
AN_HOUR = {"Cache-Control": "public, max-age=3600"}


@lru_cache(maxsize=1)
def _export(directory: Directory, day: date) -> tuple[Page, str]:
    """Return the export of a day, and its print; only a new day makes it anew."""
    text = json.dumps(page(services(directory, day)), ensure_ascii=False, separators=(",", ":"))
    return Page.of(text), sha256(text.encode()).hexdigest()[:32]


@BLUEPRINT.get("/directory/services.json")
def services_json() -> Response:
    """Give every court, public defender and organisation as HSDS 3 services.

    It is a Page, not a bare array: what reads an HSDS API reads this file as one whole answer,
    and `last_page` and `total_items` tell that nothing is left to ask for.
    """
    day = datetime.fromtimestamp(portal().now(), UTC).date()
    found, print_ = _export(portal().directory, day)
    response = respond(request, found)
    response.mimetype = "application/json"
    response.headers.extend(AN_HOUR)
    response.set_etag(f"{print_}-{coding(request)}")
    response.make_conditional(request)
    return response
