"""A county as a page may show it on a day: its court, who is served, who defends, and its page."""

from dataclasses import dataclass

from portal.filing.directory import County, DefenderKind, OrganisationKind, PhoneLine
from portal.filing.showing import FALLBACK, FIND_COURT, Contact, Lead, Showing

SELF_HELP = "self-help center"  # a word of the glossary, and so translated
APPOINTED = frozenset({DefenderKind.CONTRACT, DefenderKind.BAR_PANEL})


@dataclass(frozen=True, slots=True)
class Desk:
    """What may be shown of a county; whatever is not known is None, and the page says so.

    `address` and `phone` are there only while they are fresh, with the ISO date or month when each
    was seen where that is not the row's. `last_seen` is the ISO date or month of the court's row,
    or None where it bears none. `site` is the court's own, or the page that finds a court;
    `record_page` is the county's own, or the statewide page. `appointed` is true where it is known
    that private lawyers, chosen by case, defend people there.
    """

    county: County
    site: Lead | None
    contact_page: Lead | None
    address: str | None
    phone: str | None
    phone_is: PhoneLine | None
    address_seen: str | None
    phone_seen: str | None
    last_seen: str | None
    record_page: Lead | None
    prosecutor: str | None
    prosecutor_page: Lead | None
    city_prosecutors: tuple[Contact, ...]
    defender: Contact | None
    appointed: bool

    @property
    def fresh(self) -> bool:
        """Whether the phone or the address may be shown as a fact."""
        return bool(self.address or self.phone)

    @property
    def phone_desk(self) -> str:
        """Return in English who answers the phone, where that is not the clerk; else nothing."""
        return SELF_HELP if self.phone_is is PhoneLine.SELF_HELP else ""


def desk_of(county: County, showing: Showing) -> Desk:
    """Return what may be shown of a county on this day."""
    court, pages, serves = county.court, county.record_clearing, county.prosecutor
    office = county.public_defender
    where = f"{court.courthouse}, {court.address}, {court.city}, CA {court.zip}"
    street = where if court.address_fresh(showing.as_of) else None
    phone = court.phone_on(showing.as_of)
    served = serves if serves is not None and serves.shown else None
    district = served.name if served else None
    own_page = showing.lead(pages.url, county.name, pages) if pages else None
    return Desk(
        county,
        showing.lead(court.url, court.name, court) or showing.page(FIND_COURT, instead=True),
        showing.lead(court.contact_page, court.name, court),
        street,
        phone,
        court.phone_is if phone else None,
        court.address_checked_on if street else None,
        court.phone_checked_on if phone else None,
        None if court.undated else court.checked_on,
        own_page or showing.page(FALLBACK, instead=True),
        district,
        showing.lead(served.url, served.name, served) if served else None,
        _city_prosecutors(county, district, showing),
        showing.defender(office),
        office is not None and office.shown and office.kind in APPOINTED,
    )


def _city_prosecutors(
    county: County, district: str | None, showing: Showing
) -> tuple[Contact, ...]:
    """Return the other prosecutors of the county: in some cities, the city's own is served."""
    return tuple(
        showing.organisation(found)
        for found in showing.directory.organisations
        if found.kind is OrganisationKind.PROSECUTOR
        and found.shown
        and county.fips in found.area
        and found.name != district
    )
