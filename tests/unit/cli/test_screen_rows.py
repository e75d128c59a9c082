"""A mapped row gets what `Law.estimate` says of the facts that a person reads in its cells."""

from collections.abc import Mapping

import pytest

from tests.law.asking import the_law
from tests.unit.cli.clinic import BORN, CHARGE, DAY, LEVEL, NOTES, Clinic, column, facts, listed
from tests.unit.cli.listing import APPENDED, appended

HEADER = ("Id", "Charge", "Day", "Born", "Level", "Notes")
COLUMNS = (CHARGE, DAY, BORN, LEVEL, NOTES)
BEFORE, AFTER = "before_nov_9_2016", "on_or_after_nov_9_2016"
POSSESSION, GROWING = "possession_11357", "growing_11358"
READ: dict[str, tuple[tuple[str, ...], Mapping[str, str], str]] = {
    "all is there": (
        ("11357(b) HS", "3/4/2010", "3/5/1989", "F", ""),
        facts(charge=POSSESSION, offense_date=BEFORE, age="18_to_20", level="felony"),
        "",
    ),
    "all is blank": (("", "", " ", "", ""), facts(), ""),
    "the 18th birthday": (
        ("11357", "3/4/2010", "3/4/1992", "", ""),
        facts(charge=POSSESSION, offense_date=BEFORE, age="18_to_20"),
        "",
    ),
    "the day before the 18th birthday": (
        ("11357", "3/4/2010", "3/5/1992", "", ""),
        facts(charge=POSSESSION, offense_date=BEFORE, age="under_18"),
        "",
    ),
    "the 21st birthday": (
        ("11357", "3/4/2010", "3/4/1989", "", ""),
        facts(charge=POSSESSION, offense_date=BEFORE, age="21_or_older"),
        "",
    ),
    "born on Feb 29, the day before Mar 1": (
        ("11357", "2/28/2010", "2/29/1992", "", ""),
        facts(charge=POSSESSION, offense_date=BEFORE),
        "",
    ),
    "born on Feb 29, on Mar 1": (
        ("11357", "3/1/2010", "2/29/1992", "", ""),
        facts(charge=POSSESSION, offense_date=BEFORE, age="18_to_20"),
        "",
    ),
    "a year of birth that settles it": (
        ("11357", "3/4/2010", "1985", "", ""),
        facts(charge=POSSESSION, offense_date=BEFORE, age="21_or_older"),
        "",
    ),
    "a year of birth that does not": (
        ("11357", "3/4/2010", "1992", "", ""),
        facts(charge=POSSESSION, offense_date=BEFORE),
        "",
    ),
    "a month that settles the date": (
        ("11358 HS", "10/2016", "1/1/1970", "", ""),
        facts(charge=GROWING, offense_date=BEFORE, age="21_or_older"),
        "",
    ),
    "a month that does not": (
        ("11358 HS", "11/2016", "1/1/1970", "", ""),
        facts(charge=GROWING, age="21_or_older"),
        "",
    ),
    "the last day of the old law": (
        ("11358", "11/8/2016", "", "", ""),
        facts(charge=GROWING, offense_date=BEFORE),
        "",
    ),
    "the first day of the new law": (
        ("11358", "11/9/2016", "", "", ""),
        facts(charge=GROWING, offense_date=AFTER),
        "",
    ),
    "own words": (
        ("", "", "", " f ", ""),
        facts(level="felony"),
        "",
    ),
    "an own word for not known": (("", "", "", "UNK", ""), facts(), ""),
    "an own word that is not understood": (("", "", "", "??", ""), facts(), "not_read:level"),
    "an attempt": (
        ("664/11358", "", "", "", ""),
        facts(charge="other_charge", other_charge="attempt"),
        "",
    ),
    "two charges": (("11357; 11364", "", "", "", ""), facts(), "second_charge"),
    "a letter of the old law": (
        ("11357(d)", "", "", "", ""),
        facts(charge=POSSESSION),
        "letter_school",
    ),
    "notes change no fact": (
        ("11357", "", "", "", "federal, juvenile"),
        facts(charge=POSSESSION),
        "federal|juvenile",
    ),
    "one flag once": (
        ("11357; 11364", "", "", "??", "count 2, school"),
        facts(),
        "second_charge|not_read:level|school",
    ),
}


@pytest.mark.parametrize(("cells", "known", "flags"), READ.values(), ids=READ.keys())
def test_a_row_is_estimated_on_what_its_cells_say(
    clinic: Clinic, cells: tuple[str, ...], known: Mapping[str, str], flags: str
) -> None:
    clinic.mapping(*COLUMNS)
    clinic.write(listed(HEADER, [("P1", *cells)]))
    [row] = clinic.rows()
    assert {name: row[name] for name in APPENDED} == appended(the_law().estimate(known))
    assert row["flags"] == flags
    assert [*row] == [*HEADER, *APPENDED, "flags"]
    assert tuple(row[name] for name in HEADER) == ("P1", *cells)


def test_every_value_of_every_fact_can_be_mapped(clinic: Clinic) -> None:
    ids = [fact.id for fact in the_law().vocabulary.facts]
    known = [(fact.id, value) for fact in the_law().vocabulary.facts for value in fact.values]
    clinic.mapping(*[column(f"my {id_}", "fact", f'fact = "{id_}"') for id_ in ids], rest="")
    cells = [[value if id_ == fact else "" for id_ in ids] for fact, value in known]
    clinic.write(listed([f"my {id_}" for id_ in ids], cells))
    for row, (fact, value) in zip(clinic.rows(), known, strict=True):
        expected = appended(the_law().estimate({fact: value}))
        assert {name: row[name] for name in APPENDED} == expected


NUMBERS = [
    ("age", "17", {"age": "under_18"}),
    ("age", "21_or_older", {"age": "21_or_older"}),
    ("plants", "7 plants", {"plants": "seven_or_more"}),
    ("grams", "30", {"amount": "over_limit", "border_amount": "over_limit"}),
    ("grams", "20", {}),
    ("same_section_priors", "2", {"same_section_priors": "two_or_more"}),
]


@pytest.mark.parametrize(("kind", "cell", "known"), NUMBERS)
def test_a_number_is_estimated_as_the_facts_it_settles(
    clinic: Clinic, kind: str, cell: str, known: Mapping[str, str]
) -> None:
    clinic.mapping(column("N", "number", f'fact = "{kind}"'), CHARGE)
    clinic.write(listed(["N", "Charge"], [[cell, "11358"]]))
    [row] = clinic.rows()
    expected = appended(the_law().estimate(facts(charge=GROWING, **known)))
    assert {name: row[name] for name in APPENDED} == expected


LATER = [
    ("3/4/2010", "", BEFORE),
    ("", "3/4/2010", BEFORE),
    ("", "3/4/2018", None),
    ("2016", "10/1/2016", BEFORE),
    ("2016", "12/1/2016", None),
    ("2015", "2014-2015", "bad"),
    ("3/4/2010", "3/3/2010", "bad"),
    ("3/4/2010", "3/4/2010", BEFORE),
]


@pytest.mark.parametrize(("day", "arrest", "value"), LATER)
def test_a_later_date_only_narrows_the_date_of_the_offense(
    clinic: Clinic, day: str, arrest: str, value: str | None
) -> None:
    clinic.mapping(DAY, column("Arrest", "later_date", 'dates = "month_first"'), CHARGE)
    clinic.write(listed(["Charge", "Arrest", "Day"], [["11358", arrest, day]]))
    if value == "bad":
        assert "row 2 (line 2), column Arrest" in clinic.refusal()
        return
    [row] = clinic.rows()
    known = facts(charge=GROWING, **({"offense_date": value} if value else {}))
    assert {name: row[name] for name in APPENDED} == appended(the_law().estimate(known))


def test_an_arrest_while_under_18_says_that_much_of_the_offense(clinic: Clinic) -> None:
    clinic.mapping(column("Arrest", "later_date"), column("Born", "birth_date"), CHARGE)
    days = [["11358", "2010-03-04", "1993-01-01"], ["11358", "2010-03-04", "1991-01-01"]]
    clinic.write(listed(["Charge", "Arrest", "Born"], days))
    known = facts(charge=GROWING, offense_date=BEFORE)
    [young, open_] = clinic.rows()
    expected = appended(the_law().estimate({**known, "age": "under_18"}))
    assert {name: young[name] for name in APPENDED} == expected
    assert {name: open_[name] for name in APPENDED} == appended(the_law().estimate(known))


def test_a_second_column_of_charges_is_flagged(clinic: Clinic) -> None:
    clinic.mapping(CHARGE, column("More", "another_charge"))
    clinic.write(listed(["Charge", "More"], [["11358", "11359"], ["11358", ""]]))
    assert [row["flags"] for row in clinic.rows()] == ["second_charge", ""]


def test_a_county_that_is_not_known_is_flagged_and_no_more(clinic: Clinic) -> None:
    clinic.mapping(CHARGE, column("County", "county", '[column.words]\nSB = "San Bernardino"'))
    clinic.write(listed(["Charge", "County"], [["11358", c] for c in ("SB", "Kern", "Kurn", "")]))
    assert [row["flags"] for row in clinic.rows()] == ["", "", "not_read:county", ""]


def test_what_was_forgotten_is_read_again(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    clinic.mapping(*COLUMNS)
    rows = [("P", *cells) for cells, _, _ in READ.values()]
    clinic.write(listed(HEADER, rows + rows))
    expected = clinic.rows()
    monkeypatch.setattr("portal.cli.screen_rows.REMEMBERED", 2)
    monkeypatch.setattr("portal.cli.screen_rows.TOGETHER", 2)
    monkeypatch.setattr("portal.cli.screen_list.REMEMBERED", 2)
    assert clinic.rows() == expected


BAD = {
    "a charge": (("1135", "", "", "", ""), "Charge", "'1135'", "a charge such as 11357(b) HS"),
    "a date": (("", "4/31/2010", "", "", ""), "Day", "'4/31/2010'", "a date such as 2014-03-25"),
    "a day before a month": (("", "25/3/2010", "", "", ""), "Day", "'25/3/2010'", "3/25/2014"),
    "a short year": (("", "3/4/10", "", "", ""), "Day", "'3/4/10'", "a date such as"),
    "a word": (("", "", "", "Felony", ""), "Level", "'Felony'", "one of felony, misdemeanor"),
    "a birth after the offense": (
        ("", "3/4/2010", "3/5/2010", "", ""),
        "Born",
        "a birth after the offense",
        "a birth date that fits",
    ),
    "a birth long ago": (
        ("", "3/4/2016", "1/1/1900", "", ""),
        "Born",
        "a birth more than 110 years before the offense",
        "a birth date that fits",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("cells", "where", "found", "expected"), BAD.values(), ids=BAD.keys())
def test_a_cell_that_is_not_understood_is_told(
    clinic: Clinic, cells: tuple[str, ...], where: str, found: str, expected: str
) -> None:
    clinic.mapping(*COLUMNS)
    clinic.write(listed(HEADER, [("P1", "", "", "", "", ""), ("P2", *cells)]))
    place, *said = clinic.refusal().splitlines()
    assert place == f"Error: {clinic.path('in.csv')}, row 3 (line 3), column {where}"
    assert said[0] == f"  found:    {found}"
    assert expected in said[1]
    assert said[2].startswith("  cure:     ")
