"""A paper names the county's own offices, and a line that can be called."""

from portal.filing.directory import Cost
from portal.filing.showing import Contact as Told
from portal.paper.outreach_people import (
    clerk,
    contact,
    defender,
    immigration,
    others,
    phone_line,
)
from tests.unit.paper.event_papers import DIRECTORY, LOS_ANGELES, county, ground, voice

EN = voice("en")
HERE = ground(EN)
DESK = HERE.desk(county(LOS_ANGELES))
ROW = DIRECTORY.organisations[0]


def test_in_a_county_its_defender_and_its_clerk_are_named() -> None:
    (lawyer,), (court,) = defender(DESK, EN), clerk(DESK, EN)
    assert lawyer.name == "Los Angeles County Public Defender"
    assert lawyer.helps_with == "Public defender (free lawyer)"
    assert court.name == county(LOS_ANGELES).court.name
    assert court.helps_with == "Court clerk"


def test_without_a_county_nobody_of_a_county_is_named() -> None:
    assert [*defender(None, EN), *clerk(None, EN)] == []
    (line,) = phone_line(None, HERE.showing, EN)
    assert (line.name, line.phone) == ("211 California", "211")


def test_one_of_the_others_has_a_phone() -> None:
    found = [*others(DESK, HERE.showing, EN)]
    assert 1 <= len(found) <= 3
    assert any(who.phone for who in found)


def test_immigration_lawyers_are_always_named() -> None:
    (who,) = immigration(HERE.showing, EN)
    assert (who.phone, who.helps_with) == (None, "Immigration lawyers")


def test_a_cost_and_a_doubt_are_told() -> None:
    told = Told("A", "1", None, "Helps.", ROW, cost=Cost.REDUCED_RATE, may_have_changed=True)
    found = contact(told, EN)
    assert found.helps_with == "Helps. It may cost something, but less."
    assert found.note == "The phone number may have changed."
    assert contact(told, EN, "Else").helps_with == "Else"
