"""The dated report on the links: read, merged with what a run finds, and written whole."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from secrets import token_hex

from portal.filing.directory import Directory, DirectoryError
from portal.filing.directory_cells import TEXT, YES, Check, Row, matching, one_of
from portal.filing.directory_load import COUNTIES, ORGANISATIONS
from portal.filing.links import (
    Finding,
    LinkState,
    Reason,
    Seen,
    is_confirmed_broken,
    settled,
)

REPORT = Path(__file__).with_name("data") / "links.json"
FORMAT = 1
RUNS_KEPT = 60

Places = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One address: where it stands in the data, the last finding, and the runs, oldest first."""

    places: tuple[str, ...]
    finding: Finding
    history: tuple[Seen, ...]
    last_ok: date | None = None

    @property
    def checked_on(self) -> date:
        """Return the day of the last run that asked this address."""
        return self.history[-1].on

    @property
    def confirmed_broken(self) -> bool:
        """Return whether the link still stands in the data and has been broken long enough."""
        return bool(self.places) and is_confirmed_broken(self.history)


@dataclass(frozen=True, slots=True)
class LinkReport:
    """What is known of every address, in the order of the alphabet."""

    links: Mapping[str, Link] = field(default_factory=dict)

    def offered(self, url: str) -> bool:
        """Return whether a page may still offer this link.

        Not when it is confirmed broken, nor while it leads to a domain no person has looked at.
        An address never checked is offered.
        """
        link = self.links.get(url)
        return not link or not (is_confirmed_broken(link.history) or link.finding.needs_person)

    def checked_on(self, url: str) -> date | None:
        """Return the day this address was last asked, or None if it never was."""
        link = self.links.get(url)
        return link.checked_on if link else None

    @property
    def last_run(self) -> date | None:
        """Return the day of the newest finding, or None for an empty report."""
        return max((link.checked_on for link in self.links.values()), default=None)

    @property
    def confirmed_broken(self) -> tuple[str, ...]:
        """Return the addresses that are confirmed broken."""
        return tuple(url for url, link in self.links.items() if link.confirmed_broken)

    def placed(self, places: Places) -> "LinkReport":
        """Return the report with the places as they are now; none where an address has gone."""
        return LinkReport(
            {url: replace(link, places=places.get(url, ())) for url, link in self.links.items()}
        )

    def merged(
        self, url: str, places: tuple[str, ...], found: Finding, as_of: date
    ) -> "LinkReport":
        """Return the report with what the run of that day found of one address."""
        before = self.links.get(url)
        history = before.history if before else ()
        finding = settled(_noticed(found, before), history)
        link = Link(
            places=places,
            finding=finding,
            history=(*history, Seen(as_of, finding.reason, finding.detail))[-RUNS_KEPT:],
            last_ok=as_of
            if finding.state is LinkState.OK
            else (before.last_ok if before else None),
        )
        return LinkReport(dict(sorted({**self.links, url: link}.items())))


def _noticed(found: Finding, before: Link | None) -> Finding:
    """Return the finding with a PDF's change noticed, and its print kept while it is not seen."""
    known = before.finding.sha256 if before else None
    if found.sha256 and known and found.sha256 != known and found.reason is Reason.ANSWERED:
        return replace(found, reason=Reason.NEW_REVISION, detail="the PDF is not the one seen last")
    return replace(found, sha256=found.sha256 or known)


def outgoing(directory: Directory) -> dict[str, tuple[str, ...]]:
    """Return every address the directory sends people to, with the places where it stands."""
    places: dict[str, tuple[str, ...]] = {}
    for url, place in _addresses(directory):
        places[url] = (*places.get(url, ()), place)
    return places


def _addresses(directory: Directory) -> Iterator[tuple[str, str]]:
    for county in directory.counties:
        defender, prosecutor = county.public_defender, county.prosecutor
        cells = {
            "court.url": county.court.url,
            "court.contact_page": county.court.contact_page,
            "record_clearing.url": county.record_clearing and county.record_clearing.url,
            "public_defender.url": defender and defender.url,
            "prosecutor.url": prosecutor and prosecutor.url,
        }
        for cell, url in cells.items():
            if url:
                yield url, f"{COUNTIES}, {county.name}, {cell}"
    for organisation in directory.organisations:
        yield organisation.url, f"{ORGANISATIONS}, {organisation.id}, url"


# --- reading


def read_report(path: Path) -> LinkReport:
    """Return the report in a file, an empty one where there is none, or raise DirectoryError."""
    if not path.exists():
        return LinkReport()
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        cure = "Take the last whole version back from the repository, or remove the file."
        found = str(error)
        raise DirectoryError(path.name, "whole file", found, "a JSON file", cure) from error
    top = Row(path.name, "whole file", content)
    top.take("format", _FORMAT)
    links = top.take("links", _OBJECT)
    top.done()
    return LinkReport({url: _link(Row(path.name, url, links[url])) for url in sorted(links)})


def _link(row: Row) -> Link:
    row.take_if("confirmed_broken", YES)
    finding = Finding(
        reason=_reason(row),
        detail=row.take_if("detail", TEXT) or "",
        proposed=row.take_if("proposed", _ADDRESS),
        needs_person=row.take_if("needs_person", YES) or False,
        sha256=row.take_if("sha256", _SHA256),
    )
    runs = row.take("history", _RUNS)
    link = Link(
        places=row.take("places", _PLACES),
        finding=finding,
        last_ok=row.take_if("last_ok", _DAY),
        history=tuple(
            _seen(Row(row.file, f"{row.name}, run {number}", line))
            for number, line in enumerate(runs, 1)
        ),
    )
    row.done()
    if not _ascending([seen.on for seen in link.history]):
        raise row.fault("runs out of order", "each day once, oldest first", "Put them in order.")
    return link


def _reason(row: Row) -> Reason:
    """Return the reason; the state beside it is for readers, and must be the reason's own."""
    state, reason = row.take("state", one_of(LinkState)), row.take("reason", one_of(Reason))
    if state is not reason.state:
        raise row.fault(f"state = {state!r}", f"{reason.state}, for {reason}", _CURE)
    return reason


def _seen(row: Row) -> Seen:
    seen = Seen(
        on=row.take("on", _DAY),
        reason=_reason(row),
        detail=row.take_if("detail", TEXT) or "",
    )
    row.done()
    return seen


def _ascending(days: Sequence[date]) -> bool:
    return all(one < next_ for one, next_ in pairwise(days))


def _read_day(cell: object) -> date | None:
    try:
        return date.fromisoformat(cell) if isinstance(cell, str) else None
    except ValueError:
        return None


def _read_places(cell: object) -> tuple[str, ...] | None:
    if not isinstance(cell, list) or not all(isinstance(place, str) for place in cell):
        return None
    return tuple(cell)


_CURE = "Take the last whole version back from the repository."
_FORMAT: Check[int] = Check(
    f"{FORMAT}", "Use the portal that wrote it.", lambda cell: FORMAT if cell == FORMAT else None
)
_OBJECT: Check[dict[str, object]] = Check(
    "an object, by address", _CURE, lambda cell: cell if isinstance(cell, dict) else None
)
_RUNS: Check[list[object]] = Check(
    "at least one run", _CURE, lambda cell: cell if isinstance(cell, list) and cell else None
)
_PLACES = Check("a list of places", _CURE, _read_places)
_DAY = Check("a day like 2026-11-22", _CURE, _read_day)
_ADDRESS = matching(r"https?://[!-~]+", "a web address", _CURE)
_SHA256 = matching(r"[0-9a-f]{64}", "64 hexadecimal digits", _CURE)


# --- writing


def write_report(report: LinkReport, path: Path) -> None:
    """Write the report in place of the file, whole or not at all; one line an address."""
    told_links = ((_json(url), _json(_cells(link))) for url, link in sorted(report.links.items()))
    lines = ",\n".join(f"{url}: {cells}" for url, cells in told_links)
    text = f'{{"format": {FORMAT}, "links": {{\n{lines}\n}}}}\n'
    part = path.with_name(f".{path.name}.{token_hex(4)}.part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _json(cells: object) -> str:
    return json.dumps(cells, ensure_ascii=False, sort_keys=True)


def _cells(link: Link) -> dict[str, object]:
    found = link.finding
    cells = {
        "state": found.state,
        "confirmed_broken": link.confirmed_broken,
        "reason": found.reason,
        "detail": found.detail,
        "proposed": found.proposed,
        "needs_person": found.needs_person,
        "sha256": found.sha256,
        "last_ok": link.last_ok and link.last_ok.isoformat(),
    }
    runs = [
        _told(
            {
                "on": run.on.isoformat(),
                "state": run.reason.state,
                "reason": run.reason,
                "detail": run.detail,
            }
        )
        for run in link.history
    ]
    return {**_told(cells), "places": list(link.places), "history": runs}


def _told(cells: Mapping[str, object]) -> dict[str, object]:
    """Return the cells that say something."""
    return {name: cell for name, cell in cells.items() if cell}


# --- telling


def told(link: Link) -> str:
    """Return why a link is in its state, and what to write instead, in words."""
    found = link.finding
    reason = found.reason.replace("_", " ") + (f" ({found.detail})" if found.detail else "")
    parts = [
        reason,
        f"write {found.proposed}" if found.proposed else "",
        "a person must look first" if found.needs_person else "",
        "CONFIRMED" if link.confirmed_broken else "",
    ]
    return "; ".join(part for part in parts if part)


def markdown(report: LinkReport) -> str:
    """Return the links that stand in the data as a Markdown table, those to mend first."""
    rows = ["| state | address | why | last ok | checked | where |", "|---|---|---|---|---|---|"]
    for url, link in by_state(report):
        last_ok = link.last_ok.isoformat() if link.last_ok else "never seen"
        cells = (
            link.finding.state,
            f"<{url}>",
            told(link),
            last_ok,
            link.checked_on.isoformat(),
            "; ".join(link.places),
        )
        rows.append(f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |")
    return "\n".join(rows) + "\n"


def by_state(report: LinkReport) -> list[tuple[str, Link]]:
    """Return the links that stand in the data: broken, moved, blocked, unknown, ok."""
    order = ("broken", "moved", "blocked", "unknown", "ok")
    standing = [(url, link) for url, link in report.links.items() if link.places]
    return sorted(standing, key=lambda item: (order.index(item[1].finding.state), item[0]))
