"""The list to screen: a CSV file, record by record."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from itertools import islice, tee
from pathlib import Path
from typing import BinaryIO

from portal.cli.stop import Stop

BYTE_ORDER_MARK = "\ufeff"


class Sheet:
    """One pass over a CSV file: a header, then records, each as it was read and as its cells."""

    def __init__(self, path: Path, binary: BinaryIO, errors: str = "strict") -> None:
        self.path = path
        self._binary = binary
        text = TextIOWrapper(binary, encoding="utf-8", errors=errors, newline="")
        self.mark = BYTE_ORDER_MARK if text.read(1) == BYTE_ORDER_MARK else ""
        if not self.mark:
            text.seek(0)
        lines, self._lines = tee(text)
        self._reader = csv.reader(lines, strict=True)
        self._row, self._lines_before = 0, 0
        self.header = self._header()
        whole = self._text()
        self.header_text = whole.rstrip("\r\n")
        self.line_end = whole[len(self.header_text) :] or "\n"

    @property
    def bytes_read(self) -> int:
        """How many bytes of the file have been read so far."""
        return self._binary.tell()

    def records(self) -> Iterator[tuple[str, list[str]]]:
        """Yield each record without its line end, and its cells; an empty line is no record.

        Stop tells a record that has more or fewer cells than the header, or is not CSV.
        """
        width, reader, lines = len(self.header), self._reader, self._lines
        self._lines_before = reader.line_num
        try:
            for cells in reader:
                self._row += 1
                one_line = reader.line_num == self._lines_before + 1
                text = next(lines) if one_line else self._text()
                if len(cells) == width:
                    yield text.rstrip("\r\n"), cells
                elif cells:
                    raise self._uneven(len(cells))
                self._lines_before = reader.line_num
        except csv.Error as error:
            raise self._unreadable(error) from error

    def place(self, column: str | None = None) -> str:
        """Return where the record last read stands: file, row, line where it starts, column."""
        where = f"{self.path}, row {self._row} (line {self._lines_before + 1})"
        return where if column is None else f"{where}, column {column}"

    def _text(self) -> str:
        """Return the record last read as it stands in the file."""
        return "".join(islice(self._lines, self._reader.line_num - self._lines_before))

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
            f"{self.path}, row {self._row + 1} (line {self._lines_before + 1})",
            found=str(error),
            expected="cells separated by commas, each whole or in quotes",
            cure="close the quotes of the cell; write a quote inside quotes twice",
        )


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
            for _, cells in sheet.records():
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
