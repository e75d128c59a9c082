"""The words of a form: its release, its fields, who fills them in, and its one kind of error."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from portal.filing.directory import Sourced
from portal.law.model import Route


class FormError(Exception):
    """A form or a request that cannot stand, told to the person who can mend it."""

    def __init__(self, where: str, *, found: str, expected: str, cure: str) -> None:
        super().__init__(f"{where}: found {found}; expected {expected}. To cure: {cure}")
        self.where, self.found = where, found
        self.expected, self.cure = expected, cure


class FieldKind(StrEnum):
    """What sort of field it is in the PDF; only text and check are ever filled in."""

    TEXT = "text"
    CHECK = "check"
    RADIO = "radio"
    BUTTON = "button"
    CHOICE = "choice"
    SIGNATURE = "signature"


class FilledBy(StrEnum):
    """Who fills a field in; `nobody` means lawyers and the court."""

    PORTAL = "portal"
    PERSON = "person"
    NOBODY = "nobody"


class Entry(StrEnum):
    """The texts the portal may write: never one about the person."""

    COUNTY = "county"
    COURT_STREET = "court_street"
    COURT_MAILING = "court_mailing"
    COURT_CITY_ZIP = "court_city_zip"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """A field as the known release has it, and what the portal does with it.

    A field of the portal's has exactly one of `write`, `route` and `charge`; others have none.
    """

    name: str
    kind: FieldKind
    filled_by: FilledBy
    on_state: str | None = None
    write: Entry | None = None
    route: Route | None = None
    charge: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRelease(Sourced):
    """The release of a form that is known; `size` in bytes, `pages` None when not known."""

    number: str
    title: str
    page: str
    download: str
    revision: str
    size: int
    sha256: str
    root: str
    pages: int | None
    fields: tuple[FormField, ...]

    @property
    def file(self) -> str:
        """Return the name under which the file is kept, like cr-400.pdf."""
        return f"{self.number.lower()}.pdf"


Releases = Mapping[str, FormRelease]
