"""Which official forms a person needs: one file for each court, route and charge."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from portal.filing.directory import County
from portal.law.model import Route
from portal.paper.alike import alike
from portal.paper.filing_request import FilingRequest, request_for
from portal.paper.fill import cr400


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """A conviction as the form sees it: the routes still possible, its charge and its county."""

    number: int
    routes: tuple[Route, ...]
    charge: str | None
    county: County | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFile:
    """One form to fill, and the convictions it is for: a copy of it for each case number.

    `certain` is false where another route is still possible for one of them: such a conviction
    has a file for each, and which one to use depends on what is not known yet.
    """

    request: FilingRequest
    numbers: tuple[int, ...]
    certain: bool


def form_files(filings: Iterable[Filing], as_of: date) -> tuple[FormFile, ...]:
    """Return the files for CR-400, by court in the order given; other routes have none.

    A charge without a box of its own leaves part 1 to the person. `as_of` is the day on which a
    court's address must still be fresh to be written.
    """
    told = list(filings)
    forms = [field.route for field in cr400().fields if field.route]
    boxes = {field.charge for field in cr400().fields if field.charge}
    wanted = [
        ((one.county, route, frozenset({one.charge} & boxes)), one.number)
        for one in told
        for route in one.routes
        if route in forms
    ]
    open_routes = {one.number for one in told if len(set(one.routes)) > 1}
    return tuple(
        FormFile(
            request=request_for(route, frozenset(filter(None, charges)), county, as_of),
            numbers=numbers,
            certain=open_routes.isdisjoint(numbers),
        )
        for (county, route, charges), numbers in alike(wanted)
    )
