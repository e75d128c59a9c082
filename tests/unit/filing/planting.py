"""Faults to plant in the directory and its link report, for the tests of what may be shown."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from portal.filing.directory import County, Directory, Organisation, Sourced
from portal.filing.directory_load import load_directory
from portal.filing.guidance import Guidance, load_guidance
from portal.filing.link_report import LinkReport
from portal.filing.links import Finding, Reason
from portal.filing.showing import Showing
from portal.law.model import Outcome, Relief, Route

DAY = date(2026, 11, 22)
LATER = date(2028, 6, 1)
ALPINE, ALAMEDA, KERN, LOS_ANGELES, SAN_FRANCISCO = "06003", "06001", "06029", "06037", "06075"
SEALED = Outcome(Relief.DISMISS_AND_SEAL, Route.APPLICATION)
SERVING = Outcome(Relief.DISMISS_AND_SEAL, Route.PETITION)
JUVENILE = Outcome(Relief.REDUCE_TO_INFRACTION, Route.JUVENILE)
SAME_LEVEL = Outcome(Relief.NO_CHANGE, Route.NONE)
FEDERAL = Outcome(Relief.FEDERAL, Route.NONE)


@cache
def directory() -> Directory:
    """Return the directory as shipped."""
    return load_directory()


@cache
def guidance() -> Guidance:
    """Return the guidance as shipped."""
    return load_guidance()


def on(day: date = DAY, report: LinkReport | None = None) -> Showing:
    """Return what may be shown of the shipped directory on a day."""
    return Showing(directory(), day, report or LinkReport())


def county(fips: str) -> County:
    """Return a county of the shipped directory."""
    found = directory().county(fips)
    assert found is not None
    return found


def organisation(code: str) -> Organisation:
    """Return an organisation of the shipped directory."""
    found = directory().organisation(code)
    assert found is not None
    return found


def broken(*urls: str, day: date = DAY) -> LinkReport:
    """Return a report by which these addresses are confirmed broken on a day."""
    report = LinkReport()
    for url in urls:
        for before in (timedelta(days=8), timedelta(days=4), timedelta()):
            report = report.merged(url, ("here",), Finding(reason=Reason.GONE), day - before)
    return report


def answered(*urls: str, day: date = DAY) -> LinkReport:
    """Return a report by which these addresses answered on a day."""
    report = LinkReport()
    for url in urls:
        report = report.merged(url, ("here",), Finding(reason=Reason.ANSWERED), day)
    return report


def with_organisations(*organisations: Organisation, day: date = DAY) -> Showing:
    """Return the shipped counties with these organisations alone, as shown on a day."""
    return Showing(Directory(directory().counties, organisations), day)


def dated(row: Sourced, day: str) -> Sourced:
    """Return a row as if it had been checked on a day."""
    return replace(row, checked_on=day, undated=False)
