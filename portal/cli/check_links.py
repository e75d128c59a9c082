"""`portal check-links`: ask every address the directory sends people to, politely, and report."""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import click
import requests

from portal.cli.link_visit import LEAST_PAUSE, Clock, Round, Web, open_session, visit
from portal.cli.stop import Stop
from portal.filing.directory import DirectoryError
from portal.filing.directory_load import load_directory
from portal.filing.link_address import is_loopback, site_of, target_of
from portal.filing.link_report import (
    REPORT,
    Link,
    LinkReport,
    Places,
    by_state,
    markdown,
    outgoing,
    read_report,
    told,
    write_report,
)
from portal.filing.links import LinkState

INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Outside:
    """What the command takes from the world: the time, the day, and a way to the web."""

    clock: Clock
    today: Callable[[], date]
    session: Callable[[], requests.Session]


LIVE = Outside(
    clock=Clock(time.monotonic, time.sleep),
    today=lambda: datetime.now(UTC).date(),
    session=open_session,
)


class Refused(Stop):
    """An expected end before any verdict: 1 is kept for a link that is confirmed broken."""

    exit_code = 2


@contextmanager
def _refusing() -> Iterator[None]:
    """Tell what is wrong with a file, and exit with 2."""
    try:
        yield
    except DirectoryError as error:
        where = f"{error.file}, {error.row}"
        raise Refused(where, found=error.found, expected=error.expected, cure=error.cure) from error
    except OSError as error:
        raise Refused.at_file(error) from error


def _extra(path: Path) -> dict[str, tuple[str, ...]]:
    """Return the addresses of a list, one a line; a line that starts with # is a remark."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        cure = "Save it as UTF-8."
        raise DirectoryError(path.name, "whole file", "other bytes", "UTF-8", cure) from error
    places: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(map(str.strip, lines), 1):
        if not line or line.startswith("#"):
            continue
        if not line.startswith(("https://", "http://")) or not target_of(line, line):
            expected = "one address a line, https:// or http://"
            cure = "Correct the address, or put # before a remark."
            raise DirectoryError(path.name, f"line {number}", repr(line), expected, cure)
        places[line] = (*places.get(line, ()), f"{path.name}, line {number}")
    return places


def _together(directory: Places, extra: Places) -> dict[str, tuple[str, ...]]:
    urls = {**directory, **extra}
    return {url: (*directory.get(url, ()), *extra.get(url, ())) for url in urls}


def _refuse_pause(pause: float, asked: Iterable[str]) -> None:
    """Stop where the pause would be impolite to anyone but this machine."""
    others = [url for url in asked if not is_loopback(url)]
    if pause < LEAST_PAUSE and others:
        raise Refused(
            f"--pause {pause:g}",
            found=f"less than a second, for {others[0]}",
            expected=f"{LEAST_PAUSE:g} or more",
            cure="be polite: a shorter pause is for addresses on this machine only",
        )


def _refuse_day(as_of: date, report: LinkReport, path: Path) -> None:
    """Stop where the run would stand before an earlier one in the history."""
    if report.last_run and as_of < report.last_run:
        raise Refused(
            str(path),
            found=f"a run of {report.last_run}, which is after {as_of}",
            expected="runs in the order of their days",
            cure="give the day of this run with --as-of, or set this machine's date",
        )


@dataclass(slots=True)
class _Run:
    """One dated run: what it is to ask, and the report as far as it has come."""

    report: LinkReport
    places: Places
    asked: Sequence[str]
    as_of: date
    path: Path

    def left(self) -> list[str]:
        """Return the addresses this day's run has not finished, in a stable order."""
        return [url for url in self.asked if self.report.checked_on(url) != self.as_of]

    def check(self, outside: Outside, pause: float) -> None:
        """Ask what is left; the report is written after each address, so nothing is asked twice."""
        known = frozenset(map(site_of, self.places))
        left = self.left()
        with outside.session() as session, _progress(len(left)) as advance:
            round_ = Round(Web(session, outside.clock).fetch, outside.clock, pause)
            for url, found in round_.findings({url: visit(url, known) for url in left}):
                self.report = self.report.merged(url, self.places[url], found, self.as_of)
                write_report(self.report, self.path)
                advance(1)


@contextmanager
def _progress(length: int) -> Iterator[Callable[[int], None]]:
    """Show a bar on a terminal, and nothing elsewhere."""
    with click.progressbar(
        length=length, label="Checking", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        yield bar.update


def _lines(report: LinkReport) -> Iterator[str]:
    """Yield the table for a terminal: what is not ok, and how many links are in each state."""
    links = by_state(report)
    for url, link in links:
        if link.finding.state is not LinkState.OK:
            yield f"{link.finding.state:<8} {url}"
            yield f"{'':<8} {told(link)}; last ok {link.last_ok or 'never seen'}"
            yield f"{'':<8} {'; '.join(link.places)}"
    yield _counts([link for _, link in links])


def _counts(links: list[Link]) -> str:
    counts = Counter(link.finding.state for link in links)
    states = ", ".join(f"{counts[state]} {state}" for state in LinkState)
    confirmed = sum(link.confirmed_broken for link in links)
    return f"{len(links)} links: {states}; {confirmed} confirmed broken"


@click.command("check-links")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day of this run; today (UTC) when it is not given.",
)
@click.option(
    "--report",
    "path",
    type=click.Path(path_type=Path),
    default=REPORT,
    show_default="portal/filing/data/links.json",
    help="The report to go on with.",
)
@click.option("--table", type=click.Path(path_type=Path), help="Write all links as Markdown, too.")
@click.option(
    "--extra", type=click.Path(path_type=Path), help="A list of more addresses, one a line."
)
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    help="Another folder with counties.toml and organisations.toml.",
)
@click.option(
    "--pause",
    type=click.FloatRange(min=0),
    default=LEAST_PAUSE,
    show_default=True,
    help="Seconds between two requests to a host; below 1 for this machine's own addresses only.",
)
@click.option("--only-extra", is_flag=True, help="Ask the addresses of --extra, no others.")
@click.pass_context
def check_links(  # noqa: PLR0913 - one argument an option
    ctx: click.Context,
    *,
    as_of: datetime | None,
    path: Path,
    table: Path | None,
    extra: Path | None,
    folder: Path | None,
    pause: float,
    only_extra: bool,
) -> None:
    """Check every link of the directory; exit 1 only if one is confirmed broken.

    A run that was stopped goes on where it was when it is started again with the same --as-of.
    """
    outside = ctx.find_object(Outside) or LIVE
    day = as_of.date() if as_of else outside.today()
    with _refusing():
        listed = _extra(extra) if extra else {}
        places = _together(outgoing(load_directory(folder)), listed)
        asked = tuple(listed if only_extra else places)
        _refuse_pause(pause, asked)
        report = read_report(path)
        _refuse_day(day, report, path)
        run = _Run(report.placed(places), places, asked, day, path)
        try:
            run.check(outside, pause)
        except KeyboardInterrupt:
            click.echo(f"stopped; --as-of {day} goes on with {len(run.left())} links", err=True)
            ctx.exit(INTERRUPTED)
        write_report(run.report, path)
        if table:
            table.write_text(markdown(run.report), encoding="utf-8")
    for line in _lines(run.report):
        click.echo(line)
    ctx.exit(1 if run.report.confirmed_broken else 0)
