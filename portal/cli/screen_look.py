"""Make a mapping file for a list: find how it is written, look at every cell, write the guess."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import StringIO
from itertools import islice
from pathlib import Path

from portal.cli.screen_book import TOP, Book, header_among, is_book, reading_book
from portal.cli.screen_data import read_toml
from portal.cli.screen_guess import Guess, Looking, guesses
from portal.cli.screen_guess_text import Listed, mapping_text
from portal.cli.screen_reading import Kinds
from portal.cli.screen_sheet import Written, reading
from portal.cli.screen_sink import Source
from portal.cli.screen_whole import whole_or_not
from portal.cli.stop import Stop
from portal.law.model import Fact

SEPARATORS = ",;\t|"
BEGINNING = 64_000


def guess_mapping(
    path: Path, out: Path, kinds: Kinds, sheet: str | None, header_row: int | None
) -> list[Guess]:
    """Write the mapping that the list seems to need into `out`, and return the guesses.

    Stop keeps a mapping that a person has checked from being written over.
    """
    _refuse_checked(out)
    with _looked_at(path, sheet, header_row) as (source, row):
        looking = Looking(source.header)
        for _, cells in source.records():
            looking.add(cells)
        found = guesses(looking.columns(), kinds)
        listed = Listed(
            path.name,
            looking.rows,
            source.separator,
            row,
            source.sheet if isinstance(source, Book) else None,
            _asked_of_all(found, kinds),
        )
    with whole_or_not(out.resolve()) as text:
        text.write(mapping_text(listed, found))
    return found


def _refuse_checked(out: Path) -> None:
    if out.exists() and (by := read_toml(out).get("checked_by")):
        raise Stop(
            f"--out {out}",
            found=f"a mapping that {by} has checked",
            expected="a new file",
            cure="name another file, or delete this one first",
        )


def _asked_of_all(found: Sequence[Guess], kinds: Kinds) -> tuple[Fact, ...]:
    """Return the facts asked before the charge, that is of everybody, which no column gives."""
    facts = kinds.vocabulary.facts
    charge = kinds.vocabulary.by_id["charge"]
    given = {fact for guess in found for fact in guess.column.gives(kinds.limits)}
    return tuple(fact for fact in facts[: facts.index(charge)] if fact.id not in given)


@contextmanager
def _looked_at(
    path: Path, sheet: str | None, header_row: int | None
) -> Iterator[tuple[Source, int]]:
    """Give the list from its header on, and the row in which that stands."""
    if is_book(path):
        with reading_book(path, sheet, header_row) as book:
            yield book, book.header_row
        return
    with path.open("rb") as binary:
        beginning = binary.read(BEGINNING).decode("utf-8-sig", errors="replace")
    separator = separator_of(beginning)
    if header_row is None:
        lines = csv.reader(StringIO(beginning, newline=""), delimiter=separator)
        header_row = header_among([*islice(_whole(lines), TOP)])
    with reading(path, Written(separator, header_row)) as found:
        yield found, header_row


def _whole(lines: Iterator[list[str]]) -> Iterator[list[str]]:
    """Yield the records as far as they are CSV: the beginning may end in the middle of one."""
    try:
        yield from lines
    except csv.Error:
        return


def separator_of(beginning: str) -> str:
    """Return what separates the cells of a CSV file: the sign that most of its lines agree on."""
    lines = [line for line in beginning.splitlines()[:TOP] if line.strip()]

    def agreed(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        usual = max(set(counts), key=counts.count, default=0)
        return (counts.count(usual) if usual else 0, usual)

    return max(SEPARATORS, key=agreed)
