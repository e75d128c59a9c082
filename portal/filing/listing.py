"""The directory as one flat list: a listing for each court, public defender and organisation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from portal.filing.directory import (
    Cost,
    County,
    DefenderKind,
    Directory,
    Organisation,
    OrganisationKind,
    PhoneLine,
    PublicDefender,
    Sourced,
)
from portal.filing.hsds_language import iso_code


class Cell(StrEnum):
    """What a listing tells, by the key it has in our files (`status` is in none: all stand)."""

    NAME = "name"
    HELPS_WITH = "helps_with"
    URL = "url"
    PHONE = "phone"
    ADDRESS = "address"
    CITY = "city"
    ZIP = "zip"
    LANGUAGES = "languages"
    AREA = "area"
    COST = "cost"
    STATUS = "status"


Cells: TypeAlias = Mapping[Cell, tuple[str, ...]]

ACTIVE = "active"
OFFICES = {
    DefenderKind.COUNTY_OFFICE: "The county's own office of lawyers",
    DefenderKind.CONTRACT: "Lawyers under contract with the county",
    DefenderKind.BAR_PANEL: "A panel of private lawyers",
    DefenderKind.UNCLEAR: "Lawyers",
}
PAGES = frozenset(
    {  # these are a page or a phone line, not an office to walk into
        OrganisationKind.COURT_INFORMATION,
        OrganisationKind.GUIDE,
        OrganisationKind.LEGAL_AID_DIRECTORY,
        OrganisationKind.LAWYER_REFERRAL,
        OrganisationKind.OWN_RECORD,
        OrganisationKind.REFERRAL_LINE,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A building: its name and where it stands."""

    name: str
    address: str
    city: str
    zip: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One court, public defender or organisation.

    `slug` never changes, so that ids can be made from it. `held` are the cells that its row can
    hold. `virtual` is true of a page or a phone line. `languages` are BCP-47 tags; `area` is
    "california", "federal" or county fips codes. `phone_checked_on` and `place_checked_on` are
    given where that part was checked later than the rest.
    """

    slug: str
    kind: str
    name: str
    description: str
    held: frozenset[Cell]
    record: Sourced
    area: tuple[str, ...]
    url: str | None = None
    phone: str | None = None
    phone_is: PhoneLine | None = None
    place: Place | None = None
    phone_checked_on: str | None = None
    place_checked_on: str | None = None
    languages: tuple[str, ...] = ()
    cost: Cost | None = None
    virtual: bool = False

    @property
    def cells(self) -> Cells:
        """Return what its row tells, each cell that it can hold; () where it tells nothing."""
        place = self.place
        where = (place.address, place.city, place.zip) if place else ("", "", "")
        cells = {
            Cell.NAME: _some(self.name),
            Cell.HELPS_WITH: _some(self.description),
            Cell.URL: _some(self.url),
            Cell.PHONE: _some(self.phone),
            Cell.ADDRESS: _some(where[0]),
            Cell.CITY: _some(where[1]),
            Cell.ZIP: _some(where[2]),
            Cell.LANGUAGES: tuple(sorted({iso_code(tag) for tag in self.languages})),
            Cell.AREA: tuple(sorted(self.area)),
            Cell.COST: _some(self.cost),
            Cell.STATUS: (ACTIVE,),
        }
        return {cell: cells[cell] for cell in Cell if cell in self.held}


def listings(directory: Directory) -> Iterator[Listing]:
    """Yield every listing, shown or not: courts and defenders by county, then organisations.

    Left out are forms (a form is no service) and defenders whose name is not known.
    """
    for county in directory.counties:
        yield _court(county)
        defender = county.public_defender
        if defender and defender.name:
            yield _defender(county, defender, defender.name)
    for organisation in directory.organisations:
        if organisation.kind is not OrganisationKind.FORM:
            yield _organisation(organisation)


def _some(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()


_OFFICE = frozenset({Cell.NAME, Cell.URL, Cell.PHONE, Cell.STATUS})
_COURT = _OFFICE | {Cell.ADDRESS, Cell.CITY, Cell.ZIP}
_ORGANISATION = _OFFICE | {Cell.HELPS_WITH, Cell.LANGUAGES, Cell.AREA, Cell.COST}


def _court(county: County) -> Listing:
    court = county.court
    return Listing(
        slug=f"county/{county.fips}/court",
        kind="court",
        name=court.name,
        description=f"Papers about a case in {county.name} County are filed here: "
        f"{court.courthouse}.",
        held=_COURT,
        record=court,
        area=(county.fips,),
        url=court.url,
        phone=court.phone,
        phone_is=court.phone_is,
        place=Place(name=court.courthouse, address=court.address, city=court.city, zip=court.zip),
        phone_checked_on=court.phone_checked_on,
        place_checked_on=court.address_checked_on,
    )


def _defender(county: County, defender: PublicDefender, name: str) -> Listing:
    return Listing(
        slug=f"county/{county.fips}/public-defender",
        kind="public_defender",
        name=name,
        description=f"{OFFICES[defender.kind]} for people with a case in {county.name} County "
        "who cannot pay for one.",
        held=_OFFICE,
        record=defender,
        area=(county.fips,),
        url=defender.url,
        phone=defender.phone,
        phone_is=defender.phone_is,
    )


def _organisation(organisation: Organisation) -> Listing:
    return Listing(
        slug=f"organisation/{organisation.id}",
        kind=organisation.kind,
        name=organisation.name,
        description=organisation.helps_with,
        held=_ORGANISATION,
        record=organisation,
        area=organisation.area,
        url=organisation.url,
        phone=organisation.phone,
        languages=organisation.languages,
        cost=organisation.cost,
        virtual=organisation.kind in PAGES,
    )
