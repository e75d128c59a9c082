"""A phone number goes out in one form, and comes back from many."""

import pytest

from portal.filing.directory import PhoneLine
from portal.filing.hsds_phone import LINES, hsds_number, our_number


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("(510) 891-6000", ("+1-510-891-6000", None)),
        ("(510) 891-6000 ext. 7001", ("+1-510-891-6000", 7001)),
        ("211", ("211", None)),
    ],
)
def test_out_and_back_it_is_the_same(ours: str, theirs: tuple[str, int | None]) -> None:
    assert hsds_number(ours) == theirs
    assert our_number(*theirs) == ours


@pytest.mark.parametrize(
    "number",
    [
        "5108916000",
        "510-891-6000",
        "510.891.6000",
        "(510)891-6000",
        "1 (510) 891 6000",
        "+15108916000",
        "+1 510-891-6000 ",
    ],
)
def test_many_ways_to_write_one_number(number: str) -> None:
    assert our_number(number) == "(510) 891-6000"


@pytest.mark.parametrize(
    ("number", "extension"),
    [
        ("510-891-6000 x7", None),
        ("510-891-6000, ext. 7", None),
        ("510-891-6000 Ext 7", None),
        ("510-891-6000;ext=7", None),
        ("510-891-6000", 7),
        ("510-891-6000", 7.0),
    ],
)
def test_an_extension_in_the_number_or_beside_it(number: str, extension: object) -> None:
    assert our_number(number, extension) == "(510) 891-6000 ext. 7"


@pytest.mark.parametrize(
    "number",
    [
        "",
        "call us",
        "110-891-6000",
        "+44 20 7946 0000",
        "510-891-600",
        "5108916000 or 2",
        "1-800-GET-HELP",
        "٥١٠-٨٩١-٦٠٠٠",
        "2110",
    ],
)
def test_what_is_no_number_of_north_america_is_none(number: str) -> None:
    assert our_number(number) is None


@pytest.mark.parametrize("extension", [0, -1, 10**7, "7", None, float("inf"), float("nan")])
def test_an_odd_extension_is_left_out(extension: object) -> None:
    assert our_number("510-891-6000", extension) == "(510) 891-6000"


def test_every_desk_has_a_name() -> None:
    assert LINES.keys() == set(PhoneLine)
