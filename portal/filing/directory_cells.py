"""The cells of the directory's files: a row that is read strictly, and what each cell must be."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from portal.filing.directory import Area, DirectoryError, iso_day
from portal.filing.listing import Cell

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Check(Generic[T]):
    """What a cell must be: `read` gives its value, or None when it is something else."""

    expected: str
    cure: str
    read: Callable[[object], T | None]


class Row:
    """One table of a file: gives each cell once, checked, and refuses what is left over."""

    def __init__(self, file: str, name: str, cells: object) -> None:
        self.file = file
        self.name = name
        if not isinstance(cells, dict):
            raise self.fault(repr(cells), "a table", "Write it as a table with its own heading.")
        self._left: dict[str, object] = dict(cells)

    def fault(self, found: str, expected: str, cure: str) -> DirectoryError:
        """Return the error for this row, to be raised by the caller."""
        return DirectoryError(self.file, self.name, found, expected, cure)

    def rename(self, name: str) -> None:
        """Take a better name for errors, once the row has told its own."""
        self.name = name

    def has(self, key: str) -> bool:
        """Return whether this key is written and not yet taken."""
        return key in self._left

    def take(self, key: str, check: Check[T]) -> T:
        """Return the checked cell under a key that must be there."""
        if key not in self._left:
            raise self.fault(f"no {key}", f"{key}: {check.expected}", f"Add {key} to the row.")
        cell = self._left.pop(key)
        value = check.read(cell)
        if value is None:
            raise self.fault(f"{key} = {cell!r}", check.expected, check.cure)
        return value

    def take_if(self, key: str, check: Check[T]) -> T | None:
        """Return the checked cell under a key that may be left out."""
        return self.take(key, check) if key in self._left else None

    def table(self, key: str) -> "Row":
        """Return the sub-table under a key, named after this row."""
        if key not in self._left:
            raise self.fault(f"no {key}", f"a table {key}", f"Add the table {key}.")
        return Row(self.file, f"{self.name}, {key}", self._left.pop(key))

    def done(self) -> None:
        """Refuse any key that nobody took."""
        for key in self._left:
            raise self.fault(f"the key {key}", "only known keys", "Correct its name or remove it.")


def matching(pattern: str, expected: str, cure: str) -> Check[str]:
    """Return the check for a text that matches a pattern from end to end."""

    def read(cell: object) -> str | None:
        return cell if isinstance(cell, str) and re.fullmatch(pattern, cell) else None

    return Check(expected, cure, read)


def one_of(words: type[E]) -> Check[E]:
    """Return the check for one word of a closed set."""

    def read(cell: object) -> E | None:
        return next((word for word in words if word == cell), None)

    return Check(f"one of {', '.join(words)}", "Choose one of these words.", read)


def list_of(item: Check[str]) -> Check[tuple[str, ...]]:
    """Return the check for a list of at least one item, none of them twice."""

    def read(cell: object) -> tuple[str, ...] | None:
        cells = cell if isinstance(cell, list) else []
        values = tuple(value for value in map(item.read, cells) if value is not None)
        return values if values and len(set(values)) == len(cells) else None

    return Check(f"a list, each once, of {item.expected}", item.cure, read)


def _read_iso(cell: object) -> str | None:
    if not isinstance(cell, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", cell):
        return None
    try:
        iso_day(cell)
    except ValueError:
        return None
    return cell


TEXT = matching(
    r"\S([^\n]*\S)?",
    "one line of text, with no space at either end",
    "Write the text, or leave the key out when there is none.",
)
YES: Check[bool] = Check(
    "true", "Leave the key out when it is not true.", lambda cell: True if cell is True else None
)
HTTPS = matching(
    r"https://([a-z0-9-]+\.)+[a-z]{2,}(/[!-~]*)?",
    "an https address",
    'Write https, and confidence = "inferred" when it was seen as http.',
)
PHONE = matching(
    r"\([2-9][0-9]{2}\) [0-9]{3}-[0-9]{4}( ext\. [0-9]{1,6})?|[2-9][0-9]{2}",
    'a phone like "(510) 891-6000", "(510) 891-6000 ext. 7001" or "211"',
    "Write it in that form.",
)
ZIP = matching(r"[0-9]{5}", "five digits in quotes", "Write the five-digit ZIP.")
ISO = Check(
    'a date or month in quotes, like "2026-09-11" or "2026-09"',
    "Write the day or month of the row's oldest source.",
    _read_iso,
)
FIPS = matching(
    r"06(0[0-9][13579]|10[13579]|11[135])",
    'a California county code in quotes, "06001" to "06115", odd',
    "Look the code up in the Census Bureau's county list.",
)
ID = matching(r"[a-z0-9]+(-[a-z0-9]+)*", "lower-case words joined by -", "Rename it so.")
AREA = Check(
    f"{', '.join(Area)} or a county code",
    "Name the state, the federal courts or the counties it serves.",
    lambda cell: one_of(Area).read(cell) or FIPS.read(cell),
)
TAG = matching(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?",
    "a language tag, like es or zh-Hant",
    "Write the BCP-47 tag.",
)
CORRECTED = list_of(
    Check(
        f"one of {', '.join(Cell)}",
        "Name the cells that a person put right, by their keys.",
        one_of(Cell).read,
    )
)
