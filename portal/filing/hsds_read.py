"""What an HSDS 3 service from elsewhere says, in the cells of our own files."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import urlsplit, urlunsplit

from portal.filing.directory import Area, Cost, Directory
from portal.filing.directory_cells import HTTPS
from portal.filing.hsds import FEES
from portal.filing.hsds_language import code_of, iso_code
from portal.filing.hsds_phone import our_number
from portal.filing.listing import Cell, Cells

Json: TypeAlias = Mapping[str, object]

STATES: Mapping[str, str] = {
    "california": Area.CALIFORNIA,
    "us": Area.FEDERAL,
    "united states": Area.FEDERAL,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Remote:
    """A service from elsewhere.

    A cell with several values offers each of them: the service's own first, then those of its
    organisation. `notes` say what was left out, and why.
    """

    id: str
    organisation: str
    cells: Cells
    notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return the name of the service."""
        return self.cells[Cell.NAME][0]


def remote_service(service: Json, directory: Directory) -> Remote:
    """Return what a service says; it must be cleaned of markup and sound by our schema."""
    notes: list[str] = []
    organisation = _object(service, "organization")
    addresses = [
        each
        for place in _places(service)
        for each in _objects(place, "addresses")
        if _text(each, "address_type") == "physical"
    ]
    cells = {
        Cell.NAME: _once(_text(service, "name"), _text(organisation, "name")),
        Cell.HELPS_WITH: _once(_text(service, "description")),
        Cell.URL: _links(_text(service, "url"), _text(organisation, "website"), notes=notes),
        Cell.PHONE: _phones(service, notes),
        Cell.ADDRESS: _once(*(_text(each, "address_1") for each in addresses)),
        Cell.CITY: _once(*(_text(each, "city") for each in addresses)),
        Cell.ZIP: _once(*(_text(each, "postal_code")[:5] for each in addresses)),
        Cell.LANGUAGES: _languages(service, notes),
        Cell.AREA: _areas(service, directory, notes),
        Cell.COST: _cost(service),
        Cell.STATUS: _once(_text(service, "status")),
    }
    return Remote(
        id=_text(service, "id").lower(),
        organisation=_text(organisation, "name"),
        cells=cells,
        notes=tuple(notes),
    )


def _text(found: Json, key: str) -> str:
    cell = found.get(key)
    return cell if isinstance(cell, str) else ""


def _object(found: Json, key: str) -> Json:
    cell = found.get(key)
    return cell if isinstance(cell, dict) else {}


def _objects(found: Json, key: str) -> list[Json]:
    cell = found.get(key)
    return [each for each in cell if isinstance(each, dict)] if isinstance(cell, list) else []


def _once(*values: str) -> tuple[str, ...]:
    """Return the values that say something, each once, in order."""
    return tuple(dict.fromkeys(value for value in values if value))


def _places(service: Json) -> Iterator[Json]:
    for found in _objects(service, "service_at_locations"):
        yield _object(found, "location")


def _links(*links: str, notes: list[str]) -> tuple[str, ...]:
    """Return the links that may stand in our files: https to a named host, nothing else."""
    kept = []
    for link in filter(None, links):
        found = _https(link)
        if found:
            kept.append(found)
        else:
            notes.append(f"url left out, not a plain https address: {link}")
    return _once(*kept)


def _https(link: str) -> str | None:
    try:
        parts = urlsplit(link)
        whole = parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower())
    except ValueError:
        return None
    return HTTPS.read(urlunsplit(whole))


def _phones(service: Json, notes: list[str]) -> tuple[str, ...]:
    """Return the numbers to call: the service's, then those of its places and organisation."""
    holders = [service, *_objects(service, "service_at_locations"), *_places(service)]
    holders.append(_object(service, "organization"))
    found = []
    for phone in (each for holder in holders for each in _objects(holder, "phones")):
        if _text(phone, "type").lower() not in {"", "voice", "hotline", "cell"}:
            continue
        number = our_number(_text(phone, "number"), phone.get("extension"))
        if number:
            found.append(number)
        else:
            notes.append(f"phone left out, not a number of North America: {_text(phone, 'number')}")
    return _once(*found)


def _languages(service: Json, notes: list[str]) -> tuple[str, ...]:
    codes = set()
    for language in _objects(service, "languages"):
        code, name = _text(language, "code"), _text(language, "name")
        known = iso_code(code) if code else code_of(name)
        if known and re.fullmatch(r"[a-z]{2,3}", known):
            codes.add(known)
        else:
            notes.append(f"language left out, no ISO 639 code: {code or name}")
    return tuple(sorted(codes))


def _areas(service: Json, directory: Directory, notes: list[str]) -> tuple[str, ...]:
    """Return the counties, the state or the country, by FIPS code or by name."""
    names = {f"{county.name} county".casefold(): county.fips for county in directory.counties}
    extents: dict[str, str] = {"06": Area.CALIFORNIA, "US": Area.FEDERAL}
    extents.update((county.fips, county.fips) for county in directory.counties)
    found = set()
    for area in _objects(service, "service_areas"):
        name = _text(area, "name")
        is_text = _text(area, "extent_type").lower() in {"", "text"}
        code = extents.get(_text(area, "extent")) if is_text else None
        code = code or names.get(name.casefold()) or STATES.get(name.casefold())
        if code:
            found.add(code)
        else:
            notes.append(f"area left out, no county of California: {name}")
    return tuple(sorted(found))


def _cost(service: Json) -> tuple[str, ...]:
    """Return the cost that the words of our own export name; else free or paid, by the amounts."""
    options = _objects(service, "cost_options")
    words = {_text(option, "option") for option in options}
    named = [cost for cost, told in FEES.items() if told in words]
    amounts = [option["amount"] for option in options if option.get("amount") is not None]
    if named:
        return (named[0],)
    return (Cost.PAID if any(amounts) else Cost.FREE,) if amounts else ()
