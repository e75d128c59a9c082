"""A workbook is read row by row as text; what would be read wrongly is told."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

import pytest
import xlsxwriter  # type: ignore[import-untyped]

from portal.cli.screen_book import Value, header_among, is_book, reading_book, text_of
from portal.cli.stop import Stop


def book(path: Path, sheets: dict[str, Sequence[Sequence[Value]]], merged: str = "") -> Path:
    """Write a workbook of these sheets; days as days."""
    file = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = file.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        if merged:
            sheet.merge_range(merged, "one")
    file.close()
    return path


def read(path: Path, sheet: str | None = None, header_row: int | None = 1) -> list[list[str]]:
    with reading_book(path, sheet, header_row) as found:
        return [[*found.header], *(cells for _, cells in found.records())]


def test_every_kind_of_cell_becomes_text(tmp_path: Path) -> None:
    row = ["11357", 17, 28.5, date(2014, 3, 25), datetime(2014, 3, 25, 10, 5), True, "=1+1"]  # noqa: DTZ001
    header = ["a", "b", "c", "d", "e", "f", "g"]
    file = xlsxwriter.Workbook(
        str(tmp_path / "b.xlsx"),
        {"default_date_format": "yyyy-mm-dd hh:mm", "strings_to_formulas": False},
    )
    sheet = file.add_worksheet("S")
    sheet.write_row(0, 0, header)
    sheet.write_row(1, 0, row)
    file.close()
    [_, cells] = read(tmp_path / "b.xlsx")
    assert cells == ["11357", "17", "28.5", "2014-03-25", "2014-03-25 10:05:00", "TRUE", "=1+1"]


@pytest.mark.parametrize(
    ("value", "text"),
    [(3.0, "3"), (3.25, "3.25"), (False, "FALSE"), (7, "7"), (time(10, 5), "10:05:00"), ("", "")],
)
def test_a_value_as_text(value: Value, text: str) -> None:
    assert text_of(value) == text


def test_a_row_is_also_a_line_of_csv_and_knows_its_place(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx", {"S": [["id", "note"], [], ["P1", 'a "b", c\nd']]})
    with reading_book(path) as found:
        [(text, cells)] = found.records()
        assert text == 'P1,"a ""b"", c\nd"'
        assert cells == ["P1", 'a "b", c\nd']
        assert found.typed(cells) == cells
        assert found.place("note") == f"{path}, sheet S, row 3, column note (cell B3)"
        assert found.place() == f"{path}, sheet S, row 3"


def test_a_header_below_a_title_is_found(tmp_path: Path) -> None:
    rows = [["Our clinic"], [], ["id", "charge", "note"], ["P1", "11358", ""]]
    path = book(tmp_path / "b.xlsx", {"S": rows})
    assert read(path, None, None) == [["id", "charge", "note"], ["P1", "11358", ""]]
    assert read(path, None, 3) == read(path, None, None)


@pytest.mark.parametrize(
    ("filled", "row"),
    [([3, 3], 1), ([1, 0, 5, 4], 3), ([0, 2, 5, 5], 3), ([], 1), ([0], 1), ([4, 5], 1)],
)
def test_the_header_is_the_first_row_that_is_nearly_full(filled: list[int], row: int) -> None:
    assert header_among([["x"] * number for number in filled]) == row


def refused(path: Path, sheet: str | None = None) -> str:
    with pytest.raises(Stop) as stop:
        read(path, sheet)
    return stop.value.message


def test_one_of_several_sheets_must_be_named(tmp_path: Path) -> None:
    path = book(tmp_path / "b.xlsx", {"A": [["x"], ["1"]], "B": [["y"], ["2"]], "Empty": []})
    assert "2 sheets with something in them" in refused(path)
    assert "expected: one of A, B" in refused(path, "C")
    assert read(path, "B") == [["y"], ["2"]]


def test_an_empty_workbook_is_told(tmp_path: Path) -> None:
    assert "expected: a sheet with a list" in refused(book(tmp_path / "b.xlsx", {"A": []}))


def test_cells_merged_downwards_are_told(tmp_path: Path) -> None:
    rows = [["id", "charge"], ["P1", "11358"], ["", "11359"], ["P2", "11357"]]
    words = refused(book(tmp_path / "b.xlsx", {"S": rows}, merged="A2:A3"))
    assert "sheet S, cell A2" in words
    assert "found:    one cell over the rows 2 to 3" in words
    assert read(book(tmp_path / "c.xlsx", {"S": rows}, merged="A6:B6"))[0] == ["id", "charge"]


@pytest.mark.parametrize("content", [b"PK\x03\x04junk", b"id,charge\n", b""])
def test_what_is_no_workbook_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "b.xlsx"
    path.write_bytes(content)
    assert "expected: an Excel workbook (.xlsx)" in refused(path)


def test_a_file_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as error:
        read(tmp_path / "none.xlsx")
    assert error.value.filename == str(tmp_path / "none.xlsx") or error.value.filename


@pytest.mark.parametrize(
    ("name", "yes"), [("a.xlsx", True), ("a.XLSM", True), ("a.csv", False), ("a", False)]
)
def test_a_workbook_is_known_by_its_name(name: str, *, yes: bool) -> None:
    assert is_book(Path(name)) is yes


@pytest.mark.parametrize("name", ["a.xls", "a.ods", "a.XLSB"])
def test_other_kinds_of_workbooks_are_told(name: str) -> None:
    with pytest.raises(Stop) as stop:
        is_book(Path(name))
    assert "Excel workbook (.xlsx)" in stop.value.message
