"""`portal screen`: give each conviction of a list its estimate, on this machine alone."""

from dataclasses import replace
from pathlib import Path

import click

from portal.cli.screen import screen_plain
from portal.cli.screen_book import is_book
from portal.cli.screen_list import Done, Job, Library, screen_list
from portal.cli.screen_look import guess_mapping as write_guess
from portal.cli.screen_mapping import NOT_READ, ListMapping, Reads, load_mapping
from portal.cli.screen_reading import Kinds, check_words
from portal.cli.screen_whole import ended_by_signal, refuse_paths
from portal.cli.sentences import SOURCE, sentences
from portal.cli.stop import Stop
from portal.filing.directory import DirectoryError
from portal.filing.directory_load import load_directory
from portal.filing.guidance import load_guidance
from portal.law.estimate import Law


def _library(lang: str) -> Library:
    try:
        return Library(Law.load(), sentences(lang), load_directory(), load_guidance())
    except DirectoryError as error:
        where = f"{error.file}, {error.row}"
        raise Stop(where, found=error.found, expected=error.expected, cure=error.cure) from error


def _checked(path: Path, kinds: Kinds, *, looked: bool) -> ListMapping:
    """Return the mapping of a file; Stop unless a person has looked at it."""
    mapping = load_mapping(path, kinds.vocabulary, kinds.limits)
    check_words(mapping, kinds)
    if mapping.checked_by or looked:
        return mapping
    raise Stop(
        str(path),
        found='checked_by = "": nobody has looked at this mapping',
        expected="the name or the initials of whoever checked it",
        cure="open it, read each column, correct it, and fill in checked_by",
    )


def _guess(source: Path, out: Path, sheet: str | None, header_row: int | None) -> None:
    """Write a mapping, and say in a few lines what is left for a person to do."""
    refuse_paths([source], [("--out", out)])
    law = Law.load()
    kinds = Kinds.of(law.vocabulary, load_directory())
    found = write_guess(source, out, kinds, sheet, header_row)
    read = sum(guess.column.reads is not Reads.KEEP for guess in found)
    asked = sum(bool(guess.asks) for guess in found)
    unread = sum(means == NOT_READ for guess in found for means in guess.column.words.values())
    click.echo(f"{read} of {len(found)} columns guessed: {out}")
    click.echo(f"{asked} columns with a question; {unread} words not understood")
    click.echo("Check it, fill in checked_by, then screen with --mapping")


def _tell(job: Job, done: Done) -> None:
    click.echo(f"{done.rows} conviction{'' if done.rows == 1 else 's'} screened: {job.out}")
    if job.mapping is not None:
        click.echo(f"{done.flagged} flagged")
        if done.kept:
            click.echo(f"not in the mapping, kept as they are: {', '.join(done.kept)}")
    if job.set_aside is not None:
        click.echo(f"{done.set_aside} set aside: {job.set_aside}")
    if job.people is not None:
        click.echo(f"{done.people} people: {job.people}")
        if done.without_person:
            click.echo(f"{done.without_person} without an id are in no person's plan")
    if job.summary is not None:
        click.echo(f"summary: {job.summary}")


A_PATH = click.Path(path_type=Path)


@click.command("screen")
@click.argument("source", metavar="IN", type=A_PATH)
@click.option(
    "--out", required=True, metavar="OUT", type=A_PATH, help="The file to write: .csv or .xlsx."
)
@click.option("--lang", default=SOURCE, show_default=True, help="The language of `because`.")
@click.option("--guess-mapping", is_flag=True, help="Write a mapping file for IN into OUT.")
@click.option("--mapping", type=A_PATH, help="What the list's own columns and words mean.")
@click.option("--mapping-checked", is_flag=True, help="A person has checked the mapping.")
@click.option("--sheet", help="The sheet of a workbook, where it has several.")
@click.option("--header-row", type=click.IntRange(min=1), help="With --guess-mapping.")
@click.option("--summary", type=A_PATH, metavar="FILE.html", help="A page to read and to print.")
@click.option("--person", metavar="COLUMN", help="The column with a person's id.")
@click.option("--people", type=A_PATH, metavar="OUT2.csv", help="The plan for each person.")
@click.option("--keep-going", is_flag=True, help="Set rows aside that cannot be read.")
@click.option(
    "--set-aside", type=A_PATH, help="Where to list them; OUT.set-aside.csv if not given."
)
def screen(  # noqa: PLR0913 - one argument an option
    *,
    source: Path,
    out: Path,
    lang: str,
    mapping: Path | None,
    sheet: str | None,
    header_row: int | None,
    summary: Path | None,
    person: str | None,
    people: Path | None,
    set_aside: Path | None,
    guess_mapping: bool,
    mapping_checked: bool,
    keep_going: bool,
) -> None:
    """Append an estimate to each conviction of a list, CSV or XLSX. Nothing leaves the machine.

    One conviction a row. Without --mapping, columns are named after the facts of
    docs/law/facts.md, in any order. A blank means not known. Other columns are kept as they are.
    """
    mapped = (mapping, summary, person, people, keep_going or None, set_aside)
    _refuse_mixed(guess_mapping and any(mapped), header_row and not guess_mapping)
    _refuse_alone(person and not people, set_aside and not keep_going)
    with ended_by_signal():
        if guess_mapping:
            _guess(source, out, sheet, header_row)
            return
        aside = set_aside or out.with_name(f"{out.stem}.set-aside.csv") if keep_going else None
        job = Job(source, out, None, sheet, summary, person, people, aside)
        _refuse_files(job, mapping)
        if is_book(source) or is_book(out) or sheet or any(mapped):
            _screen_list(job, lang, mapping, looked=mapping_checked)
            return
        count = screen_plain(source, out, sentences(lang))
        click.echo(f"{count} conviction{'' if count == 1 else 's'} screened: {out}")


def _refuse_mixed(with_guess: object, without_guess: object) -> None:
    if with_guess:
        raise click.UsageError("--guess-mapping only writes a mapping; screen afterwards.")
    if without_guess:
        raise click.UsageError("--header-row goes with --guess-mapping; it stands in the mapping.")


def _refuse_alone(person: object, set_aside: object) -> None:
    if person:
        raise click.UsageError("--person goes with --people.")
    if set_aside:
        raise click.UsageError("--set-aside goes with --keep-going.")


def _refuse_files(job: Job, mapping: Path | None) -> None:
    outs = {
        "--out": job.out,
        "--summary": job.summary,
        "--people": job.people,
        "--set-aside": job.set_aside,
    }
    sources = [job.source, *([mapping] if mapping else [])]
    refuse_paths(sources, [(option, path) for option, path in outs.items() if path is not None])


def _screen_list(job: Job, lang: str, mapping: Path | None, *, looked: bool) -> None:
    """Screen by a mapping, or by the names of the facts, and say what came of it."""
    library = _library(lang)
    kinds = Kinds.of(library.law.vocabulary, library.directory)
    checked = _checked(mapping, kinds, looked=looked) if mapping else None
    job = replace(job, mapping=checked)
    _tell(job, screen_list(job, library))
