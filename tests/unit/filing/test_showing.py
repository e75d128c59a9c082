"""What may be shown of a row: a link that works, a phone that is fresh, and nothing from memory."""

from dataclasses import replace
from datetime import date

from portal.filing.directory import Confidence, Cost
from portal.filing.link_report import LinkReport
from portal.filing.showing import FALLBACK, Showing
from tests.unit.filing.planting import (
    ALAMEDA,
    ALPINE,
    DAY,
    LATER,
    answered,
    broken,
    county,
    directory,
    on,
    organisation,
)


def test_a_link_has_the_row_it_stands_in_and_the_day_it_was_asked() -> None:
    found = organisation(FALLBACK)
    assert on().page(FALLBACK) is not None
    lead = on(report=answered(found.url)).page(FALLBACK)
    assert lead is not None
    assert (lead.url, lead.name, lead.source) == (found.url, found.name, found)
    assert lead.checked_on == DAY
    assert not lead.instead


def test_a_link_that_was_never_asked_has_no_day() -> None:
    lead = on().page(FALLBACK)
    assert lead is not None
    assert lead.checked_on is None


def test_a_link_that_is_confirmed_broken_is_not_offered() -> None:
    url = organisation("form-cr-400").url
    assert on(report=broken(url)).page("form-cr-400") is None
    twice = broken(url).links[url].history[1:]
    report = broken(url)
    not_yet = LinkReport({url: replace(report.links[url], history=twice)})
    assert on(report=not_yet).page("form-cr-400") is not None


def test_the_statewide_page_stands_in_and_says_so() -> None:
    report = broken(organisation("form-cr-400").url)
    lead = on(report=report).page_or_statewide("form-cr-400")
    assert lead is not None
    assert lead.instead
    assert lead.url == organisation(FALLBACK).url
    both = broken(organisation("form-cr-400").url, organisation(FALLBACK).url)
    assert on(report=both).page_or_statewide("form-cr-400") is None


def test_what_nobody_has_seen_is_not_offered() -> None:
    assert organisation("la-ocm").confidence is Confidence.FROM_MEMORY
    assert on().page("la-ocm") is None
    assert on().page("nobody") is None


def test_a_phone_is_shown_as_a_fact_while_it_is_fresh() -> None:
    court = county(ALAMEDA).court
    assert court.phone is not None
    assert on().phone(court.phone, court) == court.phone
    assert on(LATER).phone(court.phone, court) is None


def test_a_public_defender_is_named_where_a_source_names_it() -> None:
    found = on().defender(county(ALAMEDA).public_defender)
    assert found is not None
    assert (found.name, found.cost) == ("Alameda County Public Defender's Office", Cost.FREE)
    assert on().defender(county(ALPINE).public_defender) is None
    assert on().defender(None) is None


def test_an_old_phone_goes_and_the_name_and_the_site_stay() -> None:
    row = organisation("nlsla")
    found = on().organisation(row)
    assert row.phone is not None
    assert (found.name, found.url, found.phone) == (row.name, row.url, None)
    assert found.languages == row.languages
    fresh = Showing(directory(), date(2025, 3, 1)).organisation(row)
    assert fresh.phone == row.phone
    assert not fresh.may_have_changed


def test_a_broken_site_goes_and_the_name_stays() -> None:
    row = organisation("lawhelpca")
    found = on(report=broken(row.url)).organisation(row)
    assert (found.name, found.url) == (row.name, None)
