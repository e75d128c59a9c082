"""A CSV file whose columns are named after the facts: each conviction gets its estimate, fast."""

import sys
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TextIO

import click

from portal.cli.screen_columns import (
    APPENDED,
    BETWEEN,
    Cells,
    FactColumns,
    UnknownValueError,
    appended,
    appended_text,
    fact_columns,
    open_paths,
)
from portal.cli.screen_open import Open
from portal.cli.screen_paths import CompletePaths
from portal.cli.screen_sheet import Sheet, reading
from portal.cli.screen_whole import whole_or_not
from portal.law.estimate import Law

AT_A_TIME = 256  # more does not fit the processor's cache
REMEMBERED = 25_000


def screened(sheet: Sheet, law: Law, told: Callable[[str], str]) -> Iterator[tuple[int, str]]:
    """Yield how many records, and their text with the estimates appended, block by block.

    Stop tells a column or a value that cannot be right.
    """
    places = fact_columns(sheet.header, law.vocabulary, sheet.place())
    paths = CompletePaths(law)
    groups = open_paths(places, law.vocabulary, paths)
    reasons = {rule: told(rule.because) for rule in law.rules.values()}

    @lru_cache(REMEMBERED)
    def told_of(still: Open) -> str:
        return appended_text(appended(paths.say(still), reasons)) + sheet.line_end

    yield 0, f"{sheet.mark}{sheet.header_text},{','.join(APPENDED)}{sheet.line_end}"
    try:
        yield from _blocks(sheet, groups, told_of, paths.every)
    except UnknownValueError as error:
        raise error.stop(sheet.place(error.fact.id)) from error


def _blocks(
    sheet: Sheet,
    groups: list[tuple[Cells, FactColumns]],
    told_of: Callable[[Open], str],
    every: Open,
) -> Iterator[tuple[int, str]]:
    """Yield the records in blocks; this loop is all that most of a million rows see."""
    joined, size = BETWEEN.join, AT_A_TIME
    block: list[str] = []
    for text, cells in sheet.records():
        still = every
        for cells_of, open_after in groups:
            still &= open_after[joined(cells_of(cells))]
        block += (text, told_of(still))
        if len(block) == 2 * size:
            yield size, "".join(block)
            block.clear()
    yield len(block) // 2, "".join(block)


def _copy(sheet: Sheet, blocks: Iterator[tuple[int, str]], out: TextIO) -> int:
    """Write the blocks, showing progress on a terminal; return how many records they hold."""
    count = 0
    with click.progressbar(
        length=sheet.size,
        label="Screening",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as progress:
        for records, text in blocks:
            out.write(text)
            count += records
            progress.update(sheet.done - progress.pos)
    return count


def screen_plain(source: Path, out: Path, told: Callable[[str], str]) -> int:
    """Write the list with its estimates into `out`, and return how many rows it has."""
    with reading(source) as sheet, whole_or_not(out.resolve()) as text:
        return _copy(sheet, screened(sheet, Law.load(), told), text)
