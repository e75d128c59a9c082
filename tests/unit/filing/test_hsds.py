"""The export holds to HSDS 3, tells no more than is known, and never changes an id."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from portal.cli.hsds_schema import export_faults, service_faults
from portal.filing.directory import Confidence, Cost, Directory, OrganisationKind
from portal.filing.directory_load import load_directory
from portal.filing.hsds import hsds_id, page, services
from portal.filing.listing import listings

DAY = date(2026, 11, 22)
DIRECTORY = load_directory()
LAFLA_ID = "52e535ee-94c6-5ad6-aa62-2e22cd20a06e"
Service = dict[str, Any]


def exported(directory: Directory = DIRECTORY, as_of: date = DAY) -> dict[str, Service]:
    """Return the services by our slug."""
    found: list[Service] = json.loads(json.dumps(services(directory, as_of)))
    return {one["provenance"]["slug"]: one for one in found}


def test_every_shown_court_defender_and_organisation_is_there_and_no_other() -> None:
    courts = {f"county/{c.fips}/court" for c in DIRECTORY.counties if c.court.shown}
    defenders = {
        f"county/{county.fips}/public-defender"
        for county in DIRECTORY.counties
        if county.public_defender and county.public_defender.shown and county.public_defender.name
    }
    organisations = {
        f"organisation/{one.id}"
        for one in DIRECTORY.organisations
        if one.shown and one.kind is not OrganisationKind.FORM
    }
    assert len(courts) == 58
    assert exported().keys() == courts | defenders | organisations


def test_what_is_from_memory_is_not_told_as_a_fact() -> None:
    hidden = {one.slug for one in listings(DIRECTORY) if not one.record.shown}
    assert "county/06007/public-defender" in hidden
    assert not hidden & exported().keys()
    text = json.dumps(services(DIRECTORY, DAY))
    assert "from_memory" not in text
    assert "Butte County Public Defender Consortium" not in text


def test_the_export_is_sound_and_each_id_stands_once() -> None:
    assert export_faults(services(DIRECTORY, DAY)) == ()


def test_the_same_directory_gives_the_same_bytes_and_another_day_the_same_ids() -> None:
    assert json.dumps(services(DIRECTORY, DAY)) == json.dumps(services(load_directory(), DAY))
    later = exported(as_of=date(2031, 1, 1))
    assert {slug: one["id"] for slug, one in later.items()} == {
        slug: one["id"] for slug, one in exported().items()
    }


def test_an_id_is_for_ever() -> None:
    # By hand, from RFC 4122: the SHA-1 of namespace and name, version 5. A change breaks others.
    assert hsds_id("organisation/lafla#service") == LAFLA_ID
    assert exported()["organisation/lafla"]["id"] == LAFLA_ID


def test_a_court_tells_its_street_its_county_and_its_day() -> None:
    court = exported()["county/06001/court"]
    assert court["organization"]["name"] == "Superior Court of California, County of Alameda"
    assert court["status"] == "active"
    assert court["assured_date"] == "2026-09-01"
    assert court["phones"][0]["number"] == "+1-510-891-6000"
    (at,) = court["service_at_locations"]
    (address,) = at["location"]["addresses"]
    told = {key: cell for key, cell in address.items() if key != "id"}
    assert told == {
        "address_1": "1225 Fallon Street",
        "city": "Oakland",
        "state_province": "CA",
        "postal_code": "94612",
        "country": "US",
        "address_type": "physical",
    }
    (area,) = court["service_areas"]
    assert (area["name"], area["extent"], area["extent_type"]) == (
        "Alameda County",
        "06001",
        "text",
    )
    assert court["provenance"]["confidence"] == "seen"
    assert court["provenance"]["source"]


def test_an_area_of_two_counties_is_two_areas() -> None:
    areas = exported()["organisation/icls"]["service_areas"]
    assert [(area["name"], area["extent"]) for area in areas] == [
        ("Riverside County", "06065"),
        ("San Bernardino County", "06071"),
    ]


def with_lafla(**cells: Any) -> Service:  # noqa: ANN401 - any cell of the row
    rows = tuple(replace(o, **cells) if o.id == "lafla" else o for o in DIRECTORY.organisations)
    return exported(replace(DIRECTORY, organisations=rows))["organisation/lafla"]


def test_languages_are_iso_639_with_the_script_in_the_note() -> None:
    found = with_lafla(languages=("es", "zh-Hant", "zh-Hans", "fil"))["languages"]
    assert [(one["code"], one["name"], one.get("note")) for one in found] == [
        ("es", "Spanish", None),
        ("zh", "Chinese", "Traditional characters"),
        ("zh", "Chinese", "Simplified characters"),
        ("fil", "Filipino", None),
    ]
    assert len({one["id"] for one in found}) == 4


def test_free_is_an_amount_of_nothing_and_the_rest_is_words() -> None:
    assert with_lafla(cost=Cost.FREE)["cost_options"][0]["amount"] == 0
    fee = with_lafla(cost=Cost.FEE_OR_WAIVER)
    assert "amount" not in fee["cost_options"][0]
    assert fee["fees_description"] == fee["cost_options"][0]["option"]
    assert not {"cost_options", "fees_description"} & with_lafla(cost=None).keys()


def test_a_phone_and_a_street_too_old_are_withheld_and_said_to_be() -> None:
    fresh = with_lafla(checked_on="2026-01")
    assert fresh["phones"][0]["number"] == "+1-800-399-4529"
    assert "withheld" not in fresh["provenance"]
    for cells in ({"checked_on": "2025-01"}, {"checked_on": "2026-01", "undated": True}):
        old = with_lafla(**cells)
        assert "phones" not in old
        assert old["provenance"]["withheld"] == ["phone"]
    court = exported(as_of=date(2028, 1, 1))["county/06001/court"]
    assert court["provenance"]["withheld"] == ["phone", "address"]
    (at,) = court["service_at_locations"]
    assert at["location"]["name"] == "Rene C. Davidson Courthouse"
    assert "Fallon" not in json.dumps(court)


def test_a_part_that_was_checked_later_is_given_away_and_the_rest_withheld() -> None:
    court = exported(as_of=date(2026, 11, 22))["county/06037/court"]
    (phone,) = court["phones"]
    assert phone["number"] == "+1-213-830-0845"
    assert phone["description"] == "Self-help center of the court"
    assert court["provenance"]["withheld"] == ["address"]
    assert court["provenance"]["phone_checked_on"] == "2026-09"
    assert "Temple" not in json.dumps(court)


def test_without_a_date_no_day_is_claimed() -> None:
    undated = with_lafla(checked_on="2026-01", undated=True)
    assert "assured_date" not in undated
    assert "checked_on" not in undated["provenance"]


def test_a_hotline_is_at_no_street() -> None:
    (at,) = exported()["organisation/211la"]["service_at_locations"]
    assert at["location"]["location_type"] == "virtual"
    assert "addresses" not in at["location"]


def test_a_row_that_becomes_doubtful_leaves_the_export() -> None:
    rows = tuple(
        replace(one, confidence=Confidence.NOT_SEEN) if one.id == "lafla" else one
        for one in DIRECTORY.organisations
    )
    gone = exported(replace(DIRECTORY, organisations=rows))
    assert exported().keys() - gone.keys() == {"organisation/lafla"}


def test_every_date_is_a_date() -> None:
    days = [one["assured_date"] for one in exported().values() if "assured_date" in one]
    assert len(days) > 50
    assert all(date.fromisoformat(day) <= DAY for day in days)


def test_a_page_is_the_only_one_and_says_how_many() -> None:
    found = page([{"id": "1"}, {"id": "2"}])
    assert (found["total_items"], found["size"], found["empty"]) == (2, 2, False)
    assert (found["first_page"], found["last_page"], found["total_pages"]) == (True, True, 1)
    assert page([])["empty"] is True


# --- planted faults: the gate can fail


def broken_phone(one: Service) -> None:
    one["phones"][0]["id"] = "not-a-uuid"


def no_street(one: Service) -> None:
    del one["service_at_locations"][0]["location"]["addresses"][0]["address_1"]


FAULTS: list[tuple[Callable[[Service], object], str]] = [
    (lambda one: one.pop("status"), "$: no status"),
    (lambda one: one.pop("id"), "$: no id"),
    (lambda one: one.update(id=one["id"].replace("-", "")), "$.id: not a uuid"),
    (lambda one: one.update(status="open"), "$.status: not one of active, inactive"),
    (lambda one: one.update(url="not a link"), "$.url: not a uri"),
    (lambda one: one["organization"].pop("description"), "$.organization: no description"),
    (lambda one: one.update(phones={}), "$.phones: not a array"),
    (broken_phone, "$.phones[0].id: not a uuid"),
    (no_street, "addresses[0]: no address_1"),
]


@pytest.mark.parametrize(("spoil", "told"), FAULTS)
def test_a_planted_fault_is_found(spoil: Callable[[Service], object], told: str) -> None:
    court = exported()["county/06001/court"]
    assert service_faults(court) == ()
    spoil(court)
    (fault,) = service_faults(court)
    assert told in fault


def test_a_second_id_and_an_odd_link_are_found_in_an_export() -> None:
    court, other = exported()["county/06001/court"], exported()["county/06003/court"]
    assert export_faults([court, other]) == ()
    assert "stands 2 times" in export_faults([court, court])[0]
    other["url"] = "javascript:alert(1)"
    assert export_faults([court, other]) == ("not a plain https address: javascript:alert(1)",)
