"""Reads the directory's two TOML files, strictly: a wrong row is a DirectoryError."""

import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Generic, TypedDict, TypeVar

from portal.filing.directory import (
    Area,
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

COUNTIES = "counties.toml"
ORGANISATIONS = "organisations.toml"
COUNTY_COUNT = 58

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class _Check(Generic[T]):
    """What a cell must be: `read` gives its value, or None when it is something else."""

    expected: str
    cure: str
    read: Callable[[object], T | None]


class _Row:
    """One table of a file: gives each cell once, checked, and refuses what is left over."""

    def __init__(self, file: str, name: str, cells: object) -> None:
        self.file = file
        self.name = name
        if not isinstance(cells, dict):
            raise self.fault(repr(cells), "a table", "Write it as a table with its own heading.")
        self._left: dict[str, object] = dict(cells)

    def fault(self, found: str, expected: str, cure: str) -> DirectoryError:
        """Return the error for this row, to be raised by the caller."""
        return DirectoryError(self.file, self.name, found, expected, cure)

    def rename(self, name: str) -> None:
        """Take a better name for errors, once the row has told its own."""
        self.name = name

    def has(self, key: str) -> bool:
        """Return whether this key is written and not yet taken."""
        return key in self._left

    def take(self, key: str, check: _Check[T]) -> T:
        """Return the checked cell under a key that must be there."""
        if key not in self._left:
            raise self.fault(f"no {key}", f"{key}: {check.expected}", f"Add {key} to the row.")
        cell = self._left.pop(key)
        value = check.read(cell)
        if value is None:
            raise self.fault(f"{key} = {cell!r}", check.expected, check.cure)
        return value

    def take_if(self, key: str, check: _Check[T]) -> T | None:
        """Return the checked cell under a key that may be left out."""
        return self.take(key, check) if key in self._left else None

    def table(self, key: str) -> "_Row":
        """Return the sub-table under a key, named after this row."""
        return _Row(self.file, f"{self.name}, {key}", self.take(key, _ANYTHING))

    def done(self) -> None:
        """Refuse any key that nobody took."""
        for key in self._left:
            raise self.fault(f"the key {key}", "only known keys", "Correct its name or remove it.")


class _Provenance(TypedDict):
    source: str
    checked_on: str
    confidence: Confidence
    undated: bool


def _matching(pattern: str, expected: str, cure: str) -> _Check[str]:
    def read(cell: object) -> str | None:
        return cell if isinstance(cell, str) and re.fullmatch(pattern, cell) else None

    return _Check(expected, cure, read)


def _one_of(words: type[E]) -> _Check[E]:
    def read(cell: object) -> E | None:
        return next((word for word in words if word == cell), None)

    return _Check(f"one of {', '.join(words)}", "Choose one of these words.", read)


def _list_of(item: _Check[str]) -> _Check[tuple[str, ...]]:
    def read(cell: object) -> tuple[str, ...] | None:
        cells = cell if isinstance(cell, list) else []
        values = tuple(value for value in map(item.read, cells) if value is not None)
        return values if values and len(set(values)) == len(cells) else None

    return _Check(f"a list, each once, of {item.expected}", item.cure, read)


def _read_iso(cell: object) -> str | None:
    if not isinstance(cell, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", cell):
        return None
    try:
        iso_day(cell)
    except ValueError:
        return None
    return cell


def _read_fips(cell: object) -> str | None:
    odd_to_115 = r"06(0[0-9][13579]|10[13579]|11[135])"
    return cell if isinstance(cell, str) and re.fullmatch(odd_to_115, cell) else None


_ANYTHING: _Check[object] = _Check("a table", "Add the table.", lambda cell: cell)
_TEXT = _matching(
    r"\S([^\n]*\S)?",
    "one line of text, with no space at either end",
    "Write the text, or leave the key out when there is none.",
)
_YES = _Check("true", "Leave the key out when it is not true.", lambda cell: cell is True or None)
_HTTPS = _matching(
    r"https://([a-z0-9-]+\.)+[a-z]{2,}(/[!-~]*)?",
    "an https address",
    'Write https, and confidence = "inferred" when it was seen as http.',
)
_PHONE = _matching(
    r"\([2-9][0-9]{2}\) [0-9]{3}-[0-9]{4}( ext\. [0-9]{1,6})?|[2-9][0-9]{2}",
    'a phone like "(510) 891-6000", "(510) 891-6000 ext. 7001" or "211"',
    "Write it in that form.",
)
_ZIP = _matching(r"[0-9]{5}", "five digits in quotes", "Write the five-digit ZIP.")
_ISO = _Check(
    'a date or month in quotes, like "2026-09-11" or "2026-09"',
    "Write the day or month of the row's oldest source.",
    _read_iso,
)
_FIPS = _Check(
    'a California county code in quotes, "06001" to "06115", odd',
    "Look the code up in the Census Bureau's county list.",
    _read_fips,
)
_ID = _matching(r"[a-z0-9]+(-[a-z0-9]+)*", "lower-case words joined by -", "Rename it so.")
_AREA = _Check(
    f"{', '.join(Area)} or a county code",
    "Name the state, the federal courts or the counties it serves.",
    lambda cell: _one_of(Area).read(cell) or _read_fips(cell),
)
_TAG = _matching(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?",
    "a language tag, like es or zh-Hant",
    "Write the BCP-47 tag.",
)


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


def _rows(path: Path, key: str) -> list[_Row]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        cure = "Put the file back, or mend the line it names."
        raise DirectoryError(path.name, "whole file", str(error), "a TOML file", cure) from error
    top = _Row(path.name, "whole file", content)
    rows = top.take(key, _Check(f"[[{key}]] rows", f"Head each row [[{key}]].", _read_list))
    top.done()
    return [_Row(path.name, f"{key} {place}", cells) for place, cells in enumerate(rows, 1)]


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


def _county(row: _Row) -> County:
    name = row.take("name", _TEXT)
    row.rename(f"{row.name} ({name})")
    county = County(
        fips=row.take("fips", _FIPS),
        name=name,
        court=_court(row.table("court")),
        record_clearing=_sub_table(row, "record_clearing", _record_clearing),
        public_defender=_sub_table(row, "public_defender", _public_defender),
        prosecutor=_sub_table(row, "prosecutor", _prosecutor),
    )
    row.done()
    return county


def _sub_table(row: _Row, key: str, read: Callable[[_Row], T]) -> T | None:
    return read(row.table(key)) if row.has(key) else None


def _court(row: _Row) -> Court:
    phone, phone_is = _phone(row)
    if phone and not phone_is:
        raise row.fault("phone without phone_is", "both or neither", "Say which desk answers.")
    court = Court(
        name=row.take("name", _TEXT),
        url=row.take("url", _HTTPS),
        courthouse=row.take("courthouse", _TEXT),
        address=row.take("address", _TEXT),
        city=row.take("city", _TEXT),
        zip=row.take("zip", _ZIP),
        phone=phone,
        phone_is=phone_is,
        contact_page=row.take_if("contact_page", _HTTPS),
        **_provenance(row),
    )
    row.done()
    return court


def _record_clearing(row: _Row) -> RecordClearing:
    page = RecordClearing(
        url=row.take("url", _HTTPS), owner=row.take("owner", _one_of(PageOwner)), **_provenance(row)
    )
    row.done()
    return page


def _public_defender(row: _Row) -> PublicDefender:
    phone, phone_is = _phone(row)
    defender = PublicDefender(
        kind=row.take("kind", _one_of(DefenderKind)),
        name=row.take_if("name", _TEXT),
        url=row.take_if("url", _HTTPS),
        phone=phone,
        phone_is=phone_is,
        **_provenance(row),
    )
    row.done()
    return defender


def _prosecutor(row: _Row) -> Prosecutor:
    prosecutor = Prosecutor(
        name=row.take("name", _TEXT), url=row.take_if("url", _HTTPS), **_provenance(row)
    )
    row.done()
    return prosecutor


def _organisation(row: _Row) -> Organisation:
    code = row.take("id", _ID)
    row.rename(f"{row.name} ({code})")
    organisation = Organisation(
        id=code,
        name=row.take("name", _TEXT),
        kind=row.take("kind", _one_of(OrganisationKind)),
        helps_with=row.take("helps_with", _TEXT),
        url=row.take("url", _HTTPS),
        area=row.take("area", _list_of(_AREA)),
        languages=row.take_if("languages", _list_of(_TAG)) or (),
        phone=row.take_if("phone", _PHONE),
        cost=row.take_if("cost", _one_of(Cost)),
        note=row.take_if("note", _TEXT),
        **_provenance(row),
    )
    row.done()
    return organisation


def _phone(row: _Row) -> tuple[str | None, PhoneLine | None]:
    phone = row.take_if("phone", _PHONE)
    phone_is = row.take_if("phone_is", _one_of(PhoneLine))
    if phone_is and not phone:
        raise row.fault("phone_is without phone", "both or neither", "Add the phone or remove it.")
    return phone, phone_is


def _provenance(row: _Row) -> _Provenance:
    return {
        "source": row.take("source", _TEXT),
        "checked_on": row.take("checked_on", _ISO),
        "confidence": row.take("confidence", _one_of(Confidence)),
        "undated": row.take_if("undated", _YES) or False,
    }
