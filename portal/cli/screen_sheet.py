"""The list to screen: a CSV file, record by record."""

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from portal.cli.stop import Stop

BYTE_ORDER_MARK = "\ufeff"


class BadCellError(ValueError):
    """A cell, or a whole record, that cannot be right: told with its column, or without."""

    def __init__(self, column: str | None, *, found: str, expected: str, cure: str) -> None:
        super().__init__(found)
        self.column, self.found, self.expected, self.cure = column, found, expected, cure

    def stop(self, where: str) -> Stop:
        """Return the stop that tells it."""
        return Stop(where, found=self.found, expected=self.expected, cure=self.cure)


Bad = Callable[[str, BadCellError], None]
"""What is told of a record that cannot be read, with its text; it may raise."""


@dataclass(frozen=True, slots=True)
class Written:
    """How a CSV file is written: its separator, and in which row its header stands."""

    separator: str = ","
    header_row: int = 1


AS_USUAL = Written()


class Sheet:
    """One pass over a CSV file: a header, then records, each as it was read and as its cells."""

    def __init__(
        self, path: Path, binary: BinaryIO, errors: str = "strict", written: Written = AS_USUAL
    ) -> None:
        self.path = path
        self.separator = written.separator
        self._binary = binary
        self._lines = TextIOWrapper(binary, encoding="utf-8", errors=errors, newline="")
        self.mark = BYTE_ORDER_MARK if self._lines.read(1) == BYTE_ORDER_MARK else ""
        if not self.mark:
            self._lines.seek(0)
        self.row, self._lines_more = 0, 0
        self._rest: list[str] = []
        self._from_quote = ""
        self._quoted = csv.reader(self._for_csv(), strict=True, delimiter=self.separator)
        for _ in range(written.header_row):
            line = self._next_line()
            self.header_text, self.header = self._split(line)
        self.line_end = _line_end([line, *self._rest][-1])

    @property
    def size(self) -> int:
        """How many bytes the file has."""
        return self.path.stat().st_size

    @property
    def done(self) -> int:
        """How many bytes of the file have been read so far."""
        return self._binary.tell()

    def records(self, bad: Bad | None = None) -> Iterator[tuple[str, list[str]]]:
        """Yield each record without its line end, and its cells; an empty line is no record.

        A record that has more or fewer cells than the header is told to `bad`, or is a Stop; one
        that is not CSV is a Stop: nobody knows where the next one begins.
        """
        width, separator = len(self.header), self.separator
        for line in self._lines:
            self.row += 1
            if self._rest:
                self._lines_more += len(self._rest)
                self._rest.clear()
            if '"' in line:
                text, cells = self._split(line)
            else:
                text = line.rstrip("\r\n")
                cells = text.split(separator)
            if len(cells) == width and text:
                yield text, cells
            elif text:
                self._tell(bad, text, len(cells))

    def typed(self, cells: list[str]) -> Sequence[str]:
        """Return the cells of the record last read, as they are to be written in a workbook."""
        return cells

    def place(self, column: str | None = None) -> str:
        """Return where the record last read stands: file, row, line where it starts, column."""
        where = f"{self.path}, row {self.row} (line {self.row + self._lines_more})"
        return where if column is None else f"{where}, column {column}"

    def _next_line(self) -> str:
        self.row += 1
        self._lines_more += len(self._rest)
        self._rest.clear()
        return next(self._lines, "")

    def _split(self, line: str) -> tuple[str, list[str]]:
        """Return the record that begins with the line, without its line end, and its cells.

        What stands before the first quote falls apart at its commas; csv reads the rest.
        """
        head, quote, tail = line.partition('"')
        if not quote:
            text = line.rstrip("\r\n")
            return text, text.split(self.separator) if text else []
        before = head[:-1].split(self.separator) if head.endswith(self.separator) else []
        self._from_quote = quote + tail if before else line
        try:
            cells = before + next(self._quoted)
        except csv.Error as error:
            raise self._unreadable(error) from error
        return "".join([line, *self._rest]).rstrip("\r\n"), cells

    def _for_csv(self) -> Iterator[str]:
        """Yield what csv is to read next: a record's end, then more lines as long as it asks."""
        while line := self._from_quote or next(self._lines, ""):
            if not self._from_quote:
                self._rest.append(line)
            self._from_quote = ""
            yield line

    def _tell(self, bad: Bad | None, text: str, width: int) -> None:
        error = BadCellError(
            None,
            found=f"{width} cells",
            expected=f"{len(self.header)} cells, as in the header",
            cure=f"put quotes around a cell that holds {self.separator!r}, or add what is missing",
        )
        if bad is None:
            raise error.stop(self.place())
        bad(text, error)

    def _unreadable(self, error: csv.Error) -> Stop:
        """Return the stop for a record that csv could not take apart."""
        return Stop(
            self.place(),
            found=str(error),
            expected="cells separated by commas, each whole or in quotes",
            cure="close the quotes of the cell; write a quote inside quotes twice",
        )


class MendingSheet(Sheet):
    """A sheet that tells records with bytes that are not UTF-8, and goes on behind them."""

    def __init__(self, path: Path, binary: BinaryIO, written: Written = AS_USUAL) -> None:
        super().__init__(path, binary, "surrogateescape", written)
        if _broken(self.header) is not None:
            raise _bytes(None).stop(self.place())

    def records(self, bad: Bad | None = None) -> Iterator[tuple[str, list[str]]]:
        """Yield each record that is text; the others are told to `bad`, or are a Stop."""
        for text, cells in super().records(bad):
            column = None if text.isascii() else _broken(cells)
            if column is None:
                yield text, cells
            elif bad is None:
                raise _bytes(None).stop(self.place(self.header[column]))
            else:
                shown = text.encode(errors="surrogateescape").decode(errors="replace")
                bad(shown, _bytes(self.header[column]))


def _line_end(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :] or "\n"


def _broken(cells: list[str]) -> int | None:
    """Return the place of the first cell that held bytes which are not UTF-8."""
    for i, cell in enumerate(cells):
        try:
            cell.encode()
        except UnicodeEncodeError:
            return i
    return None


def _bytes(column: str | None) -> BadCellError:
    return BadCellError(
        column,
        found="bytes that are not UTF-8",
        expected="a CSV file in UTF-8",
        cure='save the file again as "CSV UTF-8"',
    )


def _not_utf8(path: Path, written: Written) -> Stop:
    """Read the file again, bad bytes kept aside, and return the stop that says where they are."""
    with path.open("rb") as binary:
        sheet = Sheet(path, binary, "surrogateescape", written)
        where = sheet.place()
        if _broken(sheet.header) is None:
            for _, cells in sheet.records():
                column = _broken(cells)
                if column is not None:
                    where = sheet.place(sheet.header[column])
                    break
    return _bytes(None).stop(where)


@contextmanager
def reading(
    path: Path, written: Written = AS_USUAL, *, keep_going: bool = False
) -> Iterator[Sheet]:
    """Give the sheet of a file; Stop, with the row, where it is not UTF-8 or not CSV."""
    with path.open("rb") as binary:
        try:
            kind = MendingSheet if keep_going else Sheet
            yield kind(path, binary, written=written)
        except UnicodeDecodeError as error:
            raise _not_utf8(path, written) from error
