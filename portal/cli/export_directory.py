"""`portal export-directory`: the directory as one HSDS 3 file for others."""

import json
from datetime import datetime
from pathlib import Path

import click

from portal.cli.check_links import LIVE, Outside
from portal.cli.hsds_schema import export_faults
from portal.cli.known_directory import known_directory
from portal.cli.stop import Stop
from portal.cli.whole_file import write_whole
from portal.filing.hsds import page, services


@click.command("export-directory")
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, help="The JSON file to write."
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day by which a phone is too old to give away; today (UTC) when it is not given.",
)
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    help="Another folder with counties.toml and organisations.toml.",
)
@click.pass_context
def export_directory(
    ctx: click.Context, *, out: Path, as_of: datetime | None, folder: Path | None
) -> None:
    """Write courts, public defenders and organisations as a Page of HSDS 3 services.

    The file is written whole or not at all.
    """
    outside = ctx.find_object(Outside) or LIVE
    day = as_of.date() if as_of else outside.today()
    found = services(known_directory(folder), day)
    faults = export_faults(found)
    if faults:
        raise Stop(
            "the export",
            found="; ".join(faults[:5]),
            expected="services that hold to hsds_service.schema.json, each id once",
            cure="correct the row, or portal/filing/hsds.py; nothing was written",
        )
    write_whole(out, json.dumps(page(found), ensure_ascii=False, indent=1) + "\n")
    click.echo(f"{out}: {len(found)} services as of {day}")
