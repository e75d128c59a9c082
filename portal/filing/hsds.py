"""The directory as Open Referral HSDS 3 services, for others to take over.

What is not `shown` is left out; a phone or a street that is not `fresh` is withheld and said so.
The one field of our own is `provenance`: HSDS has none for a source or for how sure it is.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias
from uuid import UUID, uuid5

from portal.filing.directory import Area, Cost, Directory
from portal.filing.hsds_language import iso_code, language_name, language_note
from portal.filing.hsds_phone import LINES, hsds_number
from portal.filing.listing import ACTIVE, Listing, Place, listings

Json: TypeAlias = dict[str, object]

NAMESPACE = UUID("a061598c-7c47-4f2d-8c56-38abc0171c2e")  # made once for this directory: keep it
FEES = {
    Cost.FREE: "Free",
    Cost.REDUCED_RATE: "At a reduced rate for people with a low income",
    Cost.FEE_OR_WAIVER: "A fee, or a waiver of the fee",
    Cost.PAID: "The person pays",
    Cost.VARIES: "It varies",
}
AREAS = {
    Area.CALIFORNIA: ("California", "06", "The state, by its FIPS code"),
    Area.FEDERAL: ("United States", "US", "Federal cases"),
}


def hsds_id(slug: str) -> str:
    """Return the UUID of a slug: the same one for ever."""
    return str(uuid5(NAMESPACE, slug))


def services(directory: Directory, as_of: date) -> list[Json]:
    """Return every shown listing as a fully nested service, as of a day, in a stable order."""
    counties = {county.fips: county.name for county in directory.counties}
    return [_service(one, counties, as_of) for one in listings(directory) if one.record.shown]


def page(found: Sequence[Json]) -> Json:
    """Return services as the one and only Page of an HSDS 3 API."""
    return {
        "total_items": len(found),
        "total_pages": 1,
        "page_number": 1,
        "size": len(found),
        "first_page": True,
        "last_page": True,
        "empty": not found,
        "contents": list(found),
    }


def _service(one: Listing, counties: Mapping[str, str], as_of: date) -> Json:
    phone = one.record.part_fresh(one.phone_checked_on, as_of)
    street = one.record.part_fresh(one.place_checked_on, as_of)
    return _told(
        {
            "id": hsds_id(f"{one.slug}#service"),
            "name": one.name,
            "description": one.description,
            "url": one.url,
            "status": ACTIVE,
            "assured_date": None if one.record.undated else one.record.checked_day.isoformat(),
            "fees_description": one.cost and FEES[one.cost],
            "organization": _told(
                {
                    "id": hsds_id(f"{one.slug}#organization"),
                    "name": one.name,
                    "description": one.description,
                    "website": one.url,
                }
            ),
            "phones": _phones(one) if phone else None,
            "languages": [_language(one.slug, tag) for tag in one.languages],
            "service_areas": [_area(one.slug, code, counties) for code in one.area],
            "cost_options": _cost(one),
            "service_at_locations": _places(one, street=street),
            "provenance": _provenance(one, withheld=_withheld(one, phone=phone, street=street)),
        }
    )


def _told(cells: Json) -> Json:
    """Return the cells that say something: HSDS knows no null."""
    return {name: cell for name, cell in cells.items() if cell not in (None, "", [])}


def _phones(one: Listing) -> list[Json]:
    if not one.phone:
        return []
    number, extension = hsds_number(one.phone)
    phone: Json = {
        "id": hsds_id(f"{one.slug}#phone"),
        "number": number,
        "extension": extension,
        "type": "voice",
        "description": one.phone_is and LINES[one.phone_is],
    }
    return [_told(phone)]


def _language(slug: str, tag: str) -> Json:
    code = iso_code(tag)
    return _told(
        {
            "id": hsds_id(f"{slug}#language/{tag}"),
            "code": code,
            "name": language_name(code),
            "note": language_note(tag),
        }
    )


def _area(slug: str, code: str, counties: Mapping[str, str]) -> Json:
    if code in AREAS:
        name, extent, description = AREAS[Area(code)]
    else:
        name, extent = f"{counties[code]} County", code
        description = "The county, by its FIPS code"
    return {
        "id": hsds_id(f"{slug}#area/{code}"),
        "name": name,
        "description": description,
        "extent": extent,
        "extent_type": "text",
    }


def _cost(one: Listing) -> list[Json]:
    if not one.cost:
        return []
    option: Json = {"id": hsds_id(f"{one.slug}#cost"), "option": FEES[one.cost]}
    return [{**option, "amount": 0, "currency": "USD"} if one.cost is Cost.FREE else option]


def _places(one: Listing, *, street: bool) -> list[Json]:
    if not one.place and not one.virtual:
        return []
    location: Json = {
        "id": hsds_id(f"{one.slug}#location"),
        "location_type": "physical" if one.place else "virtual",
        "name": one.place and one.place.name,
        "url": None if one.place else one.url,
        "addresses": [_address(one.slug, one.place)] if one.place and street else None,
    }
    return [{"id": hsds_id(f"{one.slug}#at-location"), "location": _told(location)}]


def _address(slug: str, place: Place) -> Json:
    return {
        "id": hsds_id(f"{slug}#address"),
        "address_1": place.address,
        "city": place.city,
        "state_province": "CA",
        "postal_code": place.zip,
        "country": "US",
        "address_type": "physical",
    }


def _withheld(one: Listing, *, phone: bool, street: bool) -> list[str]:
    """Return the names of what is known and too old to be given away as a fact."""
    kept = {"phone": one.phone and not phone, "address": one.place and not street}
    return [name for name, is_kept in kept.items() if is_kept]


def _provenance(one: Listing, withheld: list[str]) -> Json:
    """Return where a listing comes from, when it was seen, and what is withheld."""
    return _told(
        {
            "slug": one.slug,
            "kind": one.kind,
            "source": one.record.source,
            "confidence": one.record.confidence,
            "checked_on": None if one.record.undated else one.record.checked_on,
            "phone_checked_on": one.phone_checked_on,
            "address_checked_on": one.place_checked_on,
            "withheld": withheld,
        }
    )
