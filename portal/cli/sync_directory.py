"""`portal sync-directory`: what an HSDS 3 API says otherwise, as a file for a reviewer.

It changes no row and no file of the directory; a person takes over what holds.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import click

from portal.cli.check_links import LIVE, Outside
from portal.cli.hsds_fetch import HsdsApi
from portal.cli.hsds_judge import judged
from portal.cli.json_answers import JsonAnswers, Limits, too_long
from portal.cli.known_directory import known_directory
from portal.cli.link_visit import Web
from portal.cli.stop import Stop
from portal.cli.whole_file import write_whole
from portal.cli.within import within
from portal.filing import hsds
from portal.filing.directory import Directory
from portal.filing.directory_diff import difference
from portal.filing.directory_diff_told import Told, as_json, as_markdown
from portal.filing.listing import listings

USER_AGENT = "clear-record-portal-sync-directory/1.0 (compares a public directory of legal help)"
DATA = Path(hsds.__file__).with_name("data")
WRITERS: dict[str, Callable[[Told], str]] = {".json": as_json, ".md": as_markdown}
DAY = click.DateTime(["%Y-%m-%d"])


@click.command("sync-directory")
@click.argument("url")
@click.option("--out", type=click.Path(path_type=Path), help="A .json or .md file to write.")
@click.option("--since", type=DAY, help="Only services that changed on that day or later.")
@click.option("--as-of", type=DAY, help="The day of this run; today (UTC) when not given.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    help="Another folder with counties.toml and organisations.toml.",
)
@click.option(
    "--pages",
    type=click.IntRange(1, 5000),
    default=Limits().pages,
    show_default=True,
    help="How many pages to ask for at most.",
)
@click.option(
    "--seconds",
    type=click.FloatRange(0, 7200, min_open=True),
    default=Limits().seconds,
    show_default=True,
    help="How long to go on at most.",
)
@click.pass_context
def sync_directory(  # noqa: PLR0913 - one argument an option
    ctx: click.Context,
    *,
    url: str,
    out: Path | None,
    since: datetime | None,
    as_of: datetime | None,
    folder: Path | None,
    pages: int,
    seconds: float,
) -> None:
    """Compare the directory with an HSDS 3 API at URL, the part before /services.

    The comparison goes to a file, whole or not at all, or is printed. No row is changed.
    """
    writer = _writer(out)
    outside = ctx.find_object(Outside) or LIVE
    run = _Run(
        url=url,
        as_of=as_of.date() if as_of else outside.today(),
        since=since.date() if since else None,
        limits=Limits(pages=pages, seconds=seconds),
    )
    directory = known_directory(folder)
    try:
        told = within(seconds, lambda: run.told(directory, outside))
    except TimeoutError as error:
        raise too_long(url, seconds) from error
    if out:
        write_whole(out, writer(told))
        counts = ", ".join(f"{name} {count}" for name, count in told.counts.items())
        click.echo(f"{out}: {counts}")
    else:
        click.echo(writer(told), nl=False)


def _writer(out: Path | None) -> Callable[[Told], str]:
    """Return what writes the file of that name; a name in the directory's own folder is a Stop."""
    if out is None:
        return as_markdown
    if out.suffix not in WRITERS:
        raise click.UsageError(f"--out {out}: its name must end in {' or '.join(WRITERS)}.")
    if out.resolve().is_relative_to(DATA.resolve()):
        raise Stop(
            str(out),
            found="a file among the directory's own",
            expected="a file elsewhere, for a reviewer",
            cure="choose another --out; rows are changed by a person",
        )
    return WRITERS[out.suffix]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """One run: whom it asks, for what day, since when, and how much at most."""

    url: str
    as_of: date
    since: date | None
    limits: Limits

    def told(self, directory: Directory, outside: Outside) -> Told:
        """Return the whole comparison."""
        with outside.session() as session:
            session.headers["User-Agent"] = USER_AGENT
            session.headers["Accept"] = "application/json"
            fetch = Web(session, outside.clock).fetch
            answers = JsonAnswers(fetch, outside.clock, self.limits)
            api = HsdsApi(self.url, answers, self.limits.pages)
            version = api.version()
            found = judged(api.services(self.since), directory)
        return Told(
            source=self.url,
            version=version,
            as_of=self.as_of,
            since=self.since,
            asked=len(found.taken) + len(found.refused),
            difference=difference(listings(directory), found.taken, whole=self.since is None),
            refused=found.refused,
        )
