"""A TOML file as checked rows: the whole file as one, and the tables under a key as many."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from portal.filing.directory import DirectoryError
from portal.filing.directory_cells import Check, Row, matching

NAME = matching(r"[a-z0-9]+([_-][a-z0-9]+)*", "lower-case words joined by _ or -", "Rename it so.")


def whole_file(path: Path) -> Row:
    """Return the file as one row; DirectoryError when it is missing or is no TOML."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        cure = "Put the file back, or mend the line it names."
        raise DirectoryError(path.name, "whole file", str(error), "a TOML file", cure) from error
    return Row(path.name, "whole file", content)


def rows_under(parent: Row, key: str) -> Iterator[Row]:
    """Yield the tables under a key of a row, at least one, each named by its place."""

    def read(cell: object) -> list[object] | None:
        return cell if isinstance(cell, list) and cell else None

    tables = parent.take(key, Check(f"[[{key}]] tables", f"Head each one [[{key}]].", read))
    prefix = "" if parent.name == "whole file" else f"{parent.name}, "
    for place, cells in enumerate(tables, 1):
        yield Row(parent.file, f"{prefix}{key} {place}", cells)
