"""The flat list: every court, known defender and organisation once, each cell as in its row."""

from portal.filing.directory_load import load_directory
from portal.filing.listing import Cell, listings

OURS = {one.slug: one for one in listings(load_directory())}


def test_each_stands_once_under_a_slug_of_its_own() -> None:
    assert len(OURS) == len([*listings(load_directory())])
    assert sum(one.kind == "court" for one in OURS.values()) == 58


def test_forms_and_defenders_without_a_name_are_left_out() -> None:
    assert not any(slug.startswith("organisation/form-") for slug in OURS)
    assert "county/06003/public-defender" not in OURS
    assert "county/06001/public-defender" in OURS


def test_a_court_holds_a_street_and_an_organisation_does_not() -> None:
    court, legal_aid = OURS["county/06001/court"], OURS["organisation/lafla"]
    assert court.cells[Cell.ADDRESS] == ("1225 Fallon Street",)
    assert court.cells[Cell.ZIP] == ("94612",)
    assert Cell.ADDRESS not in legal_aid.cells
    assert legal_aid.cells[Cell.LANGUAGES] == ("en", "es")
    assert legal_aid.cells[Cell.AREA] == ("06037",)


def test_what_a_row_does_not_say_is_empty() -> None:
    butte = OURS["county/06007/court"]
    assert butte.cells[Cell.PHONE] == ()
    assert butte.cells[Cell.STATUS] == ("active",)
