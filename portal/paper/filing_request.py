"""What the portal knows that belongs on the form: the route, the charges and the court."""

from dataclasses import dataclass
from datetime import date
from typing import assert_never

from portal.filing.directory import County
from portal.law.model import Route
from portal.paper.form import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingRequest:
    """What to put on one form; a text that is None stays empty, for the person to write.

    `charges` are values of the law's fact `charge`; none leaves item 1 to the person. Somebody
    who only owes money has the route application, and nothing more is ticked: whether to tick
    PETITION too is theirs to decide. There is no room here for anything about the person.
    """

    route: Route
    charges: frozenset[str]
    county: str | None = None
    court_street: str | None = None
    court_mailing: str | None = None
    court_city_zip: str | None = None

    def text(self, entry: Entry) -> str | None:
        """Return the text for a place on the form, or None to leave it empty."""
        match entry:
            case Entry.COUNTY:
                return self.county
            case Entry.COURT_STREET:
                return self.court_street
            case Entry.COURT_MAILING:
                return self.court_mailing
            case Entry.COURT_CITY_ZIP:
                return self.court_city_zip
            case _:
                assert_never(entry)


def request_for(
    route: Route, charges: frozenset[str], county: County | None, as_of: date
) -> FilingRequest:
    """Return the request for a county's court; an address not fresh on that day stays off it."""
    if county is None:
        return FilingRequest(route=route, charges=charges)
    court = county.court
    fresh = court.address_fresh(as_of)
    return FilingRequest(
        route=route,
        charges=charges,
        county=county.name,
        court_street=court.address if fresh else None,
        court_city_zip=f"{court.city} {court.zip}" if fresh else None,
    )
