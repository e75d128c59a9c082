"""Where the law draws its lines: from days and numbers to the values of the law's facts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from portal.cli.screen_data import HERE, Cells, read_toml, rows
from portal.cli.screen_dates import Span
from portal.cli.screen_text import bare
from portal.law.model import Vocabulary

FILE = HERE / "screen_limits.toml"
FIGURE = re.compile(r"([0-9]{1,12}(?:\.[0-9]{1,6})?) ?([a-z][a-z ./]*)?")


@dataclass(frozen=True, slots=True)
class Band:
    """The numbers, both ends included unless `above`, that give a fact one of its values."""

    fact: str
    value: str
    low: float
    high: float
    above: bool

    def holds(self, number: float) -> bool:
        """Return whether the number lies in the band."""
        return (number > self.low if self.above else number >= self.low) and number <= self.high


@dataclass(frozen=True, slots=True)
class Number:
    """A kind of number, what it can be, and what it says of which facts."""

    id: str
    whole: bool
    most: float
    units: frozenset[str]
    bands: tuple[Band, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that it can say something of."""
        return tuple(dict.fromkeys(band.fact for band in self.bands))

    def says(self, number: float) -> Mapping[str, str]:
        """Return the value of each fact that the number settles."""
        return {band.fact: band.value for band in self.bands if band.holds(number)}

    def read(self, text: str) -> float | None:
        """Return the number in a cell, in the kind's own unit; None if it is anything else."""
        found = FIGURE.fullmatch(bare(text).lower().rstrip("."))
        if found is None or (found[2] and found[2].rstrip() not in self.units):
            return None
        number = float(found[1])
        if number > self.most or (self.whole and not number.is_integer()):
            return None
        return number


@dataclass(frozen=True, slots=True)
class Limits:
    """The day that divides offenses, and every kind of number."""

    last_before: int
    before: str
    after: str
    numbers: Mapping[str, Number]

    def offense_date(self, days: Span) -> str | None:
        """Return the value of the fact `offense_date`; None where the days lie on both sides."""
        if days.last <= self.last_before:
            return self.before
        return self.after if days.first > self.last_before else None


def _band(row: Cells, most: float, vocabulary: Vocabulary) -> Band:
    fact, value = row.take("fact", str), row.take("value", str)
    if fact not in vocabulary.by_id or value not in vocabulary.by_id[fact].values:
        raise row.fault(f"{fact} = {value!r}", "a fact and its value", "see docs/law/facts.md")
    above = row.has("above")
    low = row.figure("above") if above else row.figure("from", 0)
    band = Band(fact, value, low, row.figure("to", most), above)
    row.done()
    return band


def _number(row: Cells, vocabulary: Vocabulary) -> Number:
    id_, most = row.take("id", str), row.figure("most")
    row.take("source", str)
    whole, units = row.take("whole", bool), frozenset(row.words("units"))
    bands = tuple(_band(each, most, vocabulary) for each in row.tables("gives"))
    row.done()
    return Number(id_, whole, most, units, bands)


@cache
def load_limits(vocabulary: Vocabulary, file: Path = FILE) -> Limits:
    """Return the lines that the law draws; Stop names a row that cannot stand."""
    raw = read_toml(file)
    day = Cells(file, "offense_date", raw.get("offense_date"))
    day.take("source", str)
    last, before, after = (
        day.take("last_before", date),
        day.take("before", str),
        day.take("after", str),
    )
    day.done()
    if (before, after) != vocabulary.by_id["offense_date"].values:
        raise day.fault(f"{before!r}, {after!r}", "the fact's two values", "correct them")
    numbers = [_number(row, vocabulary) for row in rows(file, raw, "number")]
    return Limits(
        last.year * 10_000 + last.month * 100 + last.day,
        before,
        after,
        {number.id: number for number in numbers},
    )
