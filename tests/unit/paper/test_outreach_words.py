"""The words of the papers for an event are whole, or the maintainer is told what to mend."""

from pathlib import Path

import pytest

from portal.filing.directory import DirectoryError
from portal.paper.outreach_words import FILE, PartKind, outreach_words

WHOLE = FILE.read_text(encoding="utf-8")


def test_the_script_has_every_kind_of_part_once() -> None:
    kinds = [part.kind for part in outreach_words().script]
    assert sorted(kinds) == sorted(PartKind)
    assert all(part.points for part in outreach_words().script)


def test_what_is_never_done_says_never() -> None:
    (never,) = (part for part in outreach_words().script if part.kind is PartKind.NEVER)
    assert all(point.startswith("Never ") for point in never.points)


@pytest.mark.parametrize(
    ("there", "planted", "message"),
    [
        ('[scan]\nsay = "Scan', '[scam]\nsay = "Scan', "whole file: found no scan"),
        ('say = "Poster"', 'say = ""', "poster_title: found say = ''"),
        ('say = "Poster"', 'say = "Poster"\nsaid = "x"', "poster_title: found the key said"),
        ('kind = "never"', 'kind = "maybe"', "a part: found kind = 'maybe'"),
        ('kind = "never"', 'kind = "may"', "whole file: found no never"),
        ('heading = "Never"\n', "", "part never: found no heading"),
        ('[[part.point]]\nsay = "Press', '[[part.point]]\nsays = "Press', "a point: found no say"),
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, there: str, planted: str, message: str) -> None:
    assert WHOLE.count(there) == 1
    file = tmp_path / FILE.name
    file.write_text(WHOLE.replace(there, planted), encoding="utf-8")
    with pytest.raises(DirectoryError, match=message):
        outreach_words(file)
