"""A charge is read only where every part of the cell is understood."""

# ruff: noqa: E501 - cases are read best on one line

from pathlib import Path

import pytest

from portal.cli.screen_charge import FILE, load_charges
from portal.cli.stop import Stop
from tests.law.asking import the_law

POSSESSION, GROWING = "possession_11357", "growing_11358"
SALE, TRANSPORT = "for_sale_11359", "sale_or_transport_11360"
COVERED = {
    "11357(b) HS": POSSESSION, "11357 (B) H&S": POSSESSION, "H&S 11357b": POSSESSION, "11357": POSSESSION,
    "HS11357(b)(2)": POSSESSION, "11357(b)HS": POSSESSION, "11357HS-POSS MARIJUANA": POSSESSION,
    "Sec. 11357(c) Health & Safety Code": POSSESSION, "H.S. § 11357": POSSESSION, "11357(a)(2) H.S.": POSSESSION,
    "HS 11358": GROWING, "11358(d)(3)(C) H/S": GROWING, "H S 11358": GROWING, "Cultivo 11358": GROWING,
    "11359 HS - POSS MARIJUANA FOR SALE": SALE, "h & s 11359": SALE, " 11359 ": SALE,
    "H&S 11360a": TRANSPORT, "11360(A)HS": TRANSPORT, "11360(a)(3)(D)": TRANSPORT, "11360 transport": TRANSPORT,
}  # fmt: skip
OTHERS = {
    "664/11358": "attempt", "PC 664/HS 11359": "attempt", "664(a)/11360(a) HS": "attempt", "664-11358 HS": "attempt",
    "182/11359": "conspiracy", "182(a)(1) PC/11359 HS": "conspiracy", "PC 182": "conspiracy",
    "32 PC": "accessory", "32/11359": "accessory", "11357.5": "synthetic", "HS 11375.5": "synthetic",
    "11361 HS": "using_minors", "11366 H&S": "maintaining_place", "11366.5 HS": "maintaining_place",
    "11379.6(a) HS": "extraction", "4573.6 PC": "in_custody", "23222(b) VC": "while_driving",
    "11364 HS": "paraphernalia_or_loitering", "11530": "old_number",
}  # fmt: skip
UNREAD = [
    "", "possession", "11350 HS", "11357 VC", "11360 PC", "664", "PC 664", "664/187", "182", "32", "4573.6", "23222(b)",
    "113570", "x11357", "11357x", "11 357", "11357 M", "11357(F)", "11357(b)-M", "11361.5", "11358 (2 counts)",
    "1203.4", "attempted 11358", "11357 or so", "11358 HS ?", "11359 cocaine", "11357 sale", "459 PC", "HS",
]  # fmt: skip


@pytest.mark.parametrize(("text", "charge"), COVERED.items(), ids=COVERED)
def test_a_covered_charge_is_read(text: str, charge: str) -> None:
    found = load_charges(the_law().vocabulary).read(text)
    assert found is not None
    assert (found.facts, found.flags) == ({"charge": charge}, ())


@pytest.mark.parametrize(("text", "other"), OTHERS.items(), ids=OTHERS)
def test_another_charge_is_read(text: str, other: str) -> None:
    found = load_charges(the_law().vocabulary).read(text)
    assert found is not None
    assert (found.facts, found.flags) == ({"charge": "other_charge", "other_charge": other}, ())


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_not_surely_a_charge_is_not_read(text: str) -> None:
    assert load_charges(the_law().vocabulary).read(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "11357(b) HS; 11364 HS", "11358 and 11359", "11357 HS, 12500 VC", "11357/11358", "HS 11357 HS 11358",
        "11358/664", "11359/32 PC", "664/11358, 11359", "11359 HS / 12020 PC", "11358 y 11359", "664 11358",
        "664/11379.6 HS", "182/11366 HS",
    ],
)  # fmt: skip
def test_two_charges_in_a_cell_leave_the_charge_open_and_are_flagged(text: str) -> None:
    found = load_charges(the_law().vocabulary).read(text)
    assert found is not None
    assert (found.facts, found.flags) == ({}, ("second_charge",))


def test_two_counts_of_one_charge_are_that_charge_and_flagged() -> None:
    found = load_charges(the_law().vocabulary).read("11357(a)/11357(b)")
    assert found is not None
    assert (found.facts, found.flags) == ({"charge": POSSESSION}, ("second_charge",))


def test_every_other_charge_but_the_open_one_has_a_number() -> None:
    sections = load_charges(the_law().vocabulary).sections
    known = {value for section in sections for value in section.facts.values()}
    values = {v for f in ("charge", "other_charge") for v in the_law().vocabulary.by_id[f].values}
    assert values - known == {"unknown", "something_else"}


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('charge = "growing_11358"', 'charge = "growing"', "'growing'"),
        ("bare = true", 'bare = "yes"', "bare = 'yes'"),
        ('number = "11358"', 'nr = "11358"', "no number"),
        ("alters = true", "alter = true", "'alter'"),
    ],
)
def test_a_planted_fault_in_the_table_is_told(
    tmp_path: Path, old: str, new: str, found: str
) -> None:
    file = tmp_path / FILE.name
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Stop) as stop:
        load_charges(the_law().vocabulary, file)
    assert f"found:    {found}" in stop.value.message
    assert FILE.name in stop.value.message
