"""Invented lists: the same for the same seed, of any size, and nobody in them exists."""

import csv
import re
from itertools import islice

import pytest
from python_calamine import load_workbook

from portal.cli.screen_sample import MESSY, TIDY, invented
from tests.law.asking import the_law
from tests.unit.cli.clinic import Clinic


def sample(clinic: Clinic, name: str, *words: str) -> list[list[str]]:
    result = clinic.run("screen-sample", "--out", clinic.path(name), *words)
    assert (result.exit_code, result.stderr) == (0, "")
    with clinic.path(name).open(encoding="utf-8", newline="") as lines:
        return [*csv.reader(lines)]


@pytest.mark.parametrize("rows", [0, 1, 250])
def test_there_are_as_many_rows_as_asked_for(clinic: Clinic, rows: int) -> None:
    header, *found = sample(clinic, "a.csv", "--rows", str(rows))
    assert header == [*TIDY]
    assert len(found) == rows
    header, *found = sample(clinic, "a.csv", "--rows", str(rows), "--messy")
    assert header == [*MESSY]
    assert len(found) == rows


def test_the_same_seed_gives_the_same_list(clinic: Clinic) -> None:
    one = sample(clinic, "a.csv", "--rows", "50", "--messy")
    assert sample(clinic, "b.csv", "--rows", "50", "--messy") == one
    assert sample(clinic, "c.csv", "--rows", "50", "--messy", "--seed", "2") != one


def test_a_person_is_a_number(clinic: Clinic) -> None:
    for row in sample(clinic, "a.csv", "--rows", "200", "--messy")[1:]:
        assert re.fullmatch(r"P\d{6}", row[0])
        assert re.fullmatch(r"[A-H]\d{7}", row[1])


def test_a_workbook_holds_the_same(clinic: Clinic) -> None:
    words = ["--rows", "20", "--out", clinic.path("a.xlsx")]
    assert clinic.run("screen-sample", *words).exit_code == 0
    rows = load_workbook(str(clinic.path("a.xlsx"))).get_sheet_by_index(0).to_python()
    assert len(rows) == 21
    assert [row[0] for row in rows[1:]] == [row.cells[0] for row in invented(20)]
    assert [row[4] for row in rows[1:]] == [row.cells[4] for row in invented(20)]


def test_what_a_row_stands_for_is_facts_of_the_law() -> None:
    facts = the_law().vocabulary.by_id
    seen = set()
    for row in invented(500, messy=True):
        for fact, value in row.facts.items():
            assert value in facts[fact].values
            seen.add((fact, value))
    assert {value for fact, value in seen if fact == "age"} == set(facts["age"].values)
    assert {value for fact, value in seen if fact == "offense_date"} == set(
        facts["offense_date"].values
    )


def test_a_list_is_drawn_as_it_is_written_and_never_held() -> None:
    assert len([*islice(invented(10**12), 3)]) == 3


def test_a_path_that_cannot_serve_is_told(clinic: Clinic) -> None:
    result = clinic.run("screen-sample", "--rows", "1", "--out", clinic.path("none/a.csv"))
    assert result.exit_code == 1
    assert "found:    no folder" in result.stderr
