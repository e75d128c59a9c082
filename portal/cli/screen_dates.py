"""Dates as clinics write them: the days that a cell can mean, never a guess between them."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from portal.cli.screen_text import bare, flat

EARLIEST, LATEST = 1900, 2099


class Span(NamedTuple):
    """The first and the last day that a cell can mean, each as the number yyyymmdd."""

    first: int
    last: int


class Order(StrEnum):
    """How 3/4/2015 is meant in a column; EITHER keeps both days possible."""

    MONTH_FIRST = "month_first"
    DAY_FIRST = "day_first"
    EITHER = "either"


ANY_DAY = Span(0, 9999_12_31)
MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january jan enero ene",
            "february feb febrero",
            "march mar marzo",
            "april apr abril abr",
            "may mayo",
            "june jun junio",
            "july jul julio",
            "august aug agosto ago",
            "september sept sep septiembre setiembre set",
            "october oct octubre",
            "november nov noviembre",
            "december dec diciembre dic",
        ],
        1,
    )
    for name in names.split()
}
AFTER_WORD = re.compile(r"(?<=[a-z])\.")  # Nov. 9
TIME = r"(?:[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?)?"
YEAR_FIRST = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){TIME}", re.ASCII)
PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
YEAR_LAST = re.compile(
    rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){TIME}(?: ?[ap]m)?", re.ASCII
)
YEAR_ONLY = re.compile(r"(\d{4})", re.ASCII)
YEAR_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})", re.ASCII)
MONTH_YEAR = re.compile(r"(\d{1,2})[-/](\d{4})", re.ASCII)
NAMED = [
    re.compile(r"(?P<m>[a-z]+) (?P<d>\d{1,2})(?:st|nd|rd|th)? (?P<y>\d{4})", re.ASCII),
    re.compile(r"(?P<d>\d{1,2})(?:st|nd|rd|th)?[ -](?P<m>[a-z]+)[ -](?P<y>\d{4}|\d{2})", re.ASCII),
    re.compile(r"(?P<d>\d{1,2}) (?:de )?(?P<m>[a-z]+) (?:de |del )?(?P<y>\d{4})", re.ASCII),
]
MONTH_NAMED = re.compile(r"([a-z]+)[ -](?:de |del |of )?(\d{4})", re.ASCII)


def _day(year: int, month: int, day: int) -> Span | None:
    """Return one day; None if the calendar has no such day."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    number = found.year * 10_000 + found.month * 100 + found.day
    return Span(number, number) if EARLIEST <= year <= LATEST else None


def _month(year: int, month: int) -> Span | None:
    """Return every day of a month."""
    first = _day(year, month, 1)
    return first and Span(first.first, first.first - 1 + monthrange(year, month)[1])


def readings(text: str, century_from: int | None) -> Iterator[tuple[Order, Span]]:
    """Yield each way to read a cell as a day, a month or a year, with the order it takes.

    A year of two digits is read as one of the hundred years from `century_from`; without that it
    is not read.
    """
    cell = flat(AFTER_WORD.sub("", bare(text).lower()).replace(",", " "))
    for pattern in (YEAR_FIRST, PACKED):
        if found := pattern.fullmatch(cell):
            span = _day(*(int(part) for part in found.groups()))
            if span:
                yield Order.EITHER, span
            return
    if found := YEAR_LAST.fullmatch(cell):
        yield from _year_last(found, century_from)
        return
    span = _named(cell, century_from) or _wider(cell)
    if span:
        yield Order.EITHER, span


def _year_last(found: re.Match[str], century_from: int | None) -> Iterator[tuple[Order, Span]]:
    one, two = int(found[1]), int(found[3])
    year = _year(found[4], century_from)
    if year is None:
        return
    for order, month, day in ((Order.MONTH_FIRST, one, two), (Order.DAY_FIRST, two, one)):
        span = _day(year, month, day)
        if span:
            yield order, span


def _year(digits: str, century_from: int | None) -> int | None:
    if len(digits) == 4:  # noqa: PLR2004
        return int(digits)
    if century_from is None:
        return None
    return century_from + (int(digits) - century_from) % 100


def _named(cell: str, century_from: int | None) -> Span | None:
    """Return the day or the month of a cell that names its month in words."""
    for pattern in NAMED:
        found = pattern.fullmatch(cell)
        if found and found["m"] in MONTHS:
            year = _year(found["y"], century_from)
            return _day(year, MONTHS[found["m"]], int(found["d"])) if year else None
    month = MONTH_NAMED.fullmatch(cell)
    if month and month[1] in MONTHS:
        return _month(int(month[2]), MONTHS[month[1]])
    return None


def _wider(cell: str) -> Span | None:
    """Return the days of a cell that gives a year, or a year and a month."""
    if found := YEAR_ONLY.fullmatch(cell):
        year = int(found[1])
        return Span(year * 10_000 + 101, year * 10_000 + 1231) if _day(year, 1, 1) else None
    if found := YEAR_MONTH.fullmatch(cell):
        return _month(int(found[1]), int(found[2]))
    if found := MONTH_YEAR.fullmatch(cell):
        return _month(int(found[2]), int(found[1]))
    return None


def read_date(text: str, order: Order, century_from: int | None) -> Span | None:
    """Return the days that a cell can mean in a column of that order; None if it is no date."""
    spans = [
        span
        for takes, span in readings(text, century_from)
        if takes is Order.EITHER or order in (takes, Order.EITHER)
    ]
    if not spans:
        return None
    return Span(min(span.first for span in spans), max(span.last for span in spans))


def needs_century(text: str) -> bool:
    """Return whether a cell is a date only once its year of two digits is given a century."""
    return not [*readings(text, None)] and bool([*readings(text, LATEST - 99)])
