"""Every fact on a result traces to a row with source and date, in every county, on any day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest
from flask import Flask

from portal.filing.directory import Court, Directory
from portal.filing.directory_load import load_directory
from portal.filing.link_report import write_report
from portal.interview.record import Conviction, Record
from portal.law.model import Outcome, Route
from portal.web import create_app
from portal.web.config import Config
from tests.law.asking import all_paths, the_law
from tests.unit.filing.planting import broken
from tests.web.checked import CheckedClient
from tests.web.markup import Element
from tests.web.person import FEDERAL, GROWN, Person, main_of, said
from tests.web.provenance import Rows, untraced
from tests.web.serving import KEYS, START, Clock, fresh_client

COUNTIES = [county.fips for county in load_directory().counties]
ALAMEDA, KERN, LOS_ANGELES = "06001", "06029", "06037"
YEARS = 3 * 366 * 86400

pytestmark = pytest.mark.slow


@cache
def people() -> dict[Outcome, dict[str, str]]:
    """Return somebody for each outcome that the law can give."""
    return {outcome: said(dict(path)) for path, outcome in reversed(all_paths())}


@cache
def rows() -> Rows:
    return Rows.of(load_directory())


def day_of(clock: Clock) -> date:
    return datetime.fromtimestamp(clock.at, UTC).date()


def result(
    client: CheckedClient, *told: Conviction, path: str = "/plan", seen: int = START
) -> Element:
    person = Person(client)
    person.hold(Record(told), seen=seen)
    response = person.get(path)
    assert response.status_code == 200
    return main_of(response)


def filed(fips: str) -> list[Conviction]:
    """Return one conviction in this county for each outcome that is filed."""
    return [
        Conviction(answers, fips)
        for outcome, answers in people().items()
        if outcome.route is not Route.NONE
    ]


def faults(page: Element, clock: Clock) -> list[str]:
    return list(untraced(page, rows(), the_law(), day_of(clock)))


@pytest.mark.parametrize("fips", COUNTIES)
def test_in_each_county_each_relief_and_route_has_a_court_and_no_fact_without_a_row(
    app: Flask, clock: Clock, fips: str
) -> None:
    county = load_directory().county(fips)
    assert county is not None
    told = filed(fips)
    assert len(told) == 11
    page = result(fresh_client(app), *told, path="/plan/with-answers")
    assert faults(page, clock) == []
    leads = [link.get("href") for link in page.all("a")]
    assert county.court.url in leads
    assert county.court.name in page.text
    assert [lead for lead in leads if lead.startswith("tel:")]
    assert page.classed("steps")[0].all("li")


@pytest.mark.parametrize("fips", [ALAMEDA, KERN, LOS_ANGELES])
def test_years_later_no_fact_is_shown_as_if_it_were_fresh(
    app: Flask, clock: Clock, fips: str
) -> None:
    clock.at = START + YEARS
    page = result(fresh_client(app), *filed(fips), path="/plan/with-answers", seen=clock.at)
    assert faults(page, clock) == []
    assert not [street for street in page.all("bdi") if ", CA " in street.text]


@pytest.mark.parametrize("outcome", people(), ids=lambda o: f"{o.relief}-{o.route}")
def test_each_outcome_alone_has_a_next_step_and_somebody_to_call(
    app: Flask, clock: Clock, outcome: Outcome
) -> None:
    for fips in (ALAMEDA, KERN, LOS_ANGELES):
        county = fips if outcome.route is not Route.NONE else None
        page = result(fresh_client(app), Conviction(people()[outcome], county))
        assert faults(page, clock) == []
        (first,) = page.classed("first")
        assert first.one("strong").text
        # It leads past the warning for people who are not citizens, which stands before the steps.
        assert first.all("a")[0].get("href") == "#plan"
        assert page.classed("warn")[0].one("h3").text
        assert page.classed("steps")[0].all("li")[0].one("strong").text in first.text
        phones = [a for block in page.classed("contact") for a in block.all("a")]
        assert [a for a in phones if a.get("href").startswith("tel:")]


# --- planted faults: the check itself, then what the page does about a bad row


def planted(html: str) -> Element:
    element = Element("main")
    element.children.append(Element("a", {"href": html}, ["x"]))
    return element


@pytest.mark.parametrize(
    ("href", "fault"),
    [
        ("https://elsewhere.example/", "no row"),
        ("tel:+15105550100", "no row"),
        (
            "https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=HSC&sectionNum=1.",
            "cites",
        ),
        ("https://cannabis.lacounty.gov/", "no row"),
    ],
)
def test_a_planted_fact_without_a_row_is_found(clock: Clock, href: str, fault: str) -> None:
    (found,) = faults(planted(href), clock)
    assert fault in found


def test_a_planted_old_phone_and_street_are_found(clock: Clock) -> None:
    nlsla = load_directory().organisation("nlsla")
    assert nlsla is not None
    (found,) = faults(planted("tel:+18004336251"), clock)
    assert "old phone" in found
    kern = Element("bdi", {}, ["Kern Justice Center, 1415 Truxtun Avenue, Bakersfield, CA 93301"])
    (street,) = faults(Element("main", {}, [kern]), clock)
    assert "no fresh row" in street


def reported(tmp_path: Path, translations: Path, clock: Clock, *urls: str) -> CheckedClient:
    """Return a browser at a site whose link report says that these addresses are broken."""
    path = tmp_path / "links.json"
    write_report(broken(*urls), path)
    app = create_app(Config(keys=KEYS, link_report=path), clock, translations)
    app.test_client_class = CheckedClient
    return fresh_client(app)


def test_a_link_that_is_confirmed_broken_gives_way_to_its_fallback(
    tmp_path: Path, translations: Path, clock: Clock
) -> None:
    home = load_directory()
    county, form = home.county(ALAMEDA), home.organisation("form-cr-400")
    find, statewide = home.organisation("courts-find"), home.organisation("courts-prop64")
    assert county
    assert county.record_clearing
    assert form
    assert find
    assert statewide
    gone = [county.court.url, county.record_clearing.url, form.url]
    client = reported(tmp_path, translations, clock, *gone)
    page = result(client, Conviction(GROWN, ALAMEDA))
    leads = [link.get("href") for link in page.all("a")]
    assert not set(gone) & set(leads)
    assert {find.url, statewide.url} <= set(leads)
    for said_so in (
        "link to the court's site does not work now",
        "We know of none for this county that works",
        "The link for this step does not work now",
    ):
        assert said_so in page.text
    assert faults(page, clock) == []


def test_a_link_that_was_checked_says_when(
    tmp_path: Path, translations: Path, clock: Clock
) -> None:
    home = load_directory()
    ilrc = home.organisation("ilrc")
    assert ilrc is not None
    assert (
        "Link checked"
        not in result(reported(tmp_path, translations, clock), Conviction(GROWN, ALAMEDA)).text
    )
    path = tmp_path / "links.json"
    broken_once = broken(ilrc.url)
    link = broken_once.links[ilrc.url]
    write_report(
        replace(broken_once, links={ilrc.url: replace(link, history=link.history[:1])}), path
    )
    app = create_app(Config(keys=KEYS, link_report=path), clock, translations)
    app.test_client_class = CheckedClient
    (warning,) = result(fresh_client(app), Conviction(GROWN, ALAMEDA)).classed("warn")
    assert "Link checked on November 14, 2026." in warning.text


def with_courts(monkeypatch: pytest.MonkeyPatch, court: Court) -> None:
    """Plant a court in place of Alameda's."""
    home = load_directory()

    def planted_directory() -> Directory:
        counties = tuple(
            replace(county, court=court) if county.fips == ALAMEDA else county
            for county in home.counties
        )
        return replace(home, counties=counties)

    monkeypatch.setattr("portal.web.app.load_directory", planted_directory)


@pytest.fixture
def alameda() -> Court:
    county = load_directory().county(ALAMEDA)
    assert county is not None
    return county.court


def planted_page(clock: Clock, translations: Path) -> Element:
    app = create_app(Config(keys=KEYS), clock, translations)
    app.test_client_class = CheckedClient
    return result(fresh_client(app), Conviction(GROWN, ALAMEDA))


def test_a_planted_old_court_hides_phone_and_street_and_says_so(
    monkeypatch: pytest.MonkeyPatch, clock: Clock, translations: Path, alameda: Court
) -> None:
    with_courts(monkeypatch, replace(alameda, checked_on="2024-05"))
    page = planted_page(clock, translations)
    assert alameda.phone is not None
    assert alameda.phone not in page.text
    assert alameda.address not in page.text
    assert alameda.name in page.text
    assert alameda.url in [link.get("href") for link in page.all("a")]
    assert "We last checked the phone and address in May 2024" in page.text


def test_a_planted_court_without_a_date_says_that_the_day_is_not_known(
    monkeypatch: pytest.MonkeyPatch, clock: Clock, translations: Path, alameda: Court
) -> None:
    with_courts(monkeypatch, replace(alameda, checked_on="2016-11", undated=True))
    page = planted_page(clock, translations)
    assert alameda.address not in page.text
    assert "2016" not in page.one("address").text
    assert "We do not know when the phone and address were last checked" in page.text


def test_a_planted_court_without_a_phone_says_so(
    monkeypatch: pytest.MonkeyPatch, clock: Clock, translations: Path, alameda: Court
) -> None:
    with_courts(monkeypatch, replace(alameda, phone=None, phone_is=None))
    page = planted_page(clock, translations)
    assert alameda.address in page.text
    assert "We do not know the phone" in page.text


def test_a_fresh_court_shows_phone_and_street(client: CheckedClient, alameda: Court) -> None:
    page = result(client, Conviction(GROWN, ALAMEDA))
    assert alameda.phone is not None
    (block,) = page.all("address")
    assert alameda.phone in block.text
    assert alameda.address in block.text
    assert "Call before you go" in block.text


def test_an_office_that_is_not_known_is_asked_for(client: CheckedClient) -> None:
    kern = result(client, Conviction(GROWN, KERN))
    assert "We could not check which office it is. Ask the clerk." in kern.text
    alpine = result(client, Conviction(GROWN, "06003"))
    assert "Ask the court clerk how to reach the public defender." in alpine.text
    assert "Ask the clerk for the address." in alpine.text


def test_at_most_three_helpers_for_a_whole_result(client: CheckedClient) -> None:
    told = [Conviction(GROWN, fips) for fips in (LOS_ANGELES, ALAMEDA, KERN)]
    page = result(client, *told, Conviction(FEDERAL))
    helpers = [block for block in page.classed("contact") if block.tag == "div"]
    assert 1 <= len(helpers) <= 3


def test_a_helper_says_in_which_languages_he_was_seen_to_help(client: CheckedClient) -> None:
    blocks = result(client, Conviction(GROWN, LOS_ANGELES)).classed("contact")
    assert [b for b in blocks if "Languages: English and Spanish." in b.text]


def planted_days() -> Iterator[int]:
    yield from (START, START + YEARS)


def test_an_old_phone_of_a_helper_says_so_and_stands_alone(app: Flask, clock: Clock) -> None:
    for at in planted_days():
        clock.at = at
        page = result(fresh_client(app), Conviction(GROWN, ALAMEDA), seen=at)
        phones = [
            block
            for block in page.classed("contact")
            if block.tag == "div" and "tel:" in " ".join(a.get("href") for a in block.all("a"))
        ]
        assert len(phones) == 1
        assert "The phone number may have changed." in phones[0].text
