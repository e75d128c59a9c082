"""`portal screen`: give each conviction of a list its estimate, in one pass and constant memory."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from secrets import token_hex
from typing import TextIO

import click

from portal.cli.screen_columns import (
    APPENDED,
    BETWEEN,
    Cells,
    FactColumns,
    UnknownValueError,
    fact_columns,
    open_paths,
)
from portal.cli.screen_open import Open
from portal.cli.screen_paths import CompletePaths, Said
from portal.cli.screen_sheet import Sheet, reading
from portal.cli.sentences import SOURCE, sentences
from portal.cli.stop import Stop
from portal.law.estimate import Law
from portal.law.model import Rule

AT_A_TIME = 256  # more does not fit the processor's cache
REMEMBERED = 25_000


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _appended(said: Said, told: Mapping[Rule, str]) -> str:
    """Return the cells of `APPENDED` as CSV, with a comma before each; csv.writer is too slow."""
    ids = "|".join([rule.id for rule in said.rules])
    because = " ".join([told[rule] for rule in said.rules])
    certain = "yes" if said.certain else "no"
    return (
        f",{'|'.join(said.reliefs)},{'|'.join(said.routes)},{certain}"
        f",{_quoted(ids)},{'|'.join(said.open_facts)},{_quoted(because)}"
    )


def screened(sheet: Sheet, law: Law, told: Callable[[str], str]) -> Iterator[tuple[int, str]]:
    """Yield how many records, and their text with the estimates appended, block by block.

    Stop tells a column or a value that cannot be right.
    """
    places = fact_columns(sheet.header, law.vocabulary, sheet.place())
    paths = CompletePaths(law)
    groups = open_paths(places, law.vocabulary, paths)
    reasons = {rule: told(rule.because) for rule in law.rules.values()}

    @lru_cache(REMEMBERED)
    def appended(still: Open) -> str:
        return _appended(paths.say(still), reasons) + sheet.line_end

    yield 0, f"{sheet.mark}{sheet.header_text},{','.join(APPENDED)}{sheet.line_end}"
    try:
        yield from _blocks(sheet, groups, appended, paths.every)
    except UnknownValueError as error:
        raise error.stop(sheet.place(error.fact.id)) from error


def _blocks(
    sheet: Sheet,
    groups: list[tuple[Cells, FactColumns]],
    appended: Callable[[Open], str],
    every: Open,
) -> Iterator[tuple[int, str]]:
    """Yield the records in blocks; this loop is all that most of a million rows see."""
    joined, size = BETWEEN.join, AT_A_TIME
    block: list[str] = []
    for text, cells in sheet.records():
        still = every
        for cells_of, open_after in groups:
            still &= open_after[joined(cells_of(cells))]
        block += (text, appended(still))
        if len(block) == 2 * size:
            yield size, "".join(block)
            block.clear()
    yield len(block) // 2, "".join(block)


@contextmanager
def whole_or_not(out: Path) -> Iterator[TextIO]:
    """Give a file to write that takes the place of `out` at the end, and goes if there is none."""
    part = out.with_name(f".{out.name}.{token_hex(4)}.part")
    try:
        with part.open("x", encoding="utf-8", newline="") as text:
            yield text
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def _refuse(source: Path, out: Path) -> None:
    """Stop where writing `out` would harm the list itself, or something that is no file."""
    if out.exists() and source.exists() and out.samefile(source):
        raise Stop(
            f"--out {out}",
            found="the list itself",
            expected="another file",
            cure="name a new file: the list is never overwritten",
        )
    if not out.absolute().parent.is_dir():
        raise Stop(
            f"--out {out}",
            found=f"no folder {out.parent}",
            expected="a folder that exists",
            cure="make the folder, or name another",
        )
    for path in (source, out):
        if path.exists() and not path.is_file():
            raise Stop(
                str(path),
                found="something that is no plain file",
                expected="a CSV file",
                cure="name a file",
            )


def _copy(sheet: Sheet, blocks: Iterator[tuple[int, str]], out: TextIO) -> int:
    """Write the blocks, showing progress on a terminal; return how many records they hold."""
    count = 0
    with click.progressbar(
        length=sheet.path.stat().st_size,
        label="Screening",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as progress:
        for records, text in blocks:
            out.write(text)
            count += records
            progress.update(sheet.bytes_read - progress.pos)
    return count


@click.command("screen")
@click.argument("source", metavar="IN.csv", type=click.Path(path_type=Path))
@click.option(
    "--out",
    required=True,
    metavar="OUT.csv",
    type=click.Path(path_type=Path),
    help="The file to write: the list, with its estimates.",
)
@click.option("--lang", default=SOURCE, show_default=True, help="The language of `because`.")
def screen(source: Path, out: Path, lang: str) -> None:
    """Append an estimate to each conviction of a list.

    One conviction a row; columns are named after the facts of docs/law/facts.md, in any order.
    A blank means not known. Other columns are kept as they are.
    """
    _refuse(source, out)
    told = sentences(lang)
    with reading(source) as sheet, whole_or_not(out.resolve()) as text:
        count = _copy(sheet, screened(sheet, Law.load(), told), text)
    click.echo(f"{count} conviction{'' if count == 1 else 's'} screened: {out}")
