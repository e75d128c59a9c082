"""Where the screened rows go: a CSV file that keeps each row's text, or a workbook."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, TextIO

import xlsxwriter  # type: ignore[import-untyped]

from portal.cli.screen_book import Book, Value, is_book
from portal.cli.screen_sheet import Sheet
from portal.cli.screen_whole import part_of, whole_or_not
from portal.cli.stop import Stop

Source = Sheet | Book
AT_A_TIME = 512  # texts: two a row
MOST_ROWS = 1_048_576
MOST_LETTERS = 32_767


class Tail(NamedTuple):
    """What is appended to a row: as CSV with the line end, and as cells."""

    csv: str
    cells: tuple[str, ...]


Put = Callable[[str, list[str], Tail], object]
"""Write the row last read: its text, its cells, what is appended."""


@contextmanager
def writing(out: Path, source: Source, names: Sequence[str]) -> Iterator[Put]:
    """Give how to write rows into `out`, whole or not; its header is that of the source and names.

    Stop tells a list that a workbook cannot hold.
    """
    if is_book(out):
        with new_page(out) as page:
            page.put([*source.header, *names])
            yield lambda _record, cells, tail: page.put([*source.typed(cells), *tail.cells])
        return
    with whole_or_not(out.resolve()) as text:
        joined = source.separator.join(("", *names))
        text.write(f"{source.mark}{source.header_text}{joined}{source.line_end}")
        write = text.write

        yield lambda record, _cells, tail: write(record + tail.csv)


class _Lines:
    """Writes rows of CSV some hundreds at a time, which takes less than one by one."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._block: list[str] = []

    def put(self, record: str, _cells: list[str], tail: Tail) -> None:
        """Write a row: its text as it was read, and what is appended."""
        self._block += (record, tail.csv)
        if len(self._block) >= AT_A_TIME:
            self.flush()

    def flush(self) -> None:
        """Write what is held."""
        self._out.write("".join(self._block))
        self._block.clear()


@contextmanager
def new_page(out: Path) -> Iterator["Page"]:
    """Give a sheet of a new workbook `out`, whole or not."""
    with (
        part_of(out.resolve()) as part,
        TemporaryDirectory(prefix=".screen-", dir=part.parent) as folder,
    ):
        page = Page(part, Path(folder), out)
        try:
            yield page
        except BaseException:
            page.drop()
            raise
        page.close()


class Page:
    """The sheet that is written, row by row."""

    def __init__(self, part: Path, folder: Path, out: Path) -> None:
        self._book = xlsxwriter.Workbook(
            str(part), {"constant_memory": True, "tmpdir": str(folder)}
        )
        self._sheet = self._book.add_worksheet("Screened")
        self._sheet.freeze_panes(1, 0)
        self._out, self._row = out, 0
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._moment = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm"})

    def close(self) -> None:
        """Put the workbook together."""
        self._book.close()

    def drop(self) -> None:
        """Leave the workbook: its rows so far stand in a file that must be closed."""
        self._sheet.row_data_fh.close()

    def put(self, cells: Sequence[Value]) -> None:
        """Write the next row, text as text; Stop tells what a workbook cannot hold."""
        if self._row == MOST_ROWS:
            raise self._too_much(f"more than {MOST_ROWS:,} rows")
        sheet, row = self._sheet, self._row
        for column, cell in enumerate(cells):
            match cell:
                case "":
                    continue
                case str():
                    if len(cell) > MOST_LETTERS:
                        raise self._too_much(f"a cell of {len(cell):,} letters")
                    sheet.write_string(row, column, cell)
                case bool():
                    sheet.write_boolean(row, column, cell)
                case int() | float():
                    sheet.write_number(row, column, cell)
                case date():
                    moment = isinstance(cell, datetime) and (cell.hour or cell.minute)
                    sheet.write_datetime(row, column, cell, self._moment if moment else self._day)
                case _:
                    sheet.write_string(row, column, str(cell))
        self._row += 1

    def _too_much(self, found: str) -> Stop:
        return Stop(
            str(self._out),
            found=found,
            expected="what an Excel sheet can hold",
            cure="write a CSV file: --out with a name that ends in .csv",
        )
