"""The directory: the county courts and the organisations that help, as frozen records."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

FRESH_FOR = timedelta(days=366)


class Confidence(StrEnum):
    """How surely a record is known."""

    SEEN = "seen"
    MIXED = "mixed"
    INFERRED = "inferred"
    FROM_MEMORY = "from_memory"
    NOT_SEEN = "not_seen"


class PhoneLine(StrEnum):
    """Which desk answers a phone number."""

    MAIN = "main"
    MAIN_AND_CRIMINAL = "main_and_criminal"
    CRIMINAL = "criminal"
    CRIMINAL_AND_TRAFFIC = "criminal_and_traffic"
    CRIMINAL_FILING = "criminal_filing"
    CRIMINAL_RECORDS = "criminal_records"
    CRIMINAL_COURTHOUSE = "criminal_courthouse"
    CLERK = "clerk"
    SELF_HELP = "self_help"
    RECORD_CLEARING = "record_clearing"


class PageOwner(StrEnum):
    """Who keeps a county's page on clearing a record."""

    COURT = "court"
    PUBLIC_DEFENDER = "public_defender"
    NONPROFIT = "nonprofit"


class DefenderKind(StrEnum):
    """How a county provides its public defender."""

    COUNTY_OFFICE = "county_office"
    CONTRACT = "contract"
    BAR_PANEL = "bar_panel"
    UNCLEAR = "unclear"


class OrganisationKind(StrEnum):
    """What sort of help an organisation or a page gives."""

    COURT_INFORMATION = "court_information"
    FORM = "form"
    OWN_RECORD = "own_record"
    GUIDE = "guide"
    LEGAL_AID = "legal_aid"
    LEGAL_AID_DIRECTORY = "legal_aid_directory"
    LAW_LIBRARY = "law_library"
    LAWYER_REFERRAL = "lawyer_referral"
    CLINIC = "clinic"
    REENTRY = "reentry"
    IMMIGRATION = "immigration"
    CANNABIS_JUSTICE = "cannabis_justice"
    FEDERAL = "federal"
    CLEMENCY = "clemency"
    REFERRAL_LINE = "referral_line"
    LOCAL_PROGRAM = "local_program"
    PUBLIC_DEFENDER = "public_defender"
    PROSECUTOR = "prosecutor"


class Cost(StrEnum):
    """What the help costs the person who asks for it."""

    FREE = "free"
    REDUCED_RATE = "reduced_rate"
    FEE_OR_WAIVER = "fee_or_waiver"
    PAID = "paid"
    VARIES = "varies"


class Area(StrEnum):
    """An area served that is not a county: a county is named by its fips code."""

    CALIFORNIA = "california"
    FEDERAL = "federal"


class DirectoryError(Exception):
    """A row of the directory's files that cannot stand, told to the person who can mend it."""

    def __init__(self, file: str, row: str, found: str, expected: str, cure: str) -> None:
        super().__init__(f"{file}, {row}: found {found}; expected {expected}. To cure: {cure}")
        self.file = file
        self.row = row
        self.found = found
        self.expected = expected
        self.cure = cure


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """A record that says where it was seen, when, and how surely.

    `checked_on` is an ISO date or month, that of the record's oldest part; when `undated` is
    true the source bears no date, `checked_on` is only a floor, and it is not to be printed.
    `corrected` names the cells that a person put right: no sync proposes another value for them.
    """

    source: str
    checked_on: str
    confidence: Confidence
    undated: bool = False
    corrected: tuple[str, ...] = ()

    @property
    def shown(self) -> bool:
        """Return whether a page may print this record: never one from memory or not seen."""
        return self.confidence not in {Confidence.FROM_MEMORY, Confidence.NOT_SEEN}

    @property
    def checked_day(self) -> date:
        """Return `checked_on` as a day, a month standing as its first day."""
        return iso_day(self.checked_on)

    def fresh(self, as_of: date) -> bool:
        """Return whether a phone or a street of this record may be shown as a fact on that day.

        True when it may be shown, bears a date, and was checked not more than 366 days before.
        """
        return self.shown and not self.undated and as_of - self.checked_day <= FRESH_FOR

    def part_fresh(self, checked_on: str | None, as_of: date) -> bool:
        """Return the same of a part that was checked on this day, if that is not the record's."""
        if checked_on is None:
            return self.fresh(as_of)
        return self.shown and as_of - iso_day(checked_on) <= FRESH_FOR


@dataclass(frozen=True, slots=True, kw_only=True)
class Court(Sourced):
    """A county's superior court, and the courthouse where criminal papers are filed.

    `phone_checked_on` and `address_checked_on` are ISO dates or months of a part that was checked
    later than the rest of the record; None where it was not.
    """

    name: str
    url: str
    courthouse: str
    address: str
    city: str
    zip: str
    phone: str | None = None
    phone_is: PhoneLine | None = None
    contact_page: str | None = None
    phone_checked_on: str | None = None
    address_checked_on: str | None = None

    def phone_on(self, as_of: date) -> str | None:
        """Return the phone if it may be shown as a fact on that day."""
        return self.phone if self.part_fresh(self.phone_checked_on, as_of) else None

    def address_fresh(self, as_of: date) -> bool:
        """Return whether the street may be shown as a fact on that day."""
        return self.part_fresh(self.address_checked_on, as_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordClearing(Sourced):
    """A county's own page on clearing a record."""

    url: str
    owner: PageOwner


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicDefender(Sourced):
    """The office or the contract lawyers who defend a county's criminal cases."""

    kind: DefenderKind
    name: str | None = None
    url: str | None = None
    phone: str | None = None
    phone_is: PhoneLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prosecutor(Sourced):
    """The district attorney, who is served with the papers."""

    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class County:
    """One of California's 58 counties, by its five-digit FIPS code."""

    fips: str
    name: str
    court: Court
    record_clearing: RecordClearing | None = None
    public_defender: PublicDefender | None = None
    prosecutor: Prosecutor | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Sourced):
    """An organisation, a page or a form that helps.

    `helps_with` is for the public and is translated; `note` is for the keepers of the file.
    """

    id: str
    name: str
    kind: OrganisationKind
    helps_with: str
    url: str
    area: tuple[str, ...]
    languages: tuple[str, ...] = ()
    phone: str | None = None
    cost: Cost | None = None
    note: str | None = None

    def serves(self, fips: str) -> bool:
        """Return whether a person with a case in this county may turn to it."""
        return fips in self.area or any(code in self.area for code in Area)


@dataclass(frozen=True, slots=True)
class Directory:
    """All counties, alphabetical by name, and all organisations, in the order of the file."""

    counties: tuple[County, ...]
    organisations: tuple[Organisation, ...]

    def county(self, fips: str) -> County | None:
        """Return the county with this FIPS code, or None."""
        return next((county for county in self.counties if county.fips == fips), None)

    def organisation(self, id: str) -> Organisation | None:  # noqa: A002 (the file's own word)
        """Return the organisation with this id, or None."""
        return next((found for found in self.organisations if found.id == id), None)


def iso_day(text: str) -> date:
    """Return the day an ISO date or month names (a month, its first), or raise ValueError."""
    return date.fromisoformat(text if text.count("-") > 1 else f"{text}-01")
