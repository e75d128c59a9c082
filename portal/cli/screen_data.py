"""The files of `data/`: what clinics write and what it means, read strictly at the start."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from portal.cli.stop import Stop

HERE = Path(__file__).with_name("data")
T = TypeVar("T")


def read_toml(path: Path) -> dict[str, object]:
    """Return the file's tables; Stop, with the line, where it is not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Stop(
            str(path),
            found=str(error),
            expected="a TOML file in UTF-8",
            cure="mend the line that is named: words stand in quotes, one `name = value` a line",
        ) from error


class Cells:
    """One table of a TOML file: each cell is taken once, by its kind; what is left is a fault."""

    def __init__(self, file: Path, row: str, raw: object) -> None:
        self.place = f"{file}, {row}"
        if not isinstance(raw, dict):
            raise self.fault(repr(raw), "a table of `name = value` lines", "write it as a table")
        self._left: dict[str, object] = dict(raw)

    def fault(self, found: str, expected: str, cure: str) -> Stop:
        """Return the stop for this row, to be raised by the caller."""
        return Stop(self.place, found=found, expected=expected, cure=cure)

    def take(self, key: str, kind: type[T], default: T | None = None) -> T:
        """Return the cell under a key; without a default the key must be there."""
        if key not in self._left and default is not None:
            return default
        value = self._left.pop(key, None)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.fault(
                f"{key} = {value!r}" if value is not None else f"no {key}",
                f"{key}: {_KINDS.get(kind, kind.__name__)}",
                f"write {key} = ... in this row",
            )
        return value

    def figure(self, key: str, default: float | None = None) -> float:
        """Return a number, whole or not, under a key."""
        value = self._left.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.fault(f"{key} = {value!r}", "a number", f"write {key} = ... in this row")
        self._left.pop(key, None)
        return float(value)

    def tables(self, key: str) -> list["Cells"]:
        """Return a list of tables under a key that must be there."""
        return [
            Cells(Path(self.place), f"{key} {i}", raw)
            for i, raw in enumerate(self.take(key, list), 1)
        ]

    def words(self, key: str) -> tuple[str, ...]:
        """Return a list of different words; none if the key is not there."""
        found = self.take(key, list, [])
        if not all(isinstance(word, str) for word in found) or len(set(found)) != len(found):
            raise self.fault(f"{key} = {found!r}", "different words in quotes", f"correct {key}")
        return tuple(found)

    def pairs(self, key: str) -> Mapping[str, str]:
        """Return a table of words, each with its word; none if the key is not there."""
        found = self.take(key, dict, {})
        for word, means in found.items():
            if not isinstance(means, str):
                raise self.fault(
                    f"{key}: {word!r} = {means!r}", "words in quotes", "put quotes around it"
                )
        return found

    def has(self, key: str) -> bool:
        """Return whether the key is written and not yet taken."""
        return key in self._left

    def done(self) -> None:
        """Stop where a key is left that nothing reads."""
        if self._left:
            key = next(iter(self._left))
            raise self.fault(f"{key!r}", "no other name", "correct the name, or remove the line")


_KINDS: Mapping[type, str] = {
    str: "words in quotes",
    int: "a whole number",
    bool: "true or false",
    list: "a list in [ ]",
    dict: "a table",
}


def rows(file: Path, raw: Mapping[str, object], key: str) -> list[Cells]:
    """Return the rows `[[key]]` of a file, each to be taken cell by cell."""
    found = raw.get(key, [])
    if not isinstance(found, list) or not found:
        raise Stop(
            str(file),
            found=f"no [[{key}]]",
            expected=f"one or more rows headed [[{key}]]",
            cure=f"head each row [[{key}]]",
        )
    return [Cells(file, f"{key} {place}", each) for place, each in enumerate(found, 1)]
