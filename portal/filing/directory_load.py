"""Reads the directory's two TOML files, strictly: a wrong row is a DirectoryError."""

import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypedDict, TypeVar

from portal.filing.directory import (
    Confidence,
    Cost,
    County,
    Court,
    DefenderKind,
    Directory,
    DirectoryError,
    Organisation,
    OrganisationKind,
    PageOwner,
    PhoneLine,
    Prosecutor,
    PublicDefender,
    RecordClearing,
    iso_day,
)
from portal.filing.directory_cells import (
    AREA,
    CORRECTED,
    FIPS,
    HTTPS,
    ID,
    ISO,
    PHONE,
    TAG,
    TEXT,
    YES,
    ZIP,
    Check,
    Row,
    list_of,
    one_of,
)

COUNTIES = "counties.toml"
ORGANISATIONS = "organisations.toml"
COUNTY_COUNT = 58

T = TypeVar("T")


class _Provenance(TypedDict):
    source: str
    checked_on: str
    confidence: Confidence
    undated: bool
    corrected: tuple[str, ...]


def load_directory(folder: Path | None = None) -> Directory:
    """Return the directory read from a folder (this package's data), or raise DirectoryError."""
    home = folder or Path(__file__).with_name("data")
    counties = [_county(row) for row in _rows(home / COUNTIES, "county")]
    _once(COUNTIES, "fips", (county.fips for county in counties))
    if len(counties) != COUNTY_COUNT:
        count = f"{len(counties)} counties"
        cure = "Add the county that is missing, or remove the one too many."
        raise DirectoryError(COUNTIES, "whole file", count, str(COUNTY_COUNT), cure)
    organisations = [_organisation(row) for row in _rows(home / ORGANISATIONS, "organisation")]
    _once(ORGANISATIONS, "id", (organisation.id for organisation in organisations))
    counties.sort(key=lambda county: county.name)
    return Directory(counties=tuple(counties), organisations=tuple(organisations))


def _rows(path: Path, key: str) -> list[Row]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        cure = "Put the file back, or mend the line it names."
        raise DirectoryError(path.name, "whole file", str(error), "a TOML file", cure) from error
    top = Row(path.name, "whole file", content)
    rows = top.take(key, Check(f"[[{key}]] rows", f"Head each row [[{key}]].", _read_list))
    top.done()
    return [Row(path.name, f"{key} {place}", cells) for place, cells in enumerate(rows, 1)]


def _read_list(cell: object) -> list[object] | None:
    return cell if isinstance(cell, list) else None


def _once(file: str, key: str, codes: Iterable[str]) -> None:
    seen: set[str] = set()
    for place, code in enumerate(codes, 1):
        if code in seen:
            found = f"{key} = {code!r} a second time"
            cure = "Remove one of the rows, or correct the code."
            raise DirectoryError(file, f"row {place}", found, f"each {key} once", cure)
        seen.add(code)


def _county(row: Row) -> County:
    name = row.take("name", TEXT)
    row.rename(f"{row.name} ({name})")
    county = County(
        fips=row.take("fips", FIPS),
        name=name,
        court=_court(row.table("court")),
        record_clearing=_sub_table(row, "record_clearing", _record_clearing),
        public_defender=_sub_table(row, "public_defender", _public_defender),
        prosecutor=_sub_table(row, "prosecutor", _prosecutor),
    )
    row.done()
    return county


def _sub_table(row: Row, key: str, read: Callable[[Row], T]) -> T | None:
    return read(row.table(key)) if row.has(key) else None


def _court(row: Row) -> Court:
    phone, phone_is = _phone(row)
    if phone and not phone_is:
        raise row.fault("phone without phone_is", "both or neither", "Say which desk answers.")
    court = Court(
        name=row.take("name", TEXT),
        url=row.take("url", HTTPS),
        courthouse=row.take("courthouse", TEXT),
        address=row.take("address", TEXT),
        city=row.take("city", TEXT),
        zip=row.take("zip", ZIP),
        phone=phone,
        phone_is=phone_is,
        contact_page=row.take_if("contact_page", HTTPS),
        phone_checked_on=row.take_if("phone_checked_on", ISO),
        address_checked_on=row.take_if("address_checked_on", ISO),
        **_provenance(row),
    )
    for key, day in (
        ("phone_checked_on", court.phone_checked_on),
        ("address_checked_on", court.address_checked_on),
    ):
        if day and iso_day(day) <= court.checked_day:
            raise row.fault(
                f"{key} = {day!r}", f"a day after {court.checked_on}", "Remove it, or correct it."
            )
    if court.phone_checked_on and not phone:
        raise row.fault("phone_checked_on without phone", "both or neither", "Add the phone.")
    row.done()
    return court


def _record_clearing(row: Row) -> RecordClearing:
    page = RecordClearing(
        url=row.take("url", HTTPS), owner=row.take("owner", one_of(PageOwner)), **_provenance(row)
    )
    row.done()
    return page


def _public_defender(row: Row) -> PublicDefender:
    phone, phone_is = _phone(row)
    defender = PublicDefender(
        kind=row.take("kind", one_of(DefenderKind)),
        name=row.take_if("name", TEXT),
        url=row.take_if("url", HTTPS),
        phone=phone,
        phone_is=phone_is,
        **_provenance(row),
    )
    row.done()
    return defender


def _prosecutor(row: Row) -> Prosecutor:
    prosecutor = Prosecutor(
        name=row.take("name", TEXT), url=row.take_if("url", HTTPS), **_provenance(row)
    )
    row.done()
    return prosecutor


def _organisation(row: Row) -> Organisation:
    code = row.take("id", ID)
    row.rename(f"{row.name} ({code})")
    organisation = Organisation(
        id=code,
        name=row.take("name", TEXT),
        kind=row.take("kind", one_of(OrganisationKind)),
        helps_with=row.take("helps_with", TEXT),
        url=row.take("url", HTTPS),
        area=row.take("area", list_of(AREA)),
        languages=row.take_if("languages", list_of(TAG)) or (),
        phone=row.take_if("phone", PHONE),
        cost=row.take_if("cost", one_of(Cost)),
        note=row.take_if("note", TEXT),
        **_provenance(row),
    )
    row.done()
    return organisation


def _phone(row: Row) -> tuple[str | None, PhoneLine | None]:
    phone = row.take_if("phone", PHONE)
    phone_is = row.take_if("phone_is", one_of(PhoneLine))
    if phone_is and not phone:
        raise row.fault("phone_is without phone", "both or neither", "Add the phone or remove it.")
    return phone, phone_is


def _provenance(row: Row) -> _Provenance:
    return {
        "source": row.take("source", TEXT),
        "checked_on": row.take("checked_on", ISO),
        "confidence": row.take("confidence", one_of(Confidence)),
        "undated": row.take_if("undated", YES) or False,
        "corrected": row.take_if("corrected", CORRECTED) or (),
    }
