"""The mapping file: what each of a clinic's own columns holds, and what its own words mean."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from portal.cli.screen_data import Cells, read_toml, rows
from portal.cli.screen_dates import Order
from portal.cli.screen_limits import Limits
from portal.law.model import Vocabulary

NOT_KNOWN, NOT_READ = "", "?"
"""What a word can be said to mean instead of a value: as good as blank, or not understood."""


class Reads(StrEnum):
    """What a column is read as."""

    FACT = "fact"
    CHARGE = "charge_code"
    ANOTHER_CHARGE = "another_charge"
    OFFENSE_DATE = "offense_date"
    LATER_DATE = "later_date"
    BIRTH_DATE = "birth_date"
    NUMBER = "number"
    COUNTY = "county"
    CASE_NUMBER = "case_number"
    PERSON = "person"
    NOTES = "notes"
    KEEP = "keep"


DATES = (Reads.OFFENSE_DATE, Reads.LATER_DATE, Reads.BIRTH_DATE)
MANY = (
    Reads.FACT,
    Reads.NUMBER,
    Reads.ANOTHER_CHARGE,
    Reads.LATER_DATE,
    Reads.NOTES,
    Reads.KEEP,
)
WITH_WORDS = (Reads.FACT, Reads.CHARGE, Reads.NUMBER, Reads.COUNTY, *DATES)


@dataclass(frozen=True, slots=True)
class Column:
    """One of the clinic's columns: its name, what it is read as, and its own words."""

    name: str
    reads: Reads
    fact: str = ""
    order: Order = Order.EITHER
    century_from: int | None = None
    words: Mapping[str, str] = field(default_factory=dict)

    def gives(self, limits: Limits) -> tuple[str, ...]:
        """Return the facts that the column can say something of."""
        match self.reads:
            case Reads.FACT:
                return (self.fact,)
            case Reads.NUMBER:
                return limits.numbers[self.fact].facts
            case Reads.CHARGE:
                return ("charge", "other_charge")
            case Reads.OFFENSE_DATE | Reads.LATER_DATE:
                return ("offense_date",)
            case Reads.BIRTH_DATE:
                return ("age",)
            case _:
                return ()


@dataclass(frozen=True, slots=True)
class ListMapping:
    """A checked mapping: its columns, and how the list is written."""

    file: Path
    columns: tuple[Column, ...]
    checked_by: str
    separator: str = ","
    header_row: int = 1
    sheet: str | None = None
    every_row: Mapping[str, str] = field(default_factory=dict)

    def reading(self, *kinds: Reads) -> tuple[Column, ...]:
        """Return the columns that are read as one of these."""
        return tuple(column for column in self.columns if column.reads in kinds)


def load_mapping(file: Path, vocabulary: Vocabulary, limits: Limits) -> ListMapping:
    """Return the mapping; Stop names the row that cannot stand, and what to write instead."""
    raw = read_toml(file)
    found = rows(file, raw, "column")
    top = Cells(file, "the first lines", {k: v for k, v in raw.items() if k != "column"})
    mapping = ListMapping(
        file,
        tuple(_column(row, vocabulary, limits) for row in found),
        top.take("checked_by", str).strip(),
        top.take("separator", str, ","),
        top.take("header_row", int, 1),
        top.take("sheet", str) if top.has("sheet") else None,
        top.pairs("every_row"),
    )
    top.done()
    for fact, value in mapping.every_row.items():
        if fact not in vocabulary.by_id or value not in vocabulary.by_id[fact].values:
            raise top.fault(
                f"every_row: {fact} = {value!r}", "a fact and its value", "see docs/law/facts.md"
            )
    if mapping.separator not in (",", ";", "\t", "|") or mapping.header_row < 1:
        raise top.fault(
            f"separator = {mapping.separator!r}, header_row = {mapping.header_row}",
            "one of , ; | or a tab, and a row from 1 up",
            "correct it",
        )
    _together(mapping, limits)
    return mapping


def _column(row: Cells, vocabulary: Vocabulary, limits: Limits) -> Column:
    name, reads = row.take("name", str), row.take("reads", str)
    row.place = f"{row.place} ({name})"
    if reads not in [str(each) for each in Reads]:
        raise row.fault(f"reads = {reads!r}", f"one of {', '.join(Reads)}", "correct it")
    column = Column(
        name,
        Reads(reads),
        _fact(row, Reads(reads), vocabulary, limits),
        _order(row) if reads in DATES else Order.EITHER,
        row.take("century_from", int) if reads in DATES and row.has("century_from") else None,
        row.pairs("words") if reads in WITH_WORDS else {},
    )
    row.done()
    return column


def _fact(row: Cells, reads: Reads, vocabulary: Vocabulary, limits: Limits) -> str:
    if reads not in (Reads.FACT, Reads.NUMBER):
        return ""
    known: Iterable[str] = vocabulary.by_id if reads is Reads.FACT else limits.numbers
    fact = row.take("fact", str)
    if fact not in known:
        raise row.fault(f"fact = {fact!r}", f"one of {', '.join(known)}", "correct it")
    return fact


def _order(row: Cells) -> Order:
    order = row.take("dates", str, Order.EITHER)
    if order not in [str(each) for each in Order]:
        raise row.fault(f"dates = {order!r}", f"one of {', '.join(Order)}", "correct it")
    return Order(order)


def _together(mapping: ListMapping, limits: Limits) -> None:
    """Stop where two columns say the same, or where one needs another that is not there."""
    place = Cells(mapping.file, "the columns", {})
    given = _given(mapping, limits)
    kinds = Counter(column.reads for column in mapping.columns if column.reads not in MANY)
    names = Counter(column.name for column in mapping.columns)
    for what, counts in (("reads =", kinds), ("the fact", given), ("the column", names)):
        for each, times in counts.items():
            if times > 1:
                raise place.fault(
                    f"{what} {each} {times} times",
                    "each once",
                    'choose one of them, and write reads = "keep" in the others',
                )
    dated = mapping.reading(Reads.OFFENSE_DATE)
    later = mapping.reading(Reads.LATER_DATE)
    if later and not dated and "offense_date" in given:
        raise place.fault(
            "a later date beside a column that gives the fact offense_date",
            "one of the two",
            'write reads = "keep" in one of them',
        )
    if mapping.reading(Reads.BIRTH_DATE) and not (dated or later):
        raise place.fault(
            "a birth date without the date of the offense",
            "both: the age that counts is the age on the day of the offense",
            'name the column with the date, or write reads = "keep" for the birth date',
        )
    if not any(column.gives(limits) for column in mapping.columns):
        raise place.fault(
            "no column that says anything of a case",
            "one or more columns with reads = fact, charge_code, offense_date or number",
            "name the column with the charge or the date",
        )


def _given(mapping: ListMapping, limits: Limits) -> Counter[str]:
    """Return how often each fact is given; later dates only narrow the date of the offense."""
    by_column = (
        fact
        for column in mapping.columns
        if column.reads is not Reads.LATER_DATE
        for fact in column.gives(limits)
    )
    return Counter([*by_column, *mapping.every_row])
