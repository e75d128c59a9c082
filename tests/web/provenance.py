"""Where each fact on a page comes from: every link, phone and street is held against its row."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from portal.filing.directory import Court, Directory, Sourced
from portal.law.estimate import Law
from portal.web.words import LEGINFO, law_link, phone_link
from tests.web.markup import Element

MAY_HAVE_CHANGED = "may have changed"


@dataclass
class Rows:
    """Every row of the directory by what it says: its addresses on the web, phones, streets."""

    urls: dict[str, list[Sourced]] = field(default_factory=dict)
    phones: dict[str, list[Sourced]] = field(default_factory=dict)
    streets: dict[str, list[Sourced]] = field(default_factory=dict)
    names: dict[str, list[Sourced]] = field(default_factory=dict)

    @classmethod
    def of(cls, directory: Directory) -> "Rows":
        """Return the rows of a directory."""
        rows = cls()
        for county in directory.counties:
            court = county.court
            where = f"{court.courthouse}, {court.address}, {court.city}, CA {court.zip}"
            rows._put(court, court.name, None, None, court.url, court.contact_page)
            rows._put(_seen(court, court.address_checked_on), None, where, None)
            rows._put(_seen(court, court.phone_checked_on), None, None, court.phone)
            if county.record_clearing:
                rows._put(county.record_clearing, None, None, None, county.record_clearing.url)
            if county.prosecutor:
                rows._put(
                    county.prosecutor, county.prosecutor.name, None, None, county.prosecutor.url
                )
            office = county.public_defender
            if office:
                rows._put(office, office.name, None, office.phone, office.url)
        for found in directory.organisations:
            rows._put(found, found.name, None, found.phone, found.url)
        return rows

    def _put(
        self,
        row: Sourced,
        name: str | None,
        street: str | None,
        phone: str | None,
        *urls: str | None,
    ) -> None:
        for place, key in (
            (self.names, name),
            (self.streets, street),
            (self.phones, phone and phone_link(phone)),
            *((self.urls, url) for url in urls),
        ):
            if key:
                place.setdefault(key, []).append(row)


def _seen(court: Court, checked_on: str | None) -> Sourced:
    """Return the row of a part of a court that may have been seen later than the rest."""
    return replace(court, checked_on=checked_on, undated=False) if checked_on else court


def cited(law: Law) -> set[str]:
    """Return every address of the law itself that a citation of the tables may lead to."""
    cites = {cite for rule in law.rules.values() for cite in rule.cites}
    return {link for cite in cites if (link := law_link(cite)) is not None}


def untraced(page: Element, rows: Rows, law: Law, as_of: date) -> Iterator[str]:
    """Yield each outgoing link, phone, street or name that no row with source and date says."""
    for link in page.all("a"):
        yield from _link(link, page, rows, law, as_of)
    for street in page.all("bdi"):
        if ", CA " in street.text and not any(
            row.fresh(as_of) for row in rows.streets.get(street.text, [])
        ):
            yield f"a street with no fresh row: {street.text}"
    for block in page.classed("contact"):
        name = block.all("strong")[0].text
        if not any(_stands(row) for row in rows.names.get(name, [])):
            yield f"a name with no row: {name}"


def _link(link: Element, page: Element, rows: Rows, law: Law, as_of: date) -> Iterator[str]:
    href = link.get("href")
    if href.startswith(LEGINFO):
        if href not in cited(law):
            yield f"a law that no rule cites: {href}"
    elif href.startswith("tel:"):
        yield from _phone(link, page, rows, as_of)
    elif href.startswith("http") and not any(_stands(row) for row in rows.urls.get(href, [])):
        yield f"a link with no row: {href}"


def _stands(row: Sourced) -> bool:
    return row.shown and bool(row.source) and row.checked_day.year > 2000


def _phone(link: Element, page: Element, rows: Rows, as_of: date) -> Iterator[str]:
    found = rows.phones.get(link.get("href"), [])
    if any(row.fresh(as_of) for row in found):
        return
    block = next((b for b in page.classed("contact") if link in list(b)), None)
    if not any(_stands(row) for row in found):
        yield f"a phone with no row: {link.get('href')}"
    elif block is None or MAY_HAVE_CHANGED not in block.text:
        yield f"an old phone as if it were a fact: {link.get('href')}"
