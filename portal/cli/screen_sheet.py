"""The list to screen: a CSV file, record by record."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from portal.cli.stop import Stop

BYTE_ORDER_MARK = "\ufeff"


class Sheet:
    """One pass over a CSV file: a header, then records, each as it was read and as its cells."""

    def __init__(self, path: Path, binary: BinaryIO, errors: str = "strict") -> None:
        self.path = path
        self._binary = binary
        self._lines = TextIOWrapper(binary, encoding="utf-8", errors=errors, newline="")
        self.mark = BYTE_ORDER_MARK if self._lines.read(1) == BYTE_ORDER_MARK else ""
        if not self.mark:
            self._lines.seek(0)
        self._row, self._lines_more = 1, 0
        self._rest: list[str] = []
        self._from_quote = ""
        self._quoted = csv.reader(self._for_csv(), strict=True)
        line = next(self._lines, "")
        self.header_text, self.header = self._split(line)
        self.line_end = _line_end([line, *self._rest][-1])

    @property
    def bytes_read(self) -> int:
        """How many bytes of the file have been read so far."""
        return self._binary.tell()

    def records(self) -> Iterator[tuple[str, list[str]]]:
        """Yield each record without its line end, and its cells; an empty line is no record.

        Stop tells a record that has more or fewer cells than the header, or is not CSV.
        """
        width = len(self.header)
        for line in self._lines:
            self._row += 1
            if self._rest:
                self._lines_more += len(self._rest)
                self._rest.clear()
            if '"' in line:
                text, cells = self._split(line)
            else:
                text = line.rstrip("\r\n")
                cells = text.split(",")
            if len(cells) == width and text:
                yield text, cells
            elif text:
                raise self._uneven(len(cells))

    def place(self, column: str | None = None) -> str:
        """Return where the record last read stands: file, row, line where it starts, column."""
        where = f"{self.path}, row {self._row} (line {self._row + self._lines_more})"
        return where if column is None else f"{where}, column {column}"

    def _split(self, line: str) -> tuple[str, list[str]]:
        """Return the record that begins with the line, without its line end, and its cells.

        What stands before the first quote falls apart at its commas; csv reads the rest.
        """
        head, quote, tail = line.partition('"')
        if not quote:
            text = line.rstrip("\r\n")
            return text, text.split(",") if text else []
        before = head[:-1].split(",") if head.endswith(",") else []
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
            self.place(),
            found=str(error),
            expected="cells separated by commas, each whole or in quotes",
            cure="close the quotes of the cell; write a quote inside quotes twice",
        )


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
