"""The list to screen as a workbook: an XLSX sheet, row by row, with the API of a CSV sheet."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, SheetVisibleEnum, load_workbook

from portal.cli.screen_sheet import BYTE_ORDER_MARK, Bad
from portal.cli.stop import Stop

Value = str | int | float | bool | date | datetime | time | timedelta
SUFFIXES = (".xlsx", ".xlsm")
OTHERS = (".xls", ".xlsb", ".ods", ".numbers")
LETTERS = 26
TOP = 20  # rows to look for a header in
FULL = 0.6


class Book:
    """One pass over a sheet of a workbook; formulas come as the values they last had."""

    separator = ","
    line_end = "\n"
    mark = BYTE_ORDER_MARK  # without it Excel takes a CSV file of ours for another alphabet

    def __init__(self, path: Path, sheet: CalamineSheet, header_row: int | None) -> None:
        self.path = path
        self.header_row = header_row or header_among(
            [
                [text_of(value) for value in values]
                for values in sheet.to_python(skip_empty_area=False, nrows=TOP)
            ]
        )
        self.sheet = sheet.name
        self.row = 0
        self._values: Sequence[Value] = ()
        self._rows = sheet.iter_rows()
        self._left = sheet.start[1] if sheet.start else 0
        self.size = sheet.total_height
        header: Sequence[Value] = ()
        while self.row < self.header_row:
            self.row += 1
            header = next(self._rows, ())
        self.header = [text_of(value).strip() for value in header]
        self.header_text = csv_line(self.header)
        self._refuse_merged(sheet)

    @property
    def done(self) -> int:
        """How many rows have been read so far."""
        return self.row

    def records(self, _bad: Bad | None = None) -> Iterator[tuple[str, list[str]]]:
        """Yield each row as a line of CSV, and its cells as text; an empty row is no record."""
        for values in self._rows:
            self.row += 1
            cells = [text_of(value) for value in values]
            if any(cells):
                self._values = values
                yield csv_line(cells), cells

    def typed(self, _cells: list[str]) -> Sequence[Value]:
        """Return the cells of the row last read as they stand in the workbook."""
        return self._values

    def place(self, column: str | None = None) -> str:
        """Return where the row last read stands: file, sheet, row, column and cell."""
        where = f"{self.path}, sheet {self.sheet}, row {self.row}"
        if column is None or column not in self.header:
            return where
        letter = _letters(self._left + self.header.index(column))
        return f"{where}, column {column} (cell {letter}{self.row})"

    def _refuse_merged(self, sheet: CalamineSheet) -> None:
        """Stop at cells that are merged downwards: all rows but the first would seem blank."""
        for (top, left), (bottom, _) in sheet.merged_cell_ranges or []:
            if bottom > top and bottom >= self.row:
                raise Stop(
                    f"{self.path}, sheet {self.sheet}, cell {_letters(left)}{top + 1}",
                    found=f"one cell over the rows {top + 1} to {bottom + 1}",
                    expected="a cell of its own in each row",
                    cure="unmerge the cells, and write the value in each row",
                )


def header_among(rows: Sequence[Sequence[str]]) -> int:
    """Return the number of the row that holds the header: the first that is nearly full."""
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows]
    fullest = max(filled, default=0)
    return next((n for n, each in enumerate(filled, 1) if each and each >= FULL * fullest), 1)


def text_of(value: Value) -> str:
    """Return a cell of a workbook as text: days as 2014-03-25, whole numbers without a point."""
    match value:
        case str():
            return value
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ")
        case _:
            return str(value)


def csv_line(cells: Sequence[str]) -> str:
    """Return the cells as a line of CSV, without its end."""
    return ",".join(
        ['"' + cell.replace('"', '""') + '"' if not _simple(cell) else cell for cell in cells]
    )


def _simple(cell: str) -> bool:
    return not ('"' in cell or "," in cell or "\n" in cell or "\r" in cell)


def _letters(place: int) -> str:
    """Return a column's letters: A, B, ... Z, AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def is_book(path: Path) -> bool:
    """Return whether the name is that of a workbook; Stop at a kind that cannot be read."""
    if path.suffix.lower() in OTHERS:
        raise Stop(
            str(path),
            found=f"a file of the kind {path.suffix}",
            expected=".csv or .xlsx",
            cure='save it again as "Excel workbook (.xlsx)" or as "CSV UTF-8"',
        )
    return path.suffix.lower() in SUFFIXES


@contextmanager
def reading_book(
    path: Path, sheet: str | None = None, header_row: int | None = 1
) -> Iterator[Book]:
    """Give the sheet of a workbook; Stop where it cannot be read, or which one is not clear.

    Without a header row, it is the first that is nearly full.
    """
    with path.open("rb"):
        pass  # an error of the system is told as for any file
    try:
        with load_workbook(str(path)) as book:
            hidden = {m.name for m in book.sheets_metadata if m.visible != SheetVisibleEnum.Visible}
            filled = {name: book.get_sheet_by_name(name) for name in book.sheet_names}
            names = [name for name, each in filled.items() if each.total_height]
            yield Book(path, filled[_chosen(path, names, hidden, sheet)], header_row)
    except CalamineError as error:
        raise Stop(
            str(path),
            found=str(error),
            expected="an Excel workbook (.xlsx) without a password",
            cure="open it in Excel or LibreOffice, and save it again as .xlsx",
        ) from error


def _chosen(path: Path, names: list[str], hidden: set[str], sheet: str | None) -> str:
    shown = [name for name in names if name not in hidden]
    if sheet in names:
        return str(sheet)
    if sheet is None and len(shown) == 1:
        return shown[0]
    raise Stop(
        str(path),
        found=f"no sheet {sheet!r}" if sheet else f"{len(shown)} sheets with something in them",
        expected=f"one of {', '.join(names)}" if names else "a sheet with a list",
        cure='name it with --sheet, or in the mapping with sheet = "..."',
    )
