"""Where to go next: places of the interview as addresses, and the guards that lead there."""

from functools import lru_cache

from flask import Response, request, url_for

from portal.interview.places import Place, PlaceKind, detour
from portal.interview.record import Record
from portal.web import locale
from portal.web.cookie import Refusal
from portal.web.locale import LANGUAGES
from portal.web.portal import portal
from portal.web.visit import current

PREFIX = f"/<any({','.join(LANGUAGES)}):lang>"


def address(place: Place | None, *, change: bool = False) -> str:
    """Return the path of a place; of the start page for None."""
    return _address(locale.current().tag, place, change=change)


@lru_cache(maxsize=4096)
def _address(lang: str, place: Place | None, *, change: bool) -> str:
    """Return the same path once and for all: it depends on nothing but these."""
    if place is None:
        return url_for("start.home", lang=lang)
    match place.kind:
        case PlaceKind.QUESTION:
            end = "check.change" if change else "check.question"
            return url_for(end, lang=lang, number=place.number, fact=place.fact)
        case PlaceKind.COUNTY:
            end = "check.change_county" if change else "check.county"
            return url_for(end, lang=lang, number=place.number)
        case PlaceKind.ANSWERS:
            return url_for("answers.listed", lang=lang)
        case PlaceKind.PLAN:
            return url_for("plan.show", lang=lang)


def go(path: str) -> Response:
    """Return the redirect after a post: 303, so that Reload sends nothing twice."""
    response = Response(status=303, mimetype="text/plain")
    response.headers["Location"] = path
    return response


def keep(record: Record, path: str) -> Response:
    """Return the redirect to a path with the record sealed into the cookie."""
    visit, secure = current(), request.is_secure
    visit.record = record
    visits, now = portal().visits, portal().now()
    return visits.write(go(path), visit, now, secure=secure)


def turned_away(place: Place) -> Response | None:
    """Return the kind redirect when a page cannot be shown with these answers; None when it can."""
    visit = current()
    if visit.refusal is Refusal.EXPIRED:
        return go(url_for("leave.expired"))
    first = portal().law.vocabulary.facts[0].id
    is_first = place == Place(PlaceKind.QUESTION, 1, first)
    if visit.refusal is not None or (not visit.present and not is_first):
        return None if is_first and request.method == "GET" else go(url_for("leave.lost"))
    other = detour(portal().law, visit.record, place)
    return None if other is None else go(address(other))


def other_languages() -> dict[str, str]:
    """Return the address of this same page in each language."""
    _, first, *rest = request.path.split("/", 2)
    path = "/".join(rest) if first in LANGUAGES else ""
    return {tag: f"/{tag}/{path}" for tag in LANGUAGES}
