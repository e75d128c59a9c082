"""A file's name tells nothing of a case, and is one that every machine can keep."""

import re

import pytest

from portal.paper.file_names import Takeaway, file_name

TELLING = re.compile(r"cannabis|marijuana|prop|64|record|clear|convict|seal|cr-?400|1136|felony")


@pytest.mark.parametrize("takeaway", list(Takeaway))
@pytest.mark.parametrize("number", [None, 1, 20])
def test_a_name_is_neutral(takeaway: Takeaway, number: int | None) -> None:
    name = file_name(takeaway, number)
    assert re.fullmatch(r"[a-z-]+(-\d+)?\.(pdf|ics|vcf)", name)
    assert not TELLING.search(name)


def test_names_differ_by_kind_and_number() -> None:
    names = [file_name(takeaway, number) for takeaway in Takeaway for number in (None, 1, 2)]
    assert len(set(names)) == len(names)
    assert file_name(Takeaway.FORM, 2) == "form-2.pdf"


def test_a_telling_name_would_be_found() -> None:
    assert TELLING.search("cr-400.pdf")
    assert TELLING.search("clear-my-record.pdf")
