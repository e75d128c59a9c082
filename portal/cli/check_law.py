"""`portal check-law`: hold the tables against themselves and print every fault."""

from datetime import date, datetime
from pathlib import Path

import click

from portal.cli.stop import Stop
from portal.law.check import check
from portal.law.estimate import Law
from portal.law.load import HERE, load_tables, load_vocabulary
from portal.law.model import LawError, Table, Vocabulary


def _read(folder: Path) -> tuple[Vocabulary, tuple[Table, ...]]:
    vocabulary = load_vocabulary(folder)
    tables = load_tables(vocabulary, folder)
    if not tables:
        raise LawError(
            file=f"{folder.name}/tables",
            rule="(none)",
            found="no table",
            expected="a folder with facts.toml and tables/*.toml",
            cure="name the folder that holds facts.toml",
        )
    return vocabulary, tables


def counts(law: Law) -> str:
    """Return how many rules, questions and paths the law has, in words."""
    paths = sum(1 for _ in law.diagram.paths())
    return f"{len(law.rules)} rules, {law.diagram.inner} questions, {paths} paths"


def _tell(faults: tuple[LawError, ...]) -> None:
    for fault in faults:
        click.echo(Stop.at_fault(fault).format_message(), err=True)
    click.echo(f"{len(faults)} fault{'s' if len(faults) > 1 else ''}", err=True)


def _day(as_of: datetime | None) -> date | None:
    return as_of.date() if as_of else None


@click.command("check-law")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Today's date: a review older than a year is then a fault as well.",
)
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default=HERE,
    help="A changed copy to check: a folder with facts.toml and tables/.",
)
@click.pass_context
def check_law(ctx: click.Context, as_of: datetime | None, folder: Path) -> None:
    """Check the law's tables for gaps, conflicts and dead rules; exit 1 if there is a fault."""
    try:
        vocabulary, tables = _read(folder)
        faults = check(vocabulary, tables, _day(as_of))
    except LawError as fault:
        faults = (fault,)
    if faults:
        _tell(faults)
        ctx.exit(1)
    click.echo(f"{counts(Law(vocabulary, tables))}: sound")
