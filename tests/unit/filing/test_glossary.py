"""The glossary is read strictly, and no word leads to two entries."""

from pathlib import Path

import pytest

from portal.filing.directory import DirectoryError
from portal.filing.glossary import load_glossary, split_forms
from tests.unit.filing.guide_stubs import write_glossary


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_glossary(tmp_path)


def test_an_entry_is_read_whole(folder: Path) -> None:
    first, *rest = load_glossary(folder).entries
    assert (first.id, first.term) == ("dismissed", "Dismissed")
    assert first.means == "The court sets the conviction aside."
    assert [cite.text for cite in first.cites] == ["Pen. Code § 1203.4"]
    assert split_forms(first.forms) == ("dismissed", "dismiss")
    assert [entry.cites for entry in rest] == [(), ()]


def test_forms_are_split_however_a_translator_spaced_them() -> None:
    assert split_forms("desestimar | desestimada|") == ("desestimar", "desestimada")


def test_the_shipped_glossary_is_whole() -> None:
    entries = load_glossary().entries
    assert len(entries) > 20
    for entry in entries:
        assert entry.means.endswith(".")
        assert split_forms(entry.forms)


SLIPS = [
    ('id = "dismissed"', 'id = "Dismissed"', "entry 1", "id = 'Dismissed'"),
    ('id = "defender"', 'id = "dismissed"', "dismissed", "id dismissed"),
    ('term = "Dismissed"\n', "", "entry 1 (dismissed)", "no term"),
    ('means = "A free lawyer."', 'means = " A."', "entry 2 (public-defender)", "means = ' A.'"),
    ('"dismissed|dismiss"', '""', "entry 1 (dismissed)", "forms = ''"),
    ('"dismissed|dismiss"', '"dismissed||x"', "entry 1 (dismissed)", "forms = "),
    ('"dismissed|dismiss"', '"dismissed | x"', "entry 1 (dismissed)", "forms = "),
    ('"dismissed|dismiss"', '"dismiss|Dismiss"', "entry 1 (dismissed)", "forms = "),
    ('"dismissed|dismiss"', '["dismiss"]', "entry 1 (dismissed)", "forms = "),
    ('forms = "defender"', 'forms = "Dismiss"', "defender", "form dismiss"),
    ('cite = ["Pen. Code § 1203.4"]', "cite = []", "entry 1 (dismissed)", "cite = []"),
    ('cite = ["Pen. Code § 1203.4"]', 'see = "x"', "entry 1 (dismissed)", "the key see"),
    ("[[entry]]", "[[word]]\n[[entry]]", "whole file", "the key word"),
    ("[[entry]]", "[[entry", "whole file", "line 1"),
]


@pytest.mark.parametrize(("old", "new", "row", "found"), SLIPS)
def test_a_slip_is_named_with_its_cure(
    folder: Path, old: str, new: str, row: str, found: str
) -> None:
    path = folder / "glossary.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DirectoryError) as caught:
        load_glossary(folder)
    assert (caught.value.file, caught.value.row) == ("glossary.toml", row)
    assert found in caught.value.found
    assert caught.value.cure


def test_a_missing_file_is_refused(folder: Path) -> None:
    (folder / "glossary.toml").unlink()
    with pytest.raises(DirectoryError, match=r"glossary\.toml, whole file"):
        load_glossary(folder)
