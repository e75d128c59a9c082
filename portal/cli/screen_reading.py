"""One cell of a mapped column: what it says of which facts, or why it cannot be read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import assert_never

from portal.cli.screen_charge import SECOND, load_charges
from portal.cli.screen_county import Counties
from portal.cli.screen_dates import ANY_DAY, Order, Span, read_date
from portal.cli.screen_limits import Limits, Number, load_limits
from portal.cli.screen_mapping import NOT_KNOWN, NOT_READ, Column, ListMapping, Reads
from portal.cli.screen_sheet import BadCellError
from portal.cli.screen_text import flat
from portal.cli.stop import Stop
from portal.filing.directory import Directory
from portal.law.model import Fact, Vocabulary


@dataclass(frozen=True, slots=True)
class Reading:
    """The facts that a cell settles, and the flags it raises."""

    facts: Mapping[str, str]
    flags: tuple[str, ...] = ()
    days: Span = ANY_DAY
    county: str | None = None


NOTHING = Reading({})


@dataclass(frozen=True, slots=True)
class Kinds:
    """What is needed to read cells of every kind."""

    vocabulary: Vocabulary
    limits: Limits
    counties: Counties

    @classmethod
    def of(cls, vocabulary: Vocabulary, directory: Directory) -> "Kinds":
        """Return what this vocabulary and this directory need."""
        return cls(vocabulary, load_limits(vocabulary), Counties(directory))


class CellReader:
    """Reads the cells of one column, by its own words first, and strictly."""

    def __init__(self, column: Column, kinds: Kinds) -> None:
        self.column = column
        self._read, self.expected = _reader(column, kinds)
        self._words = {own(word): means for word, means in column.words.items()}
        self._what = column.fact or str(column.reads)

    def read(self, cell: str) -> Reading:
        """Return what the cell says; a blank says nothing; BadCellError if it is not understood."""
        word = own(cell)
        if not word:
            return NOTHING
        means = self._words.get(word, cell)
        if means == NOT_KNOWN:
            return NOTHING
        found = None if means == NOT_READ else self._read(means)
        if found is not None:
            return found
        if means == NOT_READ or self.column.reads is Reads.COUNTY:
            return Reading({}, (f"not_read:{self._what}",))
        raise BadCellError(
            self.column.name,
            found=repr(cell),
            expected=f"{self.expected}; a word of the mapping; or blank for not known",
            cure="correct the cell, or add the word under [column.words] in the mapping",
        )

    def understands(self, text: str) -> bool:
        """Return whether a text can be read as it stands, without the column's own words."""
        return self._read(text) is not None


def own(cell: str) -> str:
    """Return the cell as its column's words are compared: one space, no capitals."""
    return flat(cell).casefold()


Read = Callable[[str], Reading | None]


def _reader(column: Column, kinds: Kinds) -> tuple[Read, str]:
    """Return how a column's cells are read, and what they are to be, in words."""
    facts, limits = kinds.vocabulary.by_id, kinds.limits
    read: Read = _anything
    expected = "anything"
    match column.reads:
        case Reads.FACT:
            read = partial(_value, facts[column.fact])
            expected = f"one of {', '.join(facts[column.fact].values)}"
        case Reads.NUMBER:
            number = limits.numbers[column.fact]
            read = partial(_number, number, [facts[id_] for id_ in number.facts])
            expected = f"a number of {column.fact}"
        case Reads.CHARGE:
            read, expected = partial(_charge, kinds.vocabulary), "a charge such as 11357(b) HS"
        case Reads.ANOTHER_CHARGE:
            read = _another
        case Reads.COUNTY:
            read, expected = partial(_county, kinds.counties), "a county of California"
        case Reads.OFFENSE_DATE | Reads.LATER_DATE | Reads.BIRTH_DATE:
            read, expected = partial(_date, column, limits), _date_like(column)
        case Reads.CASE_NUMBER | Reads.PERSON | Reads.NOTES | Reads.KEEP:
            pass
        case _:
            assert_never(column.reads)
    return read, expected


def _date_like(column: Column) -> str:
    """Return what a date of the column is to look like."""
    match column.order:
        case Order.MONTH_FIRST:
            return "a date such as 2014-03-25 or 3/25/2014"
        case Order.DAY_FIRST:
            return "a date such as 2014-03-25 or 25/3/2014"
        case Order.EITHER:
            return "a date such as 2014-03-25"
        case _:
            assert_never(column.order)


def _anything(_: str) -> Reading:
    return NOTHING


def _another(_: str) -> Reading:
    """Flag a second column of charges: a row is one conviction, so a person should look."""
    return Reading({}, (SECOND,))


def _value(fact: Fact, text: str) -> Reading | None:
    value = flat(text)
    return Reading({fact.id: value}) if value in fact.values else None


def _number(number: Number, facts: Sequence[Fact], text: str) -> Reading | None:
    """Read a figure, or a value of the fact for which the figure stands."""
    values = {fact.id: text for fact in facts if text in fact.values}
    figure = number.read(text)
    if figure is None:
        return Reading(values) if values else None
    return Reading(number.says(figure))


def _charge(vocabulary: Vocabulary, text: str) -> Reading | None:
    if text in vocabulary.by_id["charge"].values:
        return Reading({"charge": text})
    found = load_charges(vocabulary).read(text)
    return Reading(found.facts, found.flags) if found else None


def _county(counties: Counties, text: str) -> Reading | None:
    fips = counties.fips(text)
    return Reading({}, county=fips) if fips else None


def _date(column: Column, limits: Limits, text: str) -> Reading | None:
    days = read_date(text, column.order, column.century_from)
    if days is None:
        return None
    if column.reads is not Reads.OFFENSE_DATE:
        return Reading({}, days=days)
    value = limits.offense_date(days)
    return Reading({"offense_date": value} if value else {}, days=days)


def check_words(mapping: ListMapping, kinds: Kinds) -> None:
    """Stop where a column's own word means something that cannot be read, or two things."""
    for column in mapping.columns:
        reader, seen = CellReader(column, kinds), dict[str, str]()
        place = f"{mapping.file}, column {column.name}, words"
        for word, means in column.words.items():
            if means not in (NOT_KNOWN, NOT_READ) and not reader.understands(means):
                raise Stop(
                    place,
                    found=f"{word!r} = {means!r}",
                    expected=f'{reader.expected}; "" for not known; "?" for not understood',
                    cure="correct what stands after the = sign",
                )
            if seen.setdefault(own(word), means) != means:
                raise Stop(
                    place,
                    found=f"{word!r} twice, with two meanings",
                    expected="each word once; capitals and spaces do not matter",
                    cure="remove one of the lines",
                )
