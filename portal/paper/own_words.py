"""Sentences that the room itself says, read strictly from a TOML file, once."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from portal.filing.directory import DirectoryError
from portal.filing.directory_cells import TEXT, Row

ROOM = Path(__file__).parent
Translate = Callable[[str], str]


def own_words(file: str, names: Sequence[str], translate: Translate) -> dict[str, str]:
    """Return the sentence under each name, translated; a DirectoryError if a name is not there."""
    said = _sentences(ROOM / file)
    if sorted(said) != sorted(names):
        cure = "Add what is missing, and remove what nobody says."
        raise DirectoryError(file, "the names", f"{sorted(said)}", f"{sorted(names)}", cure)
    return {name: translate(said[name]) for name in names}


@cache
def _sentences(path: Path) -> Mapping[str, str]:
    """Return each name's sentence, its key `say`."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))
    said = {}
    for name, cells in rows.items():
        row = Row(path.name, name, cells)
        said[name] = row.take("say", TEXT)
        row.done()
    return said
