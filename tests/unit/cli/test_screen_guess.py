"""A guess gets a messy clinic's file right, and is never silently wrong."""

# ruff: noqa: E501 - cells and their meanings are read best on one line

import csv
from collections import Counter
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

import pytest

from portal.cli.screen_book import text_of
from portal.cli.screen_charge import load_charges
from portal.cli.screen_dates import Order
from portal.cli.screen_guess import Confidence, Guess, Looking, guesses
from portal.cli.screen_mapping import Column, ListMapping, Reads, load_mapping
from portal.cli.screen_paths import CompletePaths
from portal.cli.screen_reading import CellReader, check_words
from portal.cli.screen_rows import RowReader
from portal.cli.screen_sample import MESSY, TIDY, invented
from portal.cli.screen_sheet import BadCellError
from tests.law.asking import the_law
from tests.unit.cli.clinic import Clinic, kinds

CLINIC = Path(__file__).with_name("test_screen_clinic.csv")

# Written by hand from the file: what a careful person would map. KEEP stands where the name
# could mean two things, so that a guess has to ask.
EXPECTED: Mapping[str, tuple[Reads, str]] = {
    "ID cliente": (Reads.PERSON, ""),
    "Núm. de caso": (Reads.CASE_NUMBER, ""),
    "Condado": (Reads.COUNTY, ""),
    "Cargo": (Reads.CHARGE, ""),
    "Fecha del delito": (Reads.OFFENSE_DATE, ""),
    "Fecha de nacimiento": (Reads.BIRTH_DATE, ""),
    "Edad": (Reads.KEEP, ""),
    "Gravedad": (Reads.FACT, "level"),
    "¿Condena?": (Reads.FACT, "disposition"),
    "Estado de la sentencia": (Reads.FACT, "sentence"),
    "Gramos": (Reads.NUMBER, "grams"),
    "Plantas": (Reads.NUMBER, "plants"),
    "Escuela": (Reads.FACT, "school_grounds"),
    "Tipo": (Reads.FACT, "substance"),
    "Fecha": (Reads.KEEP, ""),
    "Cargo 2": (Reads.ANOTHER_CHARGE, ""),
    "Antecedentes": (Reads.KEEP, ""),
    "Notas": (Reads.NOTES, ""),
}

# Each cell of the mapped columns, and what a careful person reads in it; "?" is: not sure.
MEANS: Mapping[str, Mapping[str, str]] = {
    "Gravedad": {
        "M": "misdemeanor", "F": "felony", "Fel.": "felony", "delito grave": "felony", "f": "felony",
        "misd": "misdemeanor", "infracción": "infraction", "wobbler": "?", "Felony": "felony",
    },
    "¿Condena?": {
        "culpable": "convicted", "guilty": "convicted", "nolo": "convicted", "plea": "convicted",
        "convicted": "convicted", "dismissed": "?", "no contest": "convicted",
    },
    "Estado de la sentencia": {
        "cumplida": "completed", "completed": "completed", "On probation": "serving", "time served": "completed",
        "debe multas": "money_owed", "probation": "?", "serving": "serving", "Terminada": "completed",
    },
    "Escuela": {"No": "no", "N": "no", "no": "no", "Sí": "yes", "?": ""},
}  # fmt: skip
CHARGES = {
    "11357(b) HS": "possession_11357", "H&S 11360a": "sale_or_transport_11360", "664/11358": "attempt",
    "11358 HS": "growing_11358", "11359 H&S": "for_sale_11359", "11357(b) HS, 11364 HS": "open",
    "11357.5": "synthetic", "182/11359": "conspiracy", "11360(b) H.S.": "sale_or_transport_11360",
    "HS 11358(c)": "growing_11358", "posesión": "?",
}  # fmt: skip
NOT_UNDERSTOOD = {
    "Condado": {"S. Bernardino"},
    "Cargo": {"posesión"},
    "Fecha del delito": {"verano 2012"},
    "Gramos": {"onza"},
}


@pytest.fixture
def mapping(clinic: Clinic) -> ListMapping:
    """Return the mapping that the command guesses for the clinic's file."""
    result = clinic.run("screen", "--guess-mapping", CLINIC, "--out", clinic.path("map.toml"))
    assert (result.exit_code, result.stderr) == (0, "")
    all_kinds = kinds()
    found = load_mapping(clinic.path("map.toml"), all_kinds.vocabulary, all_kinds.limits)
    check_words(found, all_kinds)
    return found


def by_name(mapping: ListMapping) -> dict[str, Column]:
    return {column.name: column for column in mapping.columns}


def test_nine_columns_of_ten_are_right_and_none_is_wrong(mapping: ListMapping) -> None:
    found = {c.name: (c.reads, c.fact) for c in mapping.columns}
    assert [*found] == [*EXPECTED]
    right = [name for name, expected in EXPECTED.items() if found[name] == expected]
    others = {name: found[name] for name in EXPECTED if name not in right}
    assert len(right) >= 0.9 * len(EXPECTED), others
    assert {reads for reads, _ in others.values()} <= {Reads.KEEP, Reads.NOTES}
    assert (mapping.header_row, mapping.separator) == (2, ",")


@pytest.mark.parametrize("name", MEANS)
def test_each_word_means_what_a_careful_person_reads(mapping: ListMapping, name: str) -> None:
    assert by_name(mapping)[name].words == MEANS[name]


def test_each_charge_is_what_a_careful_person_reads(mapping: ListMapping) -> None:
    column = by_name(mapping)["Cargo"]
    reader = CellReader(column, kinds())
    for cell, expected in CHARGES.items():
        reading = reader.read(cell)
        said = reading.facts.get("other_charge", reading.facts.get("charge"))
        match expected:
            case "?":
                assert (said, reading.flags) == (None, ("not_read:charge_code",))
            case "open":
                assert (said, reading.flags) == (None, ("second_charge",))
            case _:
                assert said == expected


@pytest.mark.parametrize("name", NOT_UNDERSTOOD)
def test_what_is_not_understood_is_listed(mapping: ListMapping, name: str) -> None:
    words = by_name(mapping)[name].words
    assert {word for word, means in words.items() if means == "?"} == NOT_UNDERSTOOD[name]


def test_dates_of_the_clinic_are_month_first_by_what_it_wrote(mapping: ListMapping) -> None:
    columns = by_name(mapping)
    assert columns["Fecha del delito"].order is Order.MONTH_FIRST
    assert columns["Fecha del delito"].century_from == 1930
    assert columns["Fecha de nacimiento"].century_from == 1920


def test_the_file_says_what_to_check(clinic: Clinic, mapping: ListMapping) -> None:
    assert mapping.checked_by == ""
    text = clinic.path("map.toml").read_text(encoding="utf-8")
    assert '"wobbler" = "?"  # NOT UNDERSTOOD: Which level is on the record?' in text
    assert '"dismissed" = "?"  # NOT UNDERSTOOD: Dismissed before a conviction, or after it' in text
    assert "ASK: Is this the age on the day of the offense, or the age today?" in text
    assert "ASK: Which date is it?" in text
    assert '# court_system = "california"  # or federal, other' in text
    assert "#   confidence: high" in text
    assert "llamar por la tarde" not in text
    assert "P000101" not in text
    assert "such as A999999" in text
    assert "7/4/1988" not in text


def test_the_clinics_file_is_screened_by_its_guess(clinic: Clinic, mapping: ListMapping) -> None:
    assert mapping.columns
    clinic.path("in.csv").write_bytes(CLINIC.read_bytes())
    result = clinic.screen("--mapping-checked", "--summary", clinic.path("s.html"))
    assert (result.exit_code, result.stderr) == (0, "")
    rows = clinic.read("out.csv")
    assert len(rows) == 12
    assert [row["flags"] for row in rows] == [
        "",
        "second_charge",
        "attempt",
        "",
        "federal",
        "second_charge",
        "synthetic",
        "not_read:charge_code|not_read:grams|not_read:level|not_read:disposition|not_read:sentence",
        "not_read:offense_date|conspiracy|already_done",
        "letter_small_gift",
        "not_read:county|minors",
        "",
    ]


def looked(header: list[str], rows: list[list[str]]) -> list[Guess]:
    looking = Looking(header)
    for row in rows:
        looking.add(row)
    return guesses(looking.columns(), kinds())


def one(name: str, *cells: str) -> Guess:
    """Return the guess for one column; a column with the offense's date stands beside it."""
    rows = [[cell, "2014-03-25"] for cell in cells]
    return looked([name, "Offense date"], rows)[0]


COLUMNS = [
    ("Date of Birth (mm/dd/yyyy)", ["3/25/1980", "4/1/1990"], Reads.BIRTH_DATE),
    ("Sex", ["F", "M", "F"], Reads.KEEP),
    ("Age", ["17", "30"], Reads.KEEP),
    ("Age", ["21+", "under 18"], Reads.KEEP),
    ("Date", ["3/25/2014"], Reads.KEEP),
    ("Client county", ["Kern", "Kern"], Reads.KEEP),
    ("County", ["Kern", "Los Angeles"], Reads.COUNTY),
    ("Offense", ["11357(b) HS", "11358", "11359"], Reads.CHARGE),
    ("Offense", ["theft", "assault", "11358"], Reads.KEEP),
    ("xyz", ["11357(b) HS", "11358", "11359"], Reads.CHARGE),
    ("xyz", ["11357", "90210", "90211"], Reads.KEEP),
    ("xyz", ["2014-03-25", "2014-03-26"], Reads.KEEP),
    ("xyz", ["a b c d e", "f g h i j"], Reads.NOTES),
    ("xyz", ["yes", "no"], Reads.KEEP),
    ("Convicted", ["3/25/2014", "3/26/2014"], Reads.LATER_DATE),
    ("Convicted", ["yes", "guilty", "guilty"], Reads.FACT),
    ("age", ["under_18", "21_or_older"], Reads.FACT),
    ("court_type", ["juvenile", ""], Reads.FACT),
    ("On probation?", ["Yes", "No"], Reads.KEEP),
    ("Weight", ["1 oz", "2 g"], Reads.KEEP),
    ("Plants", ["12", "7+", "3 plants"], Reads.NUMBER),
    ("Arrest date", ["3/25/2014", "3/26/2014"], Reads.LATER_DATE),
    ("Level", [], Reads.KEEP),
    ("Name", ["Federico", "Juvenal"], Reads.KEEP),
    ("", ["x"], Reads.KEEP),
]


@pytest.mark.parametrize(("name", "cells", "reads"), COLUMNS)
def test_a_column_is_guessed_or_left_alone(name: str, cells: list[str], reads: Reads) -> None:
    guess = one(name, *cells)
    assert guess.column.reads is reads
    unsure = reads is Reads.KEEP and name not in {"Sex", "Name"}
    assert (guess.confidence is Confidence.NONE) is unsure


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["3/25/2014", "3/26/2014", "3/4/2014"], Order.MONTH_FIRST),
        (["25/3/2014", "26/3/2014", "3/4/2014"], Order.DAY_FIRST),
        (["25/3/2014", "3/26/2014", "3/4/2014"], Order.EITHER),
        (["3/25/2014", "3/26/2014", "25/3/2014"], Order.EITHER),
        (["25/3/2014", "26/3/2014", "3/25/2014"], Order.EITHER),
        (["3/25/2014", "3/4/2014"], Order.EITHER),
        (["3/4/2014", "3/5/2014"], Order.EITHER),
        (["2014-03-25", "2014-03-26"], Order.EITHER),
    ],
)
def test_the_order_of_dates_is_taken_from_those_that_leave_no_doubt(
    cells: list[str], order: Order
) -> None:
    assert one("Arrest date", *cells).column.order is order


def test_two_columns_never_say_the_same() -> None:
    header = ["Charge", "Statute", "DOB", "Birth date", "Level", "Severity", "Offense date"]
    row = ["11358", "11359", "1970-01-01", "1970-01-02", "F", "M", "2014-03-25"]
    found = looked(header, [row] * 4)
    reads = Counter(guess.column.reads for guess in found)
    assert reads[Reads.CHARGE] == reads[Reads.ANOTHER_CHARGE] == reads[Reads.BIRTH_DATE] == 1
    assert [guess.column.fact for guess in found].count("level") == 1
    assert all(guess.asks for guess in found if guess.column.reads is Reads.KEEP)


def test_a_fact_with_hundreds_of_different_words_is_left_unread() -> None:
    few = looked(["Level"], [["F"]] * 300 + [[f"word {i}"] for i in range(150)])
    many = looked(["Level"], [["F"]] * 300 + [[f"word {i}"] for i in range(250)])
    assert [few[0].column.reads, many[0].column.reads] == [Reads.FACT, Reads.KEEP]


def test_a_birth_date_alone_is_left_unread() -> None:
    [guess] = looked(["DOB"], [["1970-01-01"]] * 3)
    assert guess.column.reads is Reads.KEEP
    assert "A birth date says nothing without" in guess.asks[0]


def test_more_different_words_than_a_person_checks_are_counted() -> None:
    rows = [[f"11358 HS no {i}"] for i in range(250)] + [["11358"]] * 300
    [guess] = looked(["Charge"], rows)
    assert guess.column.reads is Reads.CHARGE
    assert len(guess.column.words) == 200
    assert guess.not_listed == 50


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_guess_is_never_silently_wrong(clinic: Clinic, seed: int) -> None:
    words = ["--rows", "400", "--messy", "--seed", str(seed), "--out", clinic.path("in.csv")]
    assert clinic.run("screen-sample", *words).exit_code == 0
    guess = ["screen", "--guess-mapping", clinic.path("in.csv"), "--out", clinic.path("map.toml")]
    assert clinic.run(*guess).exit_code == 0
    all_kinds = kinds()
    mapping = load_mapping(clinic.path("map.toml"), all_kinds.vocabulary, all_kinds.limits)
    reads = [column.reads for column in mapping.columns]
    assert reads.count(Reads.KEEP) == 0
    paths = CompletePaths(the_law())
    reader = RowReader(mapping, {name: i for i, name in enumerate(MESSY)}, all_kinds, paths)
    dated = (Reads.OFFENSE_DATE, Reads.BIRTH_DATE)
    readers = [CellReader(each, all_kinds) for each in mapping.columns if each.reads not in dated]
    known = 0
    for row in invented(400, seed, messy=True):
        cells = dict(zip(MESSY, map(text_of, row.cells), strict=True))
        for each in readers:
            found = each.read(cells[each.column.name]).facts
            assert found.items() <= row.facts.items(), (found, cells)
            known += len(found)
        [(_, _, (still, _))] = reader.rows(iter([("", [*cells.values()])]), refuse)
        truth = paths.every
        for fact, value in row.facts.items():
            truth &= paths.having(fact, value)
        assert still & truth == truth, (cells, row.facts)
    assert known > 400 * 4


def refuse(_: str, error: BadCellError) -> None:
    raise error


def test_a_tidy_list_is_guessed_whole_and_surely(clinic: Clinic) -> None:
    assert (
        clinic.run("screen-sample", "--rows", "300", "--out", clinic.path("in.csv")).exit_code == 0
    )
    rows = [*csv.reader(StringIO(clinic.path("in.csv").read_text(encoding="utf-8")))]
    found = looked(rows[0], rows[1:])
    assert [guess.column.name for guess in found] == [*TIDY]
    assert {guess.confidence for guess in found} == {Confidence.HIGH}
    assert not any(guess.asks or guess.not_listed for guess in found)
    assert load_charges(the_law().vocabulary).read(rows[1][3])
