"""A guess as a mapping file: TOML with comments that a person can check and correct."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.cli.screen_guess import Guess
from portal.cli.screen_mapping import DATES, NOT_KNOWN, NOT_READ, Reads
from portal.cli.screen_text import flat
from portal.law.model import Fact

SAMPLE = 8
LONGEST = 60
HOW = """# Made by a guess from the names of the columns and their cells. A person must check it:
#   1. Read each column below. Is it what it says? If not, correct `reads`, or write "keep".
#   2. Look for NOT UNDERSTOOD: write what the word means instead of "?", or leave it: such a
#      cell counts as not known, and its row gets a flag.
#   3. Look at [every_row]: take the # away from what is true of every row of the list.
#   4. Write your name or initials into checked_by.
#
# reads = what the column holds: fact (one of the law's facts), charge_code, another_charge,
#   offense_date, later_date (arrest, conviction or sentence: never before the offense),
#   birth_date, number, county, case_number, person, notes (searched for hints), keep (not read).
# words = the clinic's own words on the left, what they mean on the right; "" is not known.
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """How the list is written, for the first lines of the mapping."""

    name: str
    rows: int
    separator: str = ","
    header_row: int = 1
    sheet: str | None = None
    every_row: tuple[Fact, ...] = ()


def mapping_text(listed: Listed, guesses: Sequence[Guess]) -> str:
    """Return the mapping file for these guesses."""
    lines = [HOW.rstrip(), f"# List: {_comment(listed.name)}, {listed.rows:,} rows.", ""]
    lines += ['checked_by = ""', f"header_row = {listed.header_row}"]
    if listed.separator != ",":
        lines.append(f"separator = {_quoted(listed.separator)}")
    if listed.sheet is not None:
        lines.append(f"sheet = {_quoted(listed.sheet)}")
    lines += ["", "# True of every row? Only then take the # away in front of it.", "[every_row]"]
    lines += [_suggested(fact) for fact in listed.every_row]
    for place, guess in enumerate(guesses, 1):
        lines += ["", *(_column(guess) if guess.column.name else _nameless(place))]
    return "\n".join(lines) + "\n"


def _suggested(fact: Fact) -> str:
    first, *others = fact.values
    return f"# {fact.id} = {_quoted(first)}  # or {', '.join(others)}: {_comment(fact.means)}"


def _nameless(place: int) -> Iterator[str]:
    yield f"# Column {place} has no name: it is kept and not read. To read it, give it a name."


def _column(guess: Guess) -> Iterator[str]:
    column = guess.column
    yield f"# {_comment(column.name)}"
    yield f"#   confidence: {guess.confidence}"
    yield f"#   {_cells(guess)}"
    yield from (f"#   ASK: {_comment(ask)}" for ask in guess.asks)
    if guess.not_listed:
        yield f"#   NOT UNDERSTOOD, and not listed: {guess.not_listed:,} more different cells"
    yield "[[column]]"
    yield f"name = {_quoted(column.name)}"
    yield f"reads = {_quoted(column.reads)}"
    if column.fact:
        yield f"fact = {_quoted(column.fact)}"
    if column.reads in DATES:
        yield f"dates = {_quoted(column.order)}  # how 3/4/2015 is meant; either: both days count"
        if column.century_from is not None:
            last = column.century_from + 99
            yield (
                f"century_from = {column.century_from}"
                f"  # years of two digits are {column.century_from} to {last}"
            )
    if column.words:
        yield "[column.words]"
        yield from (_word(word, means, guess) for word, means in column.words.items())


def _word(word: str, means: str, guess: Guess) -> str:
    line = f"{_quoted(word)} = {_quoted(means)}"
    if means == NOT_READ:
        ask = guess.doubts.get(word, "")
        return f"{line}  # NOT UNDERSTOOD{': ' + _comment(ask) if ask else ''}"
    return f"{line}  # taken as not known" if means == NOT_KNOWN else line


def _cells(guess: Guess) -> str:
    """Return what was seen: cells where they were read, only their shapes where they were not."""
    seen = guess.seen
    if not seen.cells:
        return "every cell is blank"
    different = f"{'more than ' if seen.more else ''}{len(seen.cells):,} different"
    most = sorted(seen.cells.items(), key=lambda item: (-item[1], item[0]))[:SAMPLE]
    if guess.column.reads in (Reads.NOTES, Reads.KEEP):
        return f"{seen.filled:,} filled cells, {different}"
    if guess.column.reads in (Reads.PERSON, Reads.CASE_NUMBER, Reads.BIRTH_DATE):
        shapes = dict.fromkeys(_shape(cell) for cell, _ in most)
        return f"{seen.filled:,} filled cells, {different}, such as {_comment(', '.join(shapes))}"
    sample = "; ".join(f"{_comment(cell)} ({times:,})" for cell, times in most)
    understood = f"{guess.understood:,} of {seen.filled:,} filled cells understood"
    return f"{understood}, {different}: {sample}"


def _shape(cell: str) -> str:
    """Return the cell with every letter as A and every digit as 9: nothing of a person."""
    return re.sub(r"[^\W\d_]", "A", re.sub(r"\d", "9", flat(cell)))


def _comment(text: str) -> str:
    """Return the text fit to stand in a comment: one line, no signs that cannot be seen, short."""
    shown = "".join(
        sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in flat(text)
    )
    return shown if len(shown) <= LONGEST * 3 else shown[: LONGEST * 3] + "\N{HORIZONTAL ELLIPSIS}"


def _quoted(text: str) -> str:
    """Return the text as a TOML string."""
    return json.dumps(str(text), ensure_ascii=False).replace("\x7f", "\\u007f")
