"""A county is known by its name, whatever stands around it; a name that is none is not guessed."""

import pytest

from portal.cli.screen_county import Counties
from portal.filing.directory_load import load_directory


@pytest.mark.parametrize(
    ("text", "fips"),
    [
        ("Los Angeles", "06037"),
        ("los angeles county", "06037"),
        ("County of Los Angeles", "06037"),
        ("Superior Court of Los Angeles County", "06037"),
        ("L.A.", "06037"),
        ("LA", "06037"),
        ("Condado de Kern", "06029"),
        ("Kern Co.", "06029"),
        ("San Fransisco", None),
        ("Orange County, FL", None),
        ("Nevada", "06057"),
        ("", None),
    ],
)
def test_a_county_is_known_by_its_name(text: str, fips: str | None) -> None:
    assert Counties(load_directory()).fips(text) == fips


def test_all_counties_are_known() -> None:
    directory = load_directory()
    counties = Counties(directory)
    for county in directory.counties:
        assert counties.fips(county.name) == county.fips
        assert counties.fips(f"{county.name.upper()} COUNTY") == county.fips
