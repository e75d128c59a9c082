"""The list to screen: a CSV file read record by record, each with its text as it stands."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from portal.cli.stop import Stop

BYTE_ORDER_MARK = "\ufeff"


class Sheet:
    """One pass over a CSV file: `rows()` gives the cells and `text()` the record as it was read."""

    def __init__(self, path: Path, binary: BinaryIO, errors: str = "strict") -> None:
        self.path = path
        self._binary = binary
        self._text = TextIOWrapper(binary, encoding="utf-8", errors=errors, newline="")
        self._lines: list[str] = []
        self._row = 0
        self.mark = BYTE_ORDER_MARK if self._text.read(1) == BYTE_ORDER_MARK else ""
        if not self.mark:
            self._text.seek(0)
        self._reader = csv.reader(self._remembered(), strict=True)
        self.header = self._header()
        self.header_text = self.text()
        self.line_end = _line_end(self._lines)

    @property
    def bytes_read(self) -> int:
        """How many bytes of the file have been read so far."""
        return self._binary.tell()

    def rows(self) -> Iterator[list[str]]:
        """Yield the cells of each record; an empty line is no record; Stop at a wrong width."""
        width, lines = len(self.header), self._lines
        lines.clear()
        try:
            for cells in self._reader:
                self._row += 1
                if len(cells) == width:
                    yield cells
                elif cells:
                    raise self._uneven(len(cells))
                lines.clear()
        except csv.Error as error:
            raise self._unreadable(error) from error

    def text(self) -> str:
        """Return the record last read, as it stands in the file, without its line end."""
        return "".join(self._lines).rstrip("\r\n")

    def place(self, column: str | None = None) -> str:
        """Return where the record last read stands: file, row, line where it starts, column."""
        where = f"{self.path}, row {self._row} (line {self._line})"
        return where if column is None else f"{where}, column {column}"

    @property
    def _line(self) -> int:
        return self._reader.line_num - len(self._lines) + 1

    def _header(self) -> list[str]:
        try:
            header = next(self._reader, [])
        except csv.Error as error:
            raise self._unreadable(error) from error
        self._row = 1
        return header

    def _uneven(self, width: int) -> Stop:
        return Stop(
            self.place(),
            found=f"{width} cells",
            expected=f"{len(self.header)} cells, as in the header",
            cure="put quotes around a cell that holds a comma, or add what is missing",
        )

    def _unreadable(self, error: csv.Error) -> Stop:
        """Return the stop for a record that csv could not take apart."""
        return Stop(
            f"{self.path}, row {self._row + 1} (line {self._line})",
            found=str(error),
            expected="cells separated by commas, each whole or in quotes",
            cure="close the quotes of the cell; write a quote inside quotes twice",
        )

    def _remembered(self) -> Iterator[str]:
        """Yield each line, keeping it until the record is done."""
        for line in self._text:
            self._lines.append(line)
            yield line


def _line_end(lines: list[str]) -> str:
    last = lines[-1] if lines else ""
    return last[len(last.rstrip("\r\n")) :] or "\n"


def _broken(cells: list[str]) -> int | None:
    """Return the place of the first cell that held bytes which are not UTF-8."""
    for i, cell in enumerate(cells):
        try:
            cell.encode()
        except UnicodeEncodeError:
            return i
    return None


def _not_utf8(path: Path) -> Stop:
    """Read the file again, bad bytes kept aside, and return the stop that says where they are."""
    with path.open("rb") as binary:
        sheet = Sheet(path, binary, errors="surrogateescape")
        where = sheet.place()
        if _broken(sheet.header) is None:
            for cells in sheet.rows():
                column = _broken(cells)
                if column is not None:
                    where = sheet.place(sheet.header[column])
                    break
    return Stop(
        where,
        found="bytes that are not UTF-8",
        expected="a CSV file in UTF-8",
        cure='save the file again as "CSV UTF-8"',
    )


@contextmanager
def reading(path: Path) -> Iterator[Sheet]:
    """Give the sheet of a file; Stop, with the row, where it is not UTF-8 or not CSV."""
    with path.open("rb") as binary:
        try:
            yield Sheet(path, binary)
        except UnicodeDecodeError as error:
            raise _not_utf8(path) from error
