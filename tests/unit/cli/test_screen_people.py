"""The plan of each person: convictions, the best relief, courts, one form a case number."""

import pytest

from tests.unit.cli.clinic import BORN, CHARGE, DAY, NOTES, Clinic, column, listed

HEADER = ("Id", "Case", "County", "Charge", "Day", "Born", "Sentence", "Notes")
COLUMNS = (
    column("Id", "person"),
    column("Case", "case_number"),
    column("County", "county"),
    CHARGE,
    DAY,
    BORN,
    column("Sentence", "fact", 'fact = "sentence"'),
    NOTES,
)
OLD, NEW = "3/4/2010", "3/4/2018"
ADULT = "3/4/1970"


def conviction(person: str, case: str, county: str, day: str = OLD, note: str = "") -> list[str]:
    return [person, case, county, "11358", day, ADULT, "completed", note]


def people(clinic: Clinic, rows: list[list[str]], *words: str) -> dict[str, dict[str, str]]:
    """Screen the rows, and return the row of each person."""
    clinic.mapping(*COLUMNS)
    clinic.write(listed(HEADER, rows))
    result = clinic.screen("--people", clinic.path("p.csv"), *words)
    assert (result.exit_code, result.stderr) == (0, "")
    return {row["person"]: row for row in clinic.read("p.csv")}


def test_one_person_with_one_conviction(clinic: Clinic) -> None:
    found = people(clinic, [conviction("P1", "A1", "Kern")])["P1"]
    assert found == {
        "person": "P1",
        "convictions": "1",
        "rows": "2",
        "best_relief": "dismiss_and_seal",
        "best_is_certain": "no",
        "routes": "application",
        "to_file": "1",
        "courts": "Kern",
        "forms": "1",
        "forms_by_court": "Kern: 1",
        "no_case_number": "0",
        "open_facts": "plants|environmental_harm|serious_prior|same_section_priors",
        "flags": "",
    }


def test_one_form_a_case_number_of_a_court(clinic: Clinic) -> None:
    rows = [
        conviction("P1", "A1", "Kern"),
        conviction("P2", "A1", "Kern"),
        conviction("P1", " a1 ", "kern county", note="juvenile"),
        conviction("P1", "A1", "Los Angeles"),
        conviction("P1", "A2", "Los Angeles"),
    ]
    found = people(clinic, rows)
    assert [found["P1"][key] for key in ("convictions", "rows", "to_file", "forms")] == [
        "4",
        "2|4|5|6",
        "4",
        "3",
    ]
    assert found["P1"]["courts"].split("|") == ["Kern", "Los Angeles"]
    assert found["P1"]["forms_by_court"] == "Kern: 1|Los Angeles: 2"
    assert found["P1"]["flags"] == "juvenile"
    assert found["P2"]["forms"] == "1"


def test_a_row_without_a_case_number_needs_a_form_of_its_own(clinic: Clinic) -> None:
    rows = [
        conviction("P1", "", "Kern"),
        conviction("P1", "", "Kern"),
        conviction("P1", "A1", "Kern"),
    ]
    found = people(clinic, rows)["P1"]
    assert (found["forms"], found["no_case_number"]) == ("3", "2")


def test_a_county_that_is_not_known_is_no_court_yet(clinic: Clinic) -> None:
    rows = [
        conviction("P1", "A1", "Kurn"),
        conviction("P1", "A1", ""),
        conviction("P1", "A2", "Kern"),
    ]
    found = people(clinic, rows)["P1"]
    assert found["forms_by_court"] == "Kern: 1|(court not known): 2"


def test_what_has_nothing_to_file_needs_no_form(clinic: Clinic) -> None:
    found = people(clinic, [conviction("P1", "A1", "Kern", NEW), conviction("P1", "A2", "Kern")])
    assert (found["P1"]["to_file"], found["P1"]["forms"]) == ("1", "1")
    assert found["P1"]["best_relief"] == "dismiss_and_seal"
    assert found["P1"]["routes"] == "application|none"
    only = people(clinic, [conviction("P1", "A1", "Kern", NEW)])["P1"]
    assert (only["best_relief"], only["best_is_certain"]) == ("after_prop64", "yes")
    assert (only["courts"], only["forms"]) == ("", "0")


def test_a_form_is_counted_where_it_is_only_possible(clinic: Clinic) -> None:
    prior = column("Prior", "fact", 'fact = "serious_prior"')
    plants = column("Plants", "number", 'fact = "plants"')
    clinic.mapping(*COLUMNS, prior, plants, rest="")
    header = (*HEADER, "Prior", "Plants")
    clinic.write(listed(header, [[*conviction("P1", "A1", "Kern"), "yes", "9"]]))
    assert clinic.screen("--people", clinic.path("p.csv")).exit_code == 0
    [row] = clinic.read("p.csv")
    assert (row["best_relief"], row["best_is_certain"]) == ("already_granted", "no")
    assert (row["routes"], row["to_file"], row["forms"]) == ("application|none", "1", "1")


def test_rows_of_a_person_are_found_wherever_they_stand(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [conviction(f"P{i % 7}", f"A{i}", "Kern") for i in range(40)]
    expected = people(clinic, rows)
    monkeypatch.setattr("portal.cli.screen_people.IN_MEMORY", 3)
    assert people(clinic, rows) == expected
    assert [*expected] == [f"P{i}" for i in range(7)]
    assert expected["P3"]["rows"] == "5|12|19|26|33|40"
    assert clinic.files() == {"in.csv", "map.toml", "out.csv", "p.csv"}


def test_a_row_without_an_id_is_counted_and_in_no_plan(clinic: Clinic) -> None:
    clinic.mapping(*COLUMNS)
    clinic.write(listed(HEADER, [conviction(" ", "A1", "Kern"), conviction("P1", "A1", "Kern")]))
    result = clinic.screen("--people", clinic.path("p.csv"))
    assert f"1 people: {clinic.path('p.csv')}" in result.stdout
    assert "1 without an id are in no person's plan" in result.stdout


def test_the_column_of_the_person_can_be_named(clinic: Clinic) -> None:
    found = people(clinic, [conviction("P1", "A1", "Kern")], "--person", "Case")
    assert [*found] == ["A1"]


def test_without_a_column_of_a_person_it_is_told(clinic: Clinic) -> None:
    clinic.mapping(CHARGE)
    clinic.write("Id,Charge\nP1,11358\n")
    assert "no column that says whose row it is" in clinic.refusal("--people", clinic.path("p.csv"))
    words = clinic.refusal("--people", clinic.path("p.csv"), "--person", "Who")
    assert "no column 'Who'" in words
    assert clinic.screen("--people", clinic.path("p.csv"), "--person", "Id").exit_code == 0


def test_a_list_of_facts_can_have_people_too(clinic: Clinic) -> None:
    source = clinic.write("ref,court_system\nP1,federal\nP1,federal\n")
    words = ["--person", "ref", "--people", clinic.path("p.csv")]
    assert clinic.run("screen", source, "--out", clinic.path("o.csv"), *words).exit_code == 0
    [row] = clinic.read("p.csv")
    assert (row["convictions"], row["best_relief"], row["forms"]) == ("2", "federal", "0")
