"""What of the directory may be shown on a day: phones that are fresh, links that are not broken."""

from dataclasses import dataclass, field
from datetime import date

from portal.filing.directory import Cost, Directory, Organisation, PublicDefender, Sourced
from portal.filing.link_report import LinkReport

FALLBACK = "courts-prop64"
FIND_COURT = "courts-find"


@dataclass(frozen=True, slots=True)
class Lead:
    """A link that may be offered: the row it stands in, and the day it was last asked, if ever.

    `instead` is true where it stands in for a page that is not known or confirmed broken.
    """

    url: str
    name: str
    source: Sourced
    checked_on: date | None = None
    instead: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to turn to: what may be shown of them, and the row it comes from.

    `phone` is there only while it may be shown as a fact, unless `may_have_changed` is true.
    """

    name: str
    phone: str | None
    url: str | None
    helps_with: str | None
    source: Sourced
    languages: tuple[str, ...] = ()
    cost: Cost | None = None
    checked_on: date | None = None
    may_have_changed: bool = False


@dataclass(frozen=True, slots=True)
class Showing:
    """The directory as a page may show it on a day, by the report on its links."""

    directory: Directory
    as_of: date
    report: LinkReport = field(default_factory=LinkReport)

    def lead(self, url: str | None, name: str, source: Sourced) -> Lead | None:
        """Return the link of a row, or None where there is none to offer."""
        if not url or not source.shown or not self.report.offered(url):
            return None
        return Lead(url, name, source, self.report.checked_on(url))

    def page(self, code: str, *, instead: bool = False) -> Lead | None:
        """Return the link of an organisation, or None where there is none to offer."""
        found = self.directory.organisation(code)
        lead = self.lead(found.url, found.name, found) if found else None
        return Lead(lead.url, lead.name, lead.source, lead.checked_on, instead) if lead else None

    def page_or_statewide(self, code: str) -> Lead | None:
        """Return the link of an organisation, or else that of the statewide page."""
        return self.page(code) or self.page(FALLBACK, instead=True)

    def phone(self, number: str | None, source: Sourced) -> str | None:
        """Return the phone if it may be shown as a fact on this day."""
        return number if source.fresh(self.as_of) else None

    def organisation(self, found: Organisation) -> Contact:
        """Return an organisation as it may be shown on this day."""
        return self._contact(found.name, found, found.phone, found.url, found)

    def defender(self, found: PublicDefender | None) -> Contact | None:
        """Return a county's public defender, if the office's name is known from a source."""
        if found is None or not found.shown or found.name is None:
            return None
        return self._contact(found.name, found, found.phone, found.url, None)

    def _contact(
        self,
        name: str,
        source: Sourced,
        phone: str | None,
        url: str | None,
        more: Organisation | None,
    ) -> Contact:
        lead = self.lead(url, name, source)
        return Contact(
            name,
            self.phone(phone, source),
            lead.url if lead else None,
            more.helps_with if more else None,
            source,
            more.languages if more else (),
            more.cost if more else Cost.FREE,
            lead.checked_on if lead else None,
        )
