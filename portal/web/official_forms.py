"""The official forms of this visit: one for each court, route and charge, and which is for what."""

from dataclasses import dataclass

from portal.filing.directory import County
from portal.interview.record import Conviction
from portal.interview.replay import Replay, replay
from portal.law.model import Route
from portal.paper.alike import alike
from portal.paper.form_files import Filing, FormFile, form_files
from portal.web.portal import portal
from portal.web.result import MOST_WAYS, clause
from portal.web.showing import today
from portal.web.visit import current
from portal.web.words import either

CHARGE = "charge"


@dataclass(frozen=True, slots=True)
class Offer:
    """A form as it is offered: its place in the list, its route, and the convictions it is for.

    For those in `maybe`, another route is possible too: beside their numbers stands the clause
    that makes this one right, or nothing where that is too much to say.
    """

    place: int
    route: Route
    numbers: tuple[int, ...]
    certain: bool
    maybe: tuple[tuple[str, tuple[int, ...]], ...]


def court_of(conviction: Conviction) -> County | None:
    """Return the county where a conviction is to be filed; None where nothing is, or not known."""
    files = replay(portal().law, conviction.answers).something_to_file
    return portal().directory.county(conviction.county or "") if files else None


def files() -> tuple[FormFile, ...]:
    """Return every form that this visit's convictions need; a county not known stands last."""
    filings = [_filing(number, told) for number, told in enumerate(_convictions(), 1)]
    return form_files(sorted(filings, key=lambda one: one.county is None), today())


def offers() -> tuple[Offer, ...]:
    """Return what this visit's forms are for, in the order of `files`."""
    return tuple(
        Offer(place, file.request.route, file.numbers, file.certain, _maybe(file))
        for place, file in enumerate(files(), 1)
    )


def _convictions() -> tuple[Conviction, ...]:
    return current().record.convictions


def _told(number: int) -> Replay:
    return replay(portal().law, _convictions()[number - 1].answers)


def _routes(here: Replay) -> tuple[Route, ...]:
    return tuple(route for route in Route if any(o.route is route for o in here.outcomes))


def _filing(number: int, conviction: Conviction) -> Filing:
    here = _told(number)
    charge = here.known.get(CHARGE)
    return Filing(number=number, routes=_routes(here), charge=charge, county=court_of(conviction))


def _maybe(file: FormFile) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return when the form is right for those convictions that may need another."""
    open_ = [number for number in file.numbers if len(_routes(_told(number))) > 1]
    return alike((_when(number, file.request.route), number) for number in open_)


def _when(number: int, route: Route) -> str:
    conditions = portal().law.route_conditions(_told(number).known)[route]
    return either(map(clause, conditions)) if len(conditions) <= MOST_WAYS else ""
