"""Flags: what a note hints at that no column says, so that a person looks at the row."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from portal.cli.screen_data import HERE, Cells, read_toml, rows
from portal.cli.screen_text import bare

FILE = HERE / "screen_flags.toml"
PLACES = ("notes", "charge")
JOIN = "|"
REMEMBERED = 20_000
WORD = re.compile(r"[a-z0-9][a-z0-9. ]*\*?")


@dataclass(frozen=True, slots=True)
class Flag:
    """Words to look for in one kind of column, and why a person should look at the row."""

    id: str
    places: tuple[str, ...]
    words: tuple[str, ...]
    reason: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The words as one pattern, for text in small letters without accents."""
        return _any_of(self.words)


def _spelt(word: str) -> str:
    """Return the rest of a word, after its first letter, as a pattern."""
    stem = re.escape(word.removesuffix("*")[1:]).replace(r"\ ", "[^a-z0-9]{1,3}")
    return stem if word.endswith("*") else rf"{stem}(?![a-z0-9]|\.[0-9])"


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return one pattern for many words, sorted by first letter: most letters then cost nothing."""
    by_first = groupby(sorted(set(words)), key=lambda word: word[0])
    parts = [f"{first}(?:{'|'.join(map(_spelt, rest))})" for first, rest in by_first]
    return re.compile(rf"(?<![a-z0-9.])(?:{'|'.join(parts) or '(?!)'})", re.ASCII)


class Hints(dict[str, str]):
    """What cells of one kind hint at: the ids of the flags, joined; learned as they come."""

    def __init__(self, flags: Iterable[Flag]) -> None:
        super().__init__()
        listed = [*flags]
        self._flags = [(flag.id, flag.pattern) for flag in listed]
        self._any = _any_of(word for flag in listed for word in flag.words)

    def __missing__(self, cell: str) -> str:
        """Return the ids of the flags that a cell not met before raises."""
        text = cell.lower() if cell.isascii() else bare(cell).lower()
        found = ""
        if self._any.search(text):
            found = JOIN.join([id_ for id_, pattern in self._flags if pattern.search(text)])
        if len(self) >= REMEMBERED:
            self.clear()
        self[cell] = found
        return found


def _flag(row: Cells) -> Flag:
    flag = Flag(row.take("id", str), row.words("in"), row.words("words"), row.take("reason", str))
    if not flag.places or not set(flag.places) <= set(PLACES):
        raise row.fault(f"in = {list(flag.places)}", f"one or more of {PLACES}", "correct it")
    for word in flag.words:
        if not WORD.fullmatch(word):
            raise row.fault(repr(word), "small letters, digits, dots, spaces", "correct the word")
    _try(row, flag)
    row.done()
    return flag


def _try(row: Cells, flag: Flag) -> None:
    """Stop where the flag does not find, or finds, what its row says."""
    finds, leaves = row.words("finds"), row.words("leaves")
    if not flag.words or not finds or not leaves:
        raise row.fault(f"{flag.id} without words or texts", "words, finds, leaves", "add them")
    for text, wanted in [(t, True) for t in finds] + [(t, False) for t in leaves]:
        if bool(flag.pattern.search(bare(text).lower())) is not wanted:
            raise row.fault(
                f"{flag.id} {'does not find' if wanted else 'finds'} {text!r}",
                "words that find all of `finds` and none of `leaves`",
                "mend the words",
            )


@cache
def load_flags(file: Path = FILE) -> Mapping[str, Flag]:
    """Return every flag by its id, in the order of the file; Stop names a row that is wrong."""
    flags = [_flag(row) for row in rows(file, read_toml(file), "flag")]
    found = {flag.id: flag for flag in flags}
    if len(found) != len(flags):
        raise Cells(file, "the flags", {}).fault("an id twice", "each id once", "rename one")
    return found


def hints(place: str) -> Hints:
    """Return what cells of this place ("notes" or "charge") hint at, to be asked cell by cell."""
    return Hints(flag for flag in load_flags().values() if place in flag.places)
