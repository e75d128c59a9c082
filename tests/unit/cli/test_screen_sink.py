"""Results go into CSV or a workbook; text stays text, and each cell is the one that came in."""

from datetime import date, datetime
from pathlib import Path

import pytest
from python_calamine import load_workbook

from portal.cli import screen_sink
from portal.cli.screen_sink import new_page
from portal.cli.stop import Stop
from tests.unit.cli.clinic import CHARGE, Clinic
from tests.unit.cli.listing import APPENDED

ODD = ("=1+1", "0012", "https://example.org", "+1", "@x", "-5", "1e5", " a ", "é\u2028", "a\nb")


def sheet(path: Path) -> list[list[object]]:
    """Return the cells of a workbook's only sheet."""
    return [[*row] for row in load_workbook(str(path)).get_sheet_by_index(0).to_python()]


def test_text_stays_text_and_values_stay_values(tmp_path: Path) -> None:
    out = tmp_path / "o.xlsx"
    moment = datetime(2014, 3, 25, 10, 5)  # noqa: DTZ001 - a cell of a sheet has no time zone
    row: list[str | float | date] = [*ODD, "", 3, 2.5, True, date(2014, 3, 25), moment]
    with new_page(out) as page:
        page.put(row)
    [found] = sheet(out)
    assert found == row
    assert [*tmp_path.iterdir()] == [out]


def test_a_book_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def spoil() -> None:
        with new_page(tmp_path / "o.xlsx") as page:
            page.put(["a"])
            raise ValueError("mine")

    with pytest.raises(ValueError, match="mine"):
        spoil()
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    ("cells", "found"),
    [(["a", "b", "c"], "more than 2 rows"), (["x" * 32_768], "a cell of 32,768")],
)
def test_what_a_workbook_cannot_hold_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cells: list[str], found: str
) -> None:
    monkeypatch.setattr(screen_sink, "MOST_ROWS", 2)

    def write() -> None:
        with new_page(tmp_path / "o.xlsx") as page:
            for cell in cells:
                page.put([cell])

    with pytest.raises(Stop) as stop:
        write()
    assert found in stop.value.message
    assert "--out with a name that ends in .csv" in stop.value.message
    assert [*tmp_path.iterdir()] == []


def test_the_same_comes_out_whatever_goes_in_or_out(clinic: Clinic) -> None:
    clinic.mapping(CHARGE)
    clinic.write('Id,Charge,Note\nP1,11358,"a, b"\nP2,"11359 HS",\n')
    assert clinic.screen().exit_code == 0
    assert clinic.screen(out="out.xlsx").exit_code == 0
    expected = clinic.read("out.csv")
    assert [*expected[0]] == ["Id", "Charge", "Note", *APPENDED, "flags"]
    header, *rows = sheet(clinic.path("out.xlsx"))
    assert [dict(zip(header, row, strict=True)) for row in rows] == expected
    with new_page(clinic.path("in.xlsx")) as page:
        page.put(["Id", "Charge", "Note"])
        page.put(["P1", 11358, "a, b"])
        page.put(["P2", "11359 HS", ""])
    for out in ("two.csv", "two.xlsx"):
        result = clinic.screen(source="in.xlsx", out=out)
        assert (result.exit_code, result.stderr) == (0, "")
    assert clinic.read("two.csv") == expected
    assert clinic.path("two.csv").read_bytes().startswith("\ufeff".encode())
    header, *rows = sheet(clinic.path("two.xlsx"))
    assert rows[0][:3] == ["P1", 11358, "a, b"]
    texts = [
        dict(zip(header, row, strict=True)) | {"Charge": str(row[1]).removesuffix(".0")}
        for row in rows
    ]
    assert texts == expected


def test_a_bad_cell_of_a_workbook_is_told_with_its_place(clinic: Clinic) -> None:
    clinic.mapping(CHARGE)
    with new_page(clinic.path("in.xlsx")) as page:
        page.put(["Id", "Charge"])
        page.put(["P1", "11358"])
        page.put(["P2", 41])
    result = clinic.screen(source="in.xlsx")
    assert result.exit_code == 1
    place = f"{clinic.path('in.xlsx')}, sheet Screened, row 3, column Charge (cell B3)"
    assert place in result.stderr
    assert "found:    '41'" in result.stderr
    assert clinic.screen("--keep-going", source="in.xlsx").exit_code == 0
    assert [(row["row"], row["record"]) for row in clinic.read("out.set-aside.csv")] == [
        ("3", "P2,41")
    ]
