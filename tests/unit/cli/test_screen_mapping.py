"""A mapping is read strictly: every slip is told with its column, and nothing is guessed."""

import pytest

from portal.cli.screen_dates import Order
from portal.cli.screen_mapping import Reads, load_mapping
from portal.cli.screen_reading import check_words
from portal.cli.stop import Stop
from tests.unit.cli.clinic import BORN, CHARGE, DAY, LEVEL, NOTES, Clinic, column, kinds


def test_a_mapping_is_read_whole(clinic: Clinic) -> None:
    mapping = clinic.loaded(CHARGE, DAY, BORN, LEVEL, NOTES, column("Id", "person"))
    assert [c.name for c in mapping.columns] == ["Charge", "Day", "Born", "Level", "Notes", "Id"]
    assert mapping.checked_by == "AB"
    assert (mapping.separator, mapping.header_row, mapping.sheet) == (",", 1, None)
    assert mapping.every_row["court_system"] == "california"
    [level] = mapping.reading(Reads.FACT)
    assert (level.fact, level.words["F"], level.words["??"], level.words["unk"]) == (
        "level",
        "felony",
        "?",
        "",
    )
    [day] = mapping.reading(Reads.OFFENSE_DATE)
    assert (day.order, day.century_from) == (Order.MONTH_FIRST, None)


def told(clinic: Clinic, text: str) -> str:
    """Load a mapping that must be refused, and return the words."""
    all_kinds = kinds()
    file = clinic.write(text, "map.toml")
    with pytest.raises(Stop) as stop:
        check_words(load_mapping(file, all_kinds.vocabulary, all_kinds.limits), all_kinds)
    assert "map.toml" in stop.value.message
    assert "cure:     " in stop.value.message
    return stop.value.message


TOP = 'checked_by = ""\n'
FACT = 'fact = "level"\n[column.words]\n'
REFUSED = {
    "no TOML": ("checked_by = AB\n", "Invalid value"),
    "a name twice": (f'{TOP}checked_by = ""\n{CHARGE}', "Cannot overwrite a value"),
    "no column": (TOP, "no [[column]]"),
    "no checked_by": (CHARGE, "no checked_by"),
    "an unknown first line": (f"{TOP}checkd = 1\n{CHARGE}", "'checkd'"),
    "a separator of letters": (f'{TOP}separator = "x"\n{CHARGE}', "separator = 'x'"),
    "a header row of none": (f"{TOP}header_row = 0\n{CHARGE}", "separator = ',', header_row = 0"),
    "a fact of every row": (f'{TOP}[every_row]\nage = "old"\n{CHARGE}', "every_row: age = 'old'"),
    "an unknown way to read": (TOP + column("A", "date"), "reads = 'date'"),
    "a fact without its name": (TOP + column("A", "fact"), "no fact"),
    "an unknown fact": (TOP + column("A", "fact", 'fact = "ages"'), "fact = 'ages'"),
    "an unknown number": (TOP + column("A", "number", 'fact = "level"'), "fact = 'level'"),
    "an unknown order": (TOP + column("A", "offense_date", 'dates = "us"'), "dates = 'us'"),
    "a key that is not read": (TOP + column("A", "notes", 'fact = "age"'), "'fact'"),
    "words of notes": (TOP + column("A", "notes", "[column.words]\na = 'b'"), "'words'"),
    "a word that is no value": (TOP + column("A", "fact", f'{FACT}F = "fel"'), "'F' = 'fel'"),
    "a charge that is none": (
        TOP + column("A", "charge_code", '[column.words]\npos = "1135"'),
        "'pos' = '1135'",
    ),
    "a day that is none": (
        TOP + column("A", "offense_date", '[column.words]\nold = "2014-02-30"'),
        "'old' = '2014-02-30'",
    ),
    "a word twice": (
        TOP + column("A", "fact", f'{FACT}F = "felony"\n"f " = "infraction"'),
        "'f ' twice, with two meanings",
    ),
    "a word that is a number": (TOP + column("A", "fact", f"{FACT}F = 1"), "words: 'F' = 1"),
    "a column twice": (TOP + NOTES + NOTES + CHARGE, "the column Notes 2 times"),
    "two charges": (TOP + CHARGE + column("B", "charge_code"), "reads = charge_code 2 times"),
    "a fact twice": (
        TOP + column("A", "fact", 'fact = "age"') + column("B", "number", 'fact = "age"'),
        "the fact age 2 times",
    ),
    "a fact of a column and of every row": (
        f'{TOP}[every_row]\nlevel = "felony"\n{LEVEL}',
        "the fact level 2 times",
    ),
    "an age twice": (TOP + DAY + BORN + column("A", "number", 'fact = "age"'), "the fact age"),
    "a birth without an offense": (TOP + CHARGE + BORN, "a birth date without"),
    "a later date beside the fact": (
        TOP + column("A", "later_date") + column("B", "fact", 'fact = "offense_date"'),
        "a later date beside",
    ),
    "nothing of a case": (TOP + NOTES + column("B", "county"), "no column that says anything"),
}


@pytest.mark.parametrize(("text", "found"), REFUSED.values(), ids=REFUSED.keys())
def test_a_planted_fault_in_a_mapping_is_told(clinic: Clinic, text: str, found: str) -> None:
    assert f"found:    {found}" in told(clinic, text)


def test_bytes_that_are_not_utf8_are_told(clinic: Clinic) -> None:
    file = clinic.path("map.toml")
    file.write_bytes('checked_by = "Ñ"\n'.encode("latin-1"))
    all_kinds = kinds()
    with pytest.raises(Stop) as stop:
        load_mapping(file, all_kinds.vocabulary, all_kinds.limits)
    assert "expected: a TOML file in UTF-8" in stop.value.message


@pytest.mark.parametrize("separator", [";", "|", "\\t"])
def test_a_list_may_be_written_in_other_ways(clinic: Clinic, separator: str) -> None:
    clinic.write(
        f'{TOP}separator = "{separator}"\nheader_row = 3\nsheet = "S"\n{CHARGE}', "map.toml"
    )
    all_kinds = kinds()
    mapping = load_mapping(clinic.path("map.toml"), all_kinds.vocabulary, all_kinds.limits)
    assert len(mapping.separator) == 1
    assert (mapping.header_row, mapping.sheet) == (3, "S")


def test_later_dates_may_be_many(clinic: Clinic) -> None:
    mapping = clinic.loaded(column("A", "later_date"), column("B", "later_date"), DAY)
    assert len(mapping.reading(Reads.LATER_DATE)) == 2
