"""Takes all services from an HSDS 3 API. What they say is not judged here."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from portal.cli.hsds_text import plain
from portal.cli.json_answers import TELL, JsonAnswers
from portal.cli.stop import Stop
from portal.filing.link_address import is_loopback, target_of

PER_PAGE = 100
CHILDREN = frozenset(
    {  # what a list may leave out
        "phones",
        "languages",
        "service_areas",
        "service_at_locations",
        "cost_options",
    }
)
CUT = "give the address of an HSDS 3 API, the part before /services"


@dataclass(frozen=True, slots=True)
class Item:
    """One service as it came, where it stood, and the id by which it was asked, if it had one."""

    place: str
    id: str | None
    service: object


class HsdsApi:
    """One API, by the address that its /services is below."""

    def __init__(self, base: str, answers: JsonAnswers, most_pages: int) -> None:
        self._base = _checked(base)
        self._answers = answers
        self._most_pages = most_pages

    def version(self) -> str:
        """Return the HSDS version that the API says it speaks; another than 3 is a Stop."""
        url = f"{self._base}/"
        found = self._answers.ask(url)
        version = found.get("version") if isinstance(found, dict) else None
        if isinstance(version, str) and re.fullmatch(r"v?3(\.[0-9]{1,4}){0,3}", version):
            return version
        told = "no version" if version is None else f"version {plain(str(version), 40)!r}"
        raise Stop(url, found=told, expected="an HSDS version that starts with 3.", cure=CUT)

    def services(self, since: date | None) -> Iterator[Item]:
        """Yield each service whole; its own page is asked where a list leaves its children out.

        `since` asks for those that changed on that day or later.
        """
        seen: set[str] = set()
        for number in range(1, self._most_pages + 1):
            url = self._address(number, since)
            contents, is_last = self._page(url)
            ids = {_id_of(item) or f"{number}/{place}" for place, item in enumerate(contents)}
            if not is_last and ids <= seen:
                raise Stop(
                    url,
                    found="no service that an earlier page has not, and it is not the last",
                    expected="a list that goes on, or ends",
                    cure="tell those who run the API: it may not know the parameter page",
                )
            seen |= ids
            for place, item in enumerate(contents, 1):
                yield self._whole(item, f"page {number}, item {place}")
            if is_last:
                return
        raise Stop(
            f"{self._base}/services",
            found=f"no last page among {self._most_pages}",
            expected="a list that ends",
            cure="ask for less with --since, or for more with --pages; nothing was written",
        )

    def _address(self, number: int, since: date | None) -> str:
        asked = {"page": str(number), "per_page": str(PER_PAGE), "full": "true"}
        if since:
            asked["modified_after"] = f"{since.isoformat()}T00:00:00Z"
        return f"{self._base}/services?{urlencode(asked)}"

    def _page(self, url: str) -> tuple[list[object], bool]:
        """Return what a page holds, and whether it is the last."""
        page = self._answers.ask(url)
        cells: Mapping[str, object] = page if isinstance(page, dict) else {}
        contents, is_last = cells.get("contents"), cells.get("last_page")
        if not isinstance(contents, list):
            expected = "a Page of HSDS 3, with contents"
            raise Stop(url, found="no list under contents", expected=expected, cure=TELL)
        if not isinstance(is_last, bool):
            expected = "last_page, true or false"
            raise Stop(url, found="no last_page", expected=expected, cure=TELL)
        return contents, is_last

    def _whole(self, item: object, place: str) -> Item:
        """Return the item; where all its children are left out, what its own page says."""
        id_ = _id_of(item)
        if id_ is None or not isinstance(item, dict) or CHILDREN & item.keys():
            return Item(place, id_, item)
        return Item(f"service {id_}", id_, self._answers.ask(f"{self._base}/services/{id_}"))


def _checked(base: str) -> str:
    """Return the address without its last slash, if it may be asked; else a Stop."""
    try:
        parts = urlsplit(base)
        plain_ = not (parts.query or parts.fragment) and target_of(base, base)
    except ValueError:
        plain_ = None
    if plain_ and (parts.scheme == "https" or is_loopback(base)):
        return base.rstrip("/")
    where = re.sub(r"//[^/]*@", "//(a name or password)@", plain(base, 200))
    expected = "https://, no name or password in it, nothing after the path"
    raise Stop(where, found="an address that is not asked", expected=expected, cure=CUT)


def _id_of(item: object) -> str | None:
    """Return an item's id if it is a UUID: nothing else goes into an address."""
    id_ = item.get("id") if isinstance(item, dict) else None
    try:
        return str(UUID(id_)) if isinstance(id_, str) else None
    except ValueError:
        return None
