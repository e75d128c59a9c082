"""The public page that fits a result: what codes on paper and messages may carry, and only that."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from flask import abort, request, url_for

from portal.filing.directory import County
from portal.filing.guides import county_slug
from portal.law.model import Relief
from portal.web import event
from portal.web.portal import portal

HOST = re.compile(r"[A-Za-z0-9.-]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class PublicPage:
    """A page that is the same for everyone: its path, and its whole address on this site alone."""

    path: str
    address: str

    @property
    def message(self) -> str:
        """Return the link that begins a text message with this address and nothing else."""
        return f"sms:?&body={quote(self.address, safe='')}"


@dataclass(frozen=True, slots=True)
class Shareable:
    """The page on the topic of a result, and one that tells nothing of it; None where both are one.

    `county` is the county that both are about; None where there is none, or several.
    """

    topic: PublicPage
    quiet: PublicPage | None
    county: County | None


def shareable(reliefs: Iterable[Relief], counties: Iterable[County]) -> Shareable:
    """Return what to share of a result with these reliefs in these counties.

    Several reliefs have no page in common but the county's, or else the list of all guides.
    """
    topics, places = sorted(set(reliefs)), {county.fips: county for county in counties}
    county = next(iter(places.values())) if len(places) == 1 else None
    quiet = _county_page(county)
    if len(topics) > 1:
        return Shareable(quiet if county else public(url_for("guide.index")), None, county)
    slug = topics[0].replace("_", "-")
    if slug not in portal().guides.by_slug:
        return Shareable(quiet, None, county)
    if county is None:
        return Shareable(public(url_for("guide.show", slug=slug)), quiet, None)
    place = county_slug(county)
    return Shareable(public(url_for("guide.in_county", slug=slug, place=place)), quiet, county)


def own_address() -> str:
    """Return this site's own address without a path; a host that is no host is refused (400).

    It has the configured host, or else the host that the browser asked for, and https.
    """
    own = portal().press.public_address
    if not own:
        if not HOST.fullmatch(request.host):
            abort(400)
        own = f"https://{request.host}"
    return own


def public(path: str) -> PublicPage:
    """Return the page at a path of this site; a request whose host is no host is refused (400)."""
    return PublicPage(path, own_address() + path)


def memory_key(name: str, *more: str) -> tuple[str, ...]:
    """Return under what a page for everyone is kept: its path, this site's address, any event."""
    return (name, request.path, own_address(), event.mark(), *more)


def _county_page(county: County | None) -> PublicPage:
    if county is None:
        return public(url_for("guide.counties"))
    return public(url_for("guide.county", place=county_slug(county)))
