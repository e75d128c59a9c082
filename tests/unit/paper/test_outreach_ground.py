"""The ground of a paper has an own address, and nothing else may stand in a code."""

import pytest

from portal.paper.outreach_words import outreach_words
from tests.unit.paper.event_papers import KERN, OWN, county, ground, voice


def test_a_code_leads_to_the_start_in_the_papers_own_language() -> None:
    frame = ground(voice("es")).frame(outreach_words().poster_title, county(KERN))
    assert frame.url == f"{OWN}/es/"
    assert frame.place == "Condado de Kern"
    assert frame.title == "Cartel"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "http://example.org",
        "https://example.org/x",
        "example.org",
        "https://a b",
        "https://é.x",
    ],
)
def test_what_is_no_own_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="no https://host"):
        ground(voice("en"), address=address)


def test_a_host_may_have_a_port() -> None:
    assert ground(voice("en"), address="https://[::1]:8443").start() == "https://[::1]:8443/en/"


def test_it_says_when_the_law_was_checked_and_by_whom() -> None:
    assert ground(voice("en")).checked().startswith("Law last checked on ")
