"""The worksheet's file fits the known form: a row for every field, or the fault is told."""

from pathlib import Path

import pytest

from portal.filing.directory import DirectoryError
from portal.paper.fill import cr400
from portal.paper.form import FieldKind
from portal.paper.worksheet_words import FILE, worksheet_words

GOOD = FILE.read_text(encoding="utf-8")


def test_every_known_field_has_one_row() -> None:
    rows = [row for part in worksheet_words(cr400()).parts for row in part.rows]
    fields = [field for row in rows for field in row.fields]
    assert sorted(field.name for field in fields) == sorted(field.name for field in cr400().fields)
    for row in rows:
        checks = [field for field in row.fields if field.kind is FieldKind.CHECK]
        assert not checks or len(row.fields) == 1, row.label


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"LI3[0].li3[0].Checkbox[0]"', '"LI3[0].li9[0].Checkbox[0]"', "part waive, 3.*li9"),
        ('"LI3[0].li3[0].Checkbox[0]"', '"LI4[0].li4[0].Checkbox[0]"', "part waive, 4.*once"),
        ('fields = ["LI3[0].li3[0].Checkbox[0]"]', "fields = []", r"no row for LI3\[0\]"),
        ('[tick]\nsay = "Tick this box."', "[tick]", "tick: found no say"),
        ("[tick]", "[tock]", "no tick"),
        (
            'fields = ["LI2[0].li2a[0].Checkbox[0]"]',
            'fields = ["LI2[0].li2a[0].Checkbox[0]"]\nsay = "x"',
            "PETITION.*`say` for all but the boxes of a route",
        ),
        (
            'say = "Leave it empty, unless the court papers show this number."',
            "",
            "11362.1.*Add or remove `say`",
        ),
        ('label = "b. 11358"', 'label = "b. 11358"\nnote = "x"', "b. 11358: found the key note"),
        ('id = "sign"', 'id = "sign"\nof = "x"', "part sign: found the key of"),
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert GOOD.count(old) == 1
    planted = tmp_path / "worksheet.toml"
    planted.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(DirectoryError, match=f"worksheet.toml.*{message}") as caught:
        worksheet_words(cr400(), planted)
    assert str(caught.value).endswith(caught.value.cure)
