"""The shipped directory: complete, sourced, honest about what it does not know, and as seen."""

import re
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from portal.filing.directory import (
    Confidence,
    Cost,
    County,
    DefenderKind,
    Directory,
    DirectoryError,
    OrganisationKind,
    PageOwner,
    PhoneLine,
    Sourced,
)
from portal.filing.directory_load import load_directory


@pytest.fixture(scope="module")
def directory() -> Directory:
    return load_directory()


def records(directory: Directory) -> Iterator[Sourced]:
    yield from directory.organisations
    for county in directory.counties:
        for record in (
            county.court,
            county.record_clearing,
            county.public_defender,
            county.prosecutor,
        ):
            if record is not None:
                yield record


def found(directory: Directory, fips: str) -> County:
    county = directory.county(fips)
    assert county is not None
    return county


def test_there_are_58_counties_in_alphabetical_order(directory: Directory) -> None:
    names = [county.name for county in directory.counties]
    assert len(names) == len(set(names)) == 58
    assert names == sorted(names)
    assert (names[0], names[-1]) == ("Alameda", "Yuba")


def test_there_are_51_organisations_without_the_two_left_out(directory: Directory) -> None:
    assert len(directory.organisations) == 51
    assert directory.organisation("naeir") is None
    assert directory.organisation("pd-locator") is None


def test_every_record_has_source_date_and_confidence(directory: Directory) -> None:
    everything = list(records(directory))
    assert len(everything) == 51 + 58 + 15 + 58 + 58
    for record in everything:
        assert record.source
        assert record.checked_day >= date(2012, 1, 1)
        assert record.confidence in Confidence


def test_no_source_names_a_repository_host_or_a_machine_path(directory: Directory) -> None:
    for record in records(directory):
        assert not re.search(r"(?i)github|gitlab|https?:|(^|\s)/\w|\.json|\.js\b", record.source)


def test_no_fact_from_memory_is_shown(directory: Directory) -> None:
    told = re.compile(r"(?i)(^|address )from memory")
    from_memory = [r for r in records(directory) if told.search(r.source)]
    assert len(from_memory) == 26 + 1 + 3
    assert all(r.confidence is Confidence.FROM_MEMORY for r in from_memory)
    hidden = {Confidence.FROM_MEMORY, Confidence.NOT_SEEN}
    for record in records(directory):
        assert record.shown is (record.confidence not in hidden)


def test_every_court_can_be_shown_as_the_last_resort(directory: Directory) -> None:
    assert all(county.court.shown for county in directory.counties)


def test_an_address_seen_as_http_is_only_inferred(directory: Directory) -> None:
    rewritten = [r for r in records(directory) if "seen as http" in r.source]
    assert len(rewritten) == 22 + 2
    assert all(r.confidence is Confidence.INFERRED for r in rewritten)


def test_an_undated_source_gets_the_floor_date_and_no_other_record_does(
    directory: Directory,
) -> None:
    for record in records(directory):
        assert record.undated is (record.checked_on == "2016-11")


def test_a_month_counts_from_its_first_day(directory: Directory) -> None:
    assert found(directory, "06001").court.checked_on == "2026-09"
    assert found(directory, "06001").court.checked_day == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("day", "fresh"),
    [(date(2026, 9, 1), True), (date(2027, 9, 2), True), (date(2027, 9, 3), False)],
)
def test_a_record_is_fresh_for_a_year_and_a_day(
    directory: Directory, day: date, *, fresh: bool
) -> None:
    court = found(directory, "06001").court
    assert court.checked_day == date(2026, 9, 1)
    assert court.fresh(day) is fresh


def test_a_record_without_a_date_or_from_memory_is_never_fresh(directory: Directory) -> None:
    for record in records(directory):
        if record.undated or not record.shown:
            assert not record.fresh(record.checked_day)
        else:
            assert record.fresh(record.checked_day)


def test_every_area_names_the_state_the_federal_courts_or_a_county_here(
    directory: Directory,
) -> None:
    known = {"california", "federal", *(county.fips for county in directory.counties)}
    for organisation in directory.organisations:
        assert known.issuperset(organisation.area)


def test_a_county_is_served_by_its_own_and_by_the_state(directory: Directory) -> None:
    served = {o.id for o in directory.organisations if o.serves("06071")}
    assert {"icls", "iella", "lawhelpca", "opa"} <= served
    assert not {"lafla", "ebclc", "saclaw"} & served


def test_what_help_is_for_is_a_short_plain_sentence_or_two(directory: Directory) -> None:
    for organisation in directory.organisations:
        sentence = organisation.helps_with
        assert sentence.endswith(".")
        assert sentence.count(". ") <= 1
        assert len(sentence.split()) <= 20


def test_every_prop_64_form_is_listed(directory: Directory) -> None:
    forms = {o.id for o in directory.organisations if o.kind is OrganisationKind.FORM}
    adult = {"form-cr-400", "form-cr-401", "form-cr-402", "form-cr-403"}
    assert forms == adult | {"form-jv-744", "form-jv-744a", "form-jv-745", "form-jv-746"}


def test_an_unknown_code_finds_nothing(directory: Directory) -> None:
    assert directory.county("06002") is None
    assert directory.organisation("nobody") is None


def test_records_cannot_be_changed(directory: Directory) -> None:
    with pytest.raises(FrozenInstanceError):
        found(directory, "06001").court.phone = "211"  # type: ignore[misc]


def test_an_error_says_all_five_things() -> None:
    error = DirectoryError("a.toml", "row 3", "zip = 1", "five digits", "Write five.")
    for part in ("a.toml", "row 3", "zip = 1", "five digits", "Write five."):
        assert part in str(error)


COURTS = {
    "06001": ("Alameda", "1225 Fallon Street", "Oakland", "94612", "(510) 891-6000"),
    "06007": ("Butte", "1 Court Street", "Oroville", "95965", None),
    "06019": ("Fresno", "1100 Van Ness Avenue", "Fresno", "93724", "(559) 457-2000"),
    "06021": ("Glenn", "526 West Sycamore Street", "Willows", "95988", "(530) 934-6446"),
    "06023": ("Humboldt", "421 I Street", "Eureka", "95501", "(707) 445-7256"),
    "06029": ("Kern", "1415 Truxtun Avenue", "Bakersfield", "93301", "(661) 610-6000"),
    "06037": ("Los Angeles", "210 West Temple Street", "Los Angeles", "90012", "(213) 830-0845"),
    "06059": ("Orange", "700 Civic Center Drive West", "Santa Ana", "92701", "(657) 622-6878"),
    "06067": ("Sacramento", "500 G Street", "Sacramento", "95814", None),
    "06057": ("Nevada", "201 Church Street", "Nevada City", "95959", "(530) 362-4309"),
    "06085": ("Santa Clara", "190 West Hedding Street", "San Jose", "95110", None),
    "06089": ("Shasta", "1515 Court Street", "Redding", "96001", "(530) 245-6789"),
    "06115": ("Yuba", "215 Fifth Street, Suite 200", "Marysville", "95901", "(530) 740-1800"),
}


@pytest.mark.parametrize(("fips", "facts"), COURTS.items())
def test_a_court_is_as_it_was_seen(
    directory: Directory, fips: str, facts: tuple[str | None, ...]
) -> None:
    county = found(directory, fips)
    court = county.court
    assert (county.name, court.address, court.city, court.zip, court.phone) == facts


def test_los_angeles_is_as_it_was_seen(directory: Directory) -> None:
    county = found(directory, "06037")
    assert county.court.url == "https://www.lacourt.ca.gov"
    assert county.court.phone_is is PhoneLine.SELF_HELP
    assert county.court.undated
    assert county.court.phone_checked_on == "2026-09"
    assert county.record_clearing is not None
    assert county.record_clearing.url == "https://pubdef.lacounty.gov/cannabis-dismissals/"
    assert county.record_clearing.owner is PageOwner.PUBLIC_DEFENDER
    assert county.public_defender is not None
    assert county.public_defender.phone == "(323) 760-6763"
    assert county.public_defender.phone_is is PhoneLine.RECORD_CLEARING
    assert county.prosecutor is not None
    assert county.prosecutor.url == "https://da.lacounty.gov/"


def test_a_county_with_a_contract_defender_from_memory_hides_it(directory: Directory) -> None:
    county = found(directory, "06003")
    assert county.name == "Alpine"
    assert county.record_clearing is None
    assert county.public_defender is not None
    assert county.public_defender.kind is DefenderKind.CONTRACT
    assert not county.public_defender.shown
    assert county.prosecutor is not None
    assert county.prosecutor.name == "Alpine County District Attorney"
    assert county.prosecutor.shown


def test_san_mateo_defends_through_a_bar_panel(directory: Directory) -> None:
    defender = found(directory, "06081").public_defender
    assert defender is not None
    assert defender.name == "Private Defender Program"
    assert defender.kind is DefenderKind.BAR_PANEL
    assert defender.checked_on == "2012-01"


def test_two_organisations_are_as_they_were_seen(directory: Directory) -> None:
    nlsla = directory.organisation("nlsla")
    assert nlsla is not None
    assert nlsla.languages == ("en", "es", "hy", "zh", "vi", "ko", "ru")
    assert nlsla.phone == "(800) 433-6251"
    assert nlsla.area == ("06037",)
    own_record = directory.organisation("doj-record-review")
    assert own_record is not None
    assert own_record.phone == "(916) 227-3849"
    assert own_record.cost is Cost.FEE_OR_WAIVER
    assert own_record.languages == ("en", "es")
