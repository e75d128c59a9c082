"""A note that hints at something is flagged; the words are data, and are tried at the start."""

# ruff: noqa: E501 - cases are read best on one line

from pathlib import Path

import pytest

from portal.cli.screen_flags import FILE, hints, load_flags
from portal.cli.stop import Stop


@pytest.mark.parametrize(
    ("note", "flags"),
    [
        ("", ""),
        ("Called back, left word 17", ""),
        ("664/11359, PC 182", "attempt|conspiracy"),
        ("JUVENILE case; federal too", "federal|juvenile"),
        ("vendió a un menor en la ESCUELA", "minors|school"),
        ("11357.5 HS", "synthetic"),
        ("11357(b) HS", ""),
        ("32 PC accessory", "accessory"),
        ("in, jail", "in_custody"),
        ("in ... jail", ""),
        ("injail", ""),
        ("see 11361.8", "already_done"),
        ("inmigración", "immigration"),
    ],
)
def test_notes_are_searched_for_hints(note: str, flags: str) -> None:
    assert hints("notes")[note] == flags


@pytest.mark.parametrize(
    ("charge", "flags"),
    [
        ("11357(a) HS", "letter_concentrate"),
        ("H&S 11357 D", "letter_school"),
        ("11360(b)", "letter_small_gift"),
        ("11357(b) HS", ""),
        ("juvenile", ""),
    ],
)
def test_charges_are_searched_for_letters_of_the_old_law(charge: str, flags: str) -> None:
    assert hints("charge")[charge] == flags


def test_what_was_forgotten_is_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.cli.screen_flags.REMEMBERED", 2)
    found = hints("notes")
    notes = ["federal", "school", "gun", "federal", "plain"]
    assert [found[note] for note in notes] == ["federal", "school", "enhancement", "federal", ""]
    assert len(found) <= 2


def test_every_flag_says_why_and_is_named_once() -> None:
    flags = load_flags()
    assert len(flags) > 20
    assert {"second_charge", "attempt", "conspiracy", "accessory", "synthetic"} <= set(flags)
    assert {"federal", "juvenile", "immigration"} <= set(flags)
    for flag in flags.values():
        assert flag.reason.endswith(".")
        assert not [s for s in flag.reason.split(".") if len(s.split()) > 20], flag.reason


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('finds = ["near high school"', 'finds = ["near a park"', "school does not find 'near a park'"),
        ('leaves = ["scholarship letter"]', 'leaves = ["old school"]', "school finds 'old school'"),
        ('id = "school"', 'id = "federal"', "an id twice"),
        ('words = ["school", ', 'words = ["[Ss]chool", ', "'[Ss]chool'"),
        ('in = ["charge"]', 'in = ["charges"]', "in = ['charges']"),
        ('reason = "The note speaks of a school', 'because = "The note speaks of a school', "no reason"),
    ],
)  # fmt: skip
def test_a_planted_fault_in_the_flags_is_told(
    tmp_path: Path, old: str, new: str, found: str
) -> None:
    file = tmp_path / FILE.name
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Stop) as stop:
        load_flags(file)
    assert f"found:    {found}" in stop.value.message
    assert FILE.name in stop.value.message
