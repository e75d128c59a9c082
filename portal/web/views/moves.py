"""Where to go next: places of the interview as addresses, and the guards that lead there."""

from functools import lru_cache

from flask import Response, request, url_for

from portal.interview.places import Place, PlaceKind, detour
from portal.interview.record import Record
from portal.web import locale
from portal.web.cookie import Refusal
from portal.web.locale import LANGUAGES
from portal.web.portal import portal
from portal.web.visit import Move, current

LONGEST_ANSWER = 64
TAGS = ",".join(f'"{tag}"' for tag in LANGUAGES)
PREFIX = f"/<any({TAGS}):lang>"


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
    return make(Move(path, portal().visits.codes(record)))


def make(move: Move) -> Response:
    """Return the redirect of a move with its codes sealed into the cookie."""
    here, visit = portal(), current()
    visit.codes = move.codes
    return here.visits.write(go(move.path), visit, here.now(), secure=request.is_secure)


def sent_here() -> tuple[str, str, str, bytes]:
    """Return all that an answer's move depends on: the path, the codes, and what was sent."""
    kind = request.environ.get("CONTENT_TYPE", "")
    return request.path, current().codes, kind, request.get_data()


def made_before() -> Response | None:
    """Return the move that the same answer made from the same codes, if it is still in memory."""
    if current().refusal is not None:
        return None
    move = portal().moves.recall(sent_here())
    return None if move is None else make(move)


def keep_and_remember(record: Record, path: str) -> Response:
    """Return the redirect with the record sealed, and remember the move: it is the same for all."""
    move = Move(path, portal().visits.codes(record))
    sent = sent_here()
    if len(sent[-1]) <= LONGEST_ANSWER:
        portal().moves.keep(sent, move)
    return make(move)


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
