"""A table of a data file is read cell by cell, and what is left over is a fault."""

from pathlib import Path

import pytest

from portal.cli.screen_data import Cells, read_toml, rows
from portal.cli.stop import Stop

FILE = Path("f.toml")


def told(stop: pytest.ExceptionInfo[Stop]) -> str:
    return stop.value.message.splitlines()[1].removeprefix("  found:    ")


def test_each_cell_is_taken_once() -> None:
    cells = Cells(FILE, "row 1", {"a": "x", "b": 2, "c": 2.5, "d": ["y"], "e": {"k": "v"}})
    assert (cells.take("a", str), cells.take("b", int), cells.figure("c")) == ("x", 2, 2.5)
    assert (cells.words("d"), cells.pairs("e")) == (("y",), {"k": "v"})
    assert not cells.has("a")
    assert (cells.take("z", str, "w"), cells.words("z"), cells.figure("z", 1)) == ("w", (), 1)
    cells.done()


@pytest.mark.parametrize(
    ("raw", "key", "found"),
    [
        ({}, "a", "no a"),
        ({"a": 1}, "a", "a = 1"),
        ({"a": None}, "a", "no a"),
    ],
)
def test_a_cell_of_another_kind_is_told(raw: dict[str, object], key: str, found: str) -> None:
    with pytest.raises(Stop) as stop:
        Cells(FILE, "row 1", raw).take(key, str)
    assert told(stop) == found
    assert stop.value.message.startswith("f.toml, row 1\n")


def test_true_is_no_number() -> None:
    with pytest.raises(Stop) as stop:
        Cells(FILE, "row 1", {"a": True}).take("a", int)
    assert told(stop) == "a = True"
    with pytest.raises(Stop) as stop:
        Cells(FILE, "row 1", {"a": True}).figure("a")
    assert told(stop) == "a = True"


@pytest.mark.parametrize("words", [["a", "a"], [1], "a"])
def test_words_are_different_words(words: object) -> None:
    with pytest.raises(Stop):
        Cells(FILE, "row 1", {"w": words}).words("w")


def test_what_is_no_table_is_told() -> None:
    with pytest.raises(Stop) as stop:
        Cells(FILE, "row 1", 3)
    assert told(stop) == "3"


def test_what_is_left_is_told() -> None:
    with pytest.raises(Stop) as stop:
        Cells(FILE, "row 1", {"a": 1}).done()
    assert told(stop) == "'a'"


@pytest.mark.parametrize("raw", [{}, {"r": []}, {"r": 1}])
def test_rows_that_are_not_there_are_told(raw: dict[str, object]) -> None:
    with pytest.raises(Stop) as stop:
        rows(FILE, raw, "r")
    assert told(stop) == "no [[r]]"


def test_a_file_that_is_no_toml_is_told(tmp_path: Path) -> None:
    file = tmp_path / "f.toml"
    file.write_text("a = \n", encoding="utf-8")
    with pytest.raises(Stop) as stop:
        read_toml(file)
    assert "line 1" in told(stop)
    file.write_text("\ufeffa = 1\n", encoding="utf-8")
    assert read_toml(file) == {"a": 1}
