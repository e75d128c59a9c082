"""A sheet tells page.typ everything it reads, and large print is large throughout."""

import re
from pathlib import Path

import pytest

from portal.paper import sheet as room
from portal.paper.sheet import Direction, Paper, sheet

TEMPLATES = Path(room.__file__).parent


@pytest.mark.parametrize("large", [False, True])
def test_the_template_reads_what_the_sheet_tells(*, large: bool) -> None:
    told = sheet("Title", "ar", Direction.RTL, Paper.A4, large=large).data()
    asked = "".join((TEMPLATES / name).read_text() for name in ("page.typ", "handout.typ"))
    assert set(told) == set(re.findall(r"sheet\.([a-z]+)", asked)) - {"with"}
    assert told["direction"] == "rtl"
    assert told["paper"] == "a4"
    assert (told["size"], told["least"]) == ((18, 18) if large else (12, 10))
    assert told["columns"] == (1 if large else 2)


def test_a_smaller_sheet_is_the_same_but_smaller() -> None:
    usual = sheet("Title", "en", Direction.LTR, Paper.LETTER, large=False)
    less = usual.smaller(10.5)
    assert {**usual.data(), "size": 10.5} == less.data()
