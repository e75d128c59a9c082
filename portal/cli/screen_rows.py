"""A mapped list, row by row: which complete paths each row leaves open, and its flags, fast.

Cells that repeat are read once and remembered: those of facts together, since they have few values;
charges, numbers and dates each alone, since two of them hardly ever come again together.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from portal.cli.screen_columns import BETWEEN, Cells, cells_at
from portal.cli.screen_dates import ANY_DAY, Span
from portal.cli.screen_flags import JOIN, hints
from portal.cli.screen_limits import Limits
from portal.cli.screen_mapping import DATES, Column, ListMapping, Reads
from portal.cli.screen_open import Open
from portal.cli.screen_paths import CompletePaths
from portal.cli.screen_reading import CellReader, Kinds
from portal.cli.screen_sheet import Bad, BadCellError

TOGETHER = 40_000
REMEMBERED = 40_000
VALUES = 8  # that a cell can hold beside its column's own words
FEB_29 = 229
YEAR = 10_000  # days are numbers yyyymmdd: their difference, by this, is whole years


Left = tuple[Open, str]
"""The paths that a row leaves open, and its flags."""


Row = tuple[str, list[str], Left]
"""A row as read: its text, its cells, what it leaves open."""

Day = tuple[int, int, Open, str]
"""The first and the last day that a cell of dates can mean, what it leaves open, its flags."""


class Joined(dict[str, Left]):
    """A few columns together: what their joined cells leave open, and their flags."""

    def __init__(self, readers: Sequence[CellReader], paths: CompletePaths) -> None:
        super().__init__()
        self._readers, self._paths = readers, paths
        self._hints = hints("charge")

    def __missing__(self, joined: str) -> Left:
        """Return what cells not met before say; BadCellError names one that is not understood."""
        still, flags = self._paths.every, list[str]()
        cells = joined.split(BETWEEN, len(self._readers) - 1)
        for reader, cell in zip(self._readers, cells, strict=True):
            reading = reader.read(cell)
            for fact, value in reading.facts.items():
                still &= self._paths.having(fact, value)
            flags += reading.flags
            if reader.column.reads is Reads.CHARGE and self._hints[cell]:
                flags.append(self._hints[cell])
        if len(self) >= REMEMBERED:
            self.clear()
        self[joined] = still, JOIN.join(dict.fromkeys(flags))
        return self[joined]


class _Days(dict[str, Day]):
    """A column of dates: the days that each of its cells can mean, and what they leave open."""

    def __init__(self, place: int, reader: CellReader, left: Callable[[Span], Open]) -> None:
        super().__init__()
        self.place, self.column = place, reader.column
        self._reader, self._left = reader, left

    def __missing__(self, cell: str) -> Day:
        reading = self._reader.read(cell)
        first, last = reading.days
        if self.column.reads is Reads.BIRTH_DATE and first % YEAR == FEB_29:
            first -= 1  # some count the birthday on the 28th, some on the 1st
        if len(self) >= REMEMBERED:
            self.clear()
        self[cell] = first, last, self._left(reading.days), JOIN.join(reading.flags)
        return self[cell]


class _Ages(dict[tuple[int, int], Open]):
    """What is left open of the age, by the least and the most years that it can be."""

    def __init__(self, limits: Limits, paths: CompletePaths) -> None:
        super().__init__()
        number = limits.numbers["age"]
        self._oldest = int(number.most)
        self._values = [number.says(age).get("age") for age in range(self._oldest + 1)]
        self._paths = paths

    def __missing__(self, years: tuple[int, int]) -> Open:
        """Return what is left open; LookupError where nobody has lived so."""
        least, most = years
        if most < 0 or least > self._oldest:
            raise LookupError
        value = self._values[max(least, 0)]
        same = value is not None and value == self._values[min(most, self._oldest)]
        self[years] = self._paths.having("age", value) if same and value else self._paths.every
        return self[years]


class Dates:
    """The columns of dates together: what they leave open, and their flags."""

    def __init__(
        self,
        places: Mapping[str, int],
        readers: Sequence[CellReader],
        kinds: Kinds,
        paths: CompletePaths,
    ) -> None:
        self._limits, self._ages = kinds.limits, _Ages(kinds.limits, paths)
        self._every = paths.every
        self._dated: dict[str | None, Open] = {
            None: paths.every,
            **{
                v: paths.having("offense_date", v)
                for v in (self._limits.before, self._limits.after)
            },
        }
        columns = [_Days(places[r.column.name], r, self._left) for r in readers]
        by_kind = {kind: [c for c in columns if c.column.reads is kind] for kind in Reads}
        self._offense = next(iter(by_kind[Reads.OFFENSE_DATE]), None)
        self._birth = next(iter(by_kind[Reads.BIRTH_DATE]), None)
        self._later = by_kind[Reads.LATER_DATE]

    def open(self, cells: list[str]) -> Left:
        """Return what the row's dates leave open, and its flags; BadCellError if they disagree."""
        days: Day = (*ANY_DAY, self._every, "")
        if self._offense is not None:
            days = self._offense[cells[self._offense.place]]
        for later in self._later:
            days = self._narrowed(days, later, cells[later.place])
        first, last, still, flags = days
        birth = self._birth
        if birth is not None:
            born_first, born_last, _, raised = birth[cells[birth.place]]
            if raised:
                flags = f"{flags}|{raised}" if flags else raised
            try:
                still &= self._ages[(first - born_last) // YEAR, (last - born_first) // YEAR]
            except LookupError:
                raise _never(birth.column, after=last < born_first) from None
        return still, flags

    def _left(self, days: Span) -> Open:
        """Return what the days of an offense leave open."""
        return self._dated[self._limits.offense_date(days)]

    def _narrowed(self, days: Day, later: _Days, cell: str) -> Day:
        """Return the days of the offense that are not after a later date."""
        first, last, _, flags = days
        _, until, _, raised = later[cell]
        if first > until:
            raise _too_early(later.column, cell)
        span = Span(first, min(last, until))
        return *span, self._left(span), JOIN.join(filter(None, (flags, raised)))


def _never(column: Column, *, after: bool) -> BadCellError:
    return BadCellError(
        column.name,
        found=f"a birth {'after' if after else 'more than 110 years before'} the offense",
        expected="a birth date that fits the date of the offense",
        cure="correct the two dates, or leave the one that is wrong blank",
    )


def _too_early(column: Column, cell: str) -> BadCellError:
    return BadCellError(
        column.name,
        found=f"{cell!r}, which is before the offense",
        expected="a date on or after the date of the offense",
        cure="correct one of the two dates, or leave the one that is wrong blank",
    )


class RowReader:
    """Reads the rows of a list by its mapping."""

    def __init__(
        self, mapping: ListMapping, places: Mapping[str, int], kinds: Kinds, paths: CompletePaths
    ) -> None:
        readers = {column.name: CellReader(column, kinds) for column in mapping.columns}
        dated = [readers[column.name] for column in mapping.reading(*DATES)]
        self._dates = Dates(places, dated, kinds, paths) if dated else None
        alone = mapping.reading(Reads.CHARGE, Reads.ANOTHER_CHARGE, Reads.NUMBER, Reads.COUNTY)
        self._alone = [(places[c.name], Joined([readers[c.name]], paths)) for c in alone]
        self._groups: list[tuple[Cells, Joined]] = [
            (
                cells_at([places[column.name] for column in group]),
                Joined([readers[column.name] for column in group], paths),
            )
            for group in _side_by_side(mapping.reading(Reads.FACT))
        ]
        self._county = [readers[column.name] for column in mapping.reading(Reads.COUNTY)]
        self._notes = [places[column.name] for column in mapping.reading(Reads.NOTES)]
        self._hints = hints("notes")
        self._every = paths.every
        for fact, value in mapping.every_row.items():
            self._every &= paths.having(fact, value)

    def county(self, cell: str) -> str | None:
        """Return the FIPS code of the county that a cell of its column names, if it is known."""
        return self._county[0].read(cell).county if self._county else None

    def rows(self, records: Iterator[tuple[str, list[str]]], bad: Bad) -> Iterator[Row]:
        """Yield each row that can be read; `bad` is told of the others, and may raise."""
        read = self._read
        for text, cells in records:
            try:
                left = read(cells)
            except BadCellError as error:
                bad(text, error)
                continue
            yield text, cells, left

    def _read(self, cells: list[str]) -> Left:
        """Return what a row leaves open, and its flags; most of the time is spent here."""
        still, flags = self._every, ""
        for place, column in self._alone:
            left, raised = column[cells[place]]
            still &= left
            if raised:
                flags = f"{flags}|{raised}" if flags else raised
        for cells_of, group in self._groups:
            left, raised = group[BETWEEN.join(cells_of(cells))]
            still &= left
            if raised:
                flags = f"{flags}|{raised}" if flags else raised
        if self._dates is not None:
            left, raised = self._dates.open(cells)
            still &= left
            if raised:
                flags = f"{flags}|{raised}" if flags else raised
        for place in self._notes:
            if cells[place] and (raised := self._hints[cells[place]]):
                flags = f"{flags}|{raised}" if flags else raised
        return still, flags


def _side_by_side(columns: Sequence[Column]) -> Iterator[list[Column]]:
    """Yield the columns of facts in groups, each with few enough combinations to be remembered."""
    group: list[Column] = []
    combinations = 1
    for column in columns:
        ways = len(column.words) + VALUES
        if group and combinations * ways > TOGETHER:
            yield group
            group, combinations = [], 1
        group.append(column)
        combinations *= ways
    if group:
        yield group
